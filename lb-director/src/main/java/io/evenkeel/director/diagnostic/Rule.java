package io.evenkeel.director.diagnostic;

import java.util.List;

/**
 * What a {@link Diagnostic} is about, by a name that stays the same over releases.
 *
 * @param id short, lower case, words joined by {@code -}: {@code unknown-keyword}
 * @param says one sentence without its final stop, for the guides
 */
public record Rule(String id, String says) {
    /** What has no rule of its own. */
    public static final Rule MISTAKE = new Rule("mistake", "The text contradicts itself or says something that cannot be");
    /** A keyword that the language does not have at this place. */
    public static final Rule UNKNOWN_KEYWORD = new Rule("unknown-keyword", "The language has no such keyword at this place");
    /** A statement that ends too early. */
    public static final Rule MISSING_VALUE = new Rule("missing-value", "The statement ends before it is complete");
    /** A value that is not one of those allowed. */
    public static final Rule WRONG_VALUE = new Rule("wrong-value", "The value is not one of those that the keyword takes");
    /** Words behind a complete statement. */
    public static final Rule EXTRA_VALUE = new Rule("extra-value", "The statement is complete, and words follow");
    /** A keyword that is understood and not carried out. */
    public static final Rule REFUSED = new Rule("refused", "The text is right and asks for something that is not carried out");
    /** A keyword that is right and does nothing. */
    public static final Rule NEEDS_NOTHING = new Rule("needs-nothing", "The text is right, and nothing needs to be done for it here");
    /** A keyword that is carried out with a difference. */
    public static final Rule ACTS_DIFFERENTLY = new Rule("acts-differently",
            "The text is carried out in another way than by its own program");
    /** A character that only looks like a blank. */
    public static final Rule STRANGE_BLANK = new Rule("strange-blank", "A character looks like a blank and is none to the language");
    /** {@code //} where a comment was meant. */
    public static final Rule SLASH_COMMENT = new Rule("slash-comment", "'//' does not start a comment in this language");
    /** A file that cannot be read. */
    public static final Rule UNREADABLE_FILE = new Rule("unreadable-file", "The file cannot be read");
    /** A text, a line or a list of messages beyond its limit. */
    public static final Rule TOO_LONG = new Rule("too-long", "A file, a line or the list of messages is beyond its limit");

    /** Those that both languages have, for the guides. */
    public static final List<Rule> ALL = List.of(MISTAKE, UNKNOWN_KEYWORD, MISSING_VALUE, WRONG_VALUE, EXTRA_VALUE, REFUSED, NEEDS_NOTHING,
            ACTS_DIFFERENTLY, STRANGE_BLANK, SLASH_COMMENT, UNREADABLE_FILE, TOO_LONG);

    /** Checks the form of the name. */
    public Rule {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("rule: " + id + " (expected: lower-case words joined by '-')");
        }
    }
}
