package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.StrangeBlanks;
import io.evenkeel.director.syntax.Token;
import io.evenkeel.director.syntax.Word;

/** From the tokens of a line to its words as the language means them, within HAProxy's limits. */
final class LineReader {
    /** The most words of a line. */
    static final int MOST_WORDS = 64;

    private final Diagnostics diagnostics;
    private final Variables variables;

    LineReader(Diagnostics diagnostics, Variables variables) {
        this.diagnostics = diagnostics;
        this.variables = variables;
    }

    /** The words; none when the line has an error. */
    List<Word> read(HaproxyTree.Line line) {
        List<Token> tokens = line.words();
        List<Word> words = new ArrayList<>();
        try {
            variables.at(tokens.get(0).position());
            for (Token token : tokens) {
                for (Token part : StrangeBlanks.separate(token, diagnostics)) {
                    words.addAll(WordDecoder.decode(part, variables));
                }
            }
        } catch (Complaint complaint) {
            diagnostics.add(complaint.diagnostic());
            return List.of();
        }
        if (words.size() > MOST_WORDS) {
            diagnostics.error(Rule.TOO_LONG, words.get(MOST_WORDS).position(), "the line has " + words.size() + " words",
                    "expected: at most " + MOST_WORDS);
            return List.of();
        }
        return words;
    }

    /** A line that is nothing but a comment of another language. */
    void slashComment(List<Word> words) {
        if (!words.isEmpty()) {
            diagnostics.repair(Rule.SLASH_COMMENT, words.get(0).position(), "'//' does not start a comment", "the line is taken for one",
                    "a comment starts with '#'");
        }
    }
}
