package io.evenkeel.director.keepalived.text;

import java.util.Locale;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.StrangeBlanks;
import io.evenkeel.director.syntax.Token;

/** Judges tokens: decodes words, and repairs what only looks like a blank or a comment. */
final class WordReader {
    private final Diagnostics diagnostics;

    WordReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    void word(Token token, WordList words) {
        try {
            words.add(WordDecoder.decode(token));
        } catch (Complaint complaint) {
            diagnostics.add(complaint.diagnostic());
            words.breakOff();
        }
    }

    /** A strange blank is part of a word to keepalived. */
    void blank(Token token) {
        int[] all = token.text().codePoints().toArray();
        for (int i = 0; i < all.length; i++) {
            if (StrangeBlanks.isOne(all[i])) {
                Position at = token.position();
                diagnostics.repair(Rule.STRANGE_BLANK, new Position(at.file(), at.line(), at.column() + i, 1),
                        String.format(Locale.ROOT, "U+%04X looks like a blank and is part of a word", all[i]),
                        "it is taken for a blank", "replace it by an ordinary space");
                return;
            }
        }
    }

    void comment(Token token) {
        if (token.text().startsWith("/")) {
            Position at = token.position();
            diagnostics.repair(Rule.SLASH_COMMENT, new Position(at.file(), at.line(), at.column(), 2), "'//' does not start a comment",
                    "the rest of the line is taken for one", "a comment starts with # or !");
        }
    }
}
