package io.evenkeel.director.keepalived.text;

import java.util.List;

import io.evenkeel.director.diagnostic.Rule;

/** What can be wrong with the text below the keywords. */
public final class TextRules {
    /** A file that the text includes is not there. */
    public static final Rule INCLUDE_MISSING = new Rule("include-missing", "A file that the text includes is not there");
    /** What the text includes cannot be read. */
    public static final Rule INCLUDE_UNREADABLE = new Rule("include-unreadable", "What the text includes is not a readable file");
    static final Rule INCLUDE_LOOP = new Rule("include-loop", "A file includes itself, or files include each other too deeply");
    static final Rule INCLUDE_QUOTES = new Rule("include-quotes", "Quotes around the name of an included file are part of the name");
    static final Rule GENERATOR = new Rule("generator", "A ~SEQ or ~LST does not have its form");
    static final Rule EXPANSION = new Rule("expansion", "Variables, generators or includes produce too much, or never end");
    static final Rule UNDEFINED_VARIABLE = new Rule("undefined-variable", "A variable in braces is not defined");
    static final Rule QUOTE = new Rule("quote", "A quote is not closed on its line, or an escape in it has no meaning");
    static final Rule NOT_TEXT = new Rule("not-text", "A NUL byte stands in the text");
    static final Rule LINE_NUMBERS = new Rule("line-numbers", "Each line begins with its number, as a listing shows it");
    static final Rule ANNOTATION = new Rule("annotation", "A number stands alone behind a brace");
    static final Rule UNCLOSED_BLOCK = new Rule("unclosed-block", "A block is not closed");
    static final Rule MISSING_BRACE = new Rule("missing-brace", "A block has no opening brace");
    static final Rule STRAY_BRACE = new Rule("stray-brace", "A brace closes nothing, or opens a block without a keyword");

    /** All of them, for the guide. */
    public static final List<Rule> ALL = List.of(INCLUDE_MISSING, INCLUDE_UNREADABLE, INCLUDE_LOOP, INCLUDE_QUOTES, GENERATOR, EXPANSION,
            UNDEFINED_VARIABLE, QUOTE, NOT_TEXT, LINE_NUMBERS, ANNOTATION, UNCLOSED_BLOCK, MISSING_BRACE, STRAY_BRACE);

    private TextRules() {}
}
