package io.evenkeel.director.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Rule;

/**
 * Characters that look like a blank and are none to HAProxy or keepalived: no-break and ideographic spaces, byte order
 * marks. They come with texts copied from web pages and make a word that cannot be told from the right one by eye.
 */
public final class StrangeBlanks {
    private StrangeBlanks() {}

    /** Whether a character looks blank without being an ASCII one. */
    public static boolean isOne(int codePoint) {
        return codePoint > 0x7F && (Character.isSpaceChar(codePoint) || codePoint == 0xFEFF || codePoint == 0x200B);
    }

    /**
     * Takes those outside quotes for blanks, as a repair; inside, they may well be meant.
     *
     * @return the words that are left: the token itself when there is no such character in it
     */
    public static List<Token> separate(Token token, Diagnostics diagnostics) {
        if (token.text().chars().allMatch(c -> c <= 0x7F)) {
            return List.of(token);
        }
        int[] all = token.text().codePoints().toArray();
        List<Token> words = new ArrayList<>();
        Position at = token.position();
        boolean reported = false;
        int quote = 0;
        int start = 0;
        for (int i = 0; i <= all.length; i++) {
            boolean separates = i < all.length && quote == 0 && isOne(all[i]);
            if (separates && !reported) {
                reported = true;
                diagnostics.repair(Rule.STRANGE_BLANK, new Position(at.file(), at.line(), at.column() + i, 1),
                        String.format(Locale.ROOT, "U+%04X looks like a blank and is part of the word", all[i]), "it is taken for a blank",
                        "replace it by an ordinary space");
            }
            if (separates || i == all.length) {
                if (i > start) {
                    words.add(new Token(token.kind(), new String(all, start, i - start),
                            new Position(at.file(), at.line(), at.column() + start, i - start)));
                }
                start = i + 1;
            } else if (quote != 0) {
                quote = all[i] == quote ? 0 : quote;
            } else if (all[i] == '"' || all[i] == '\'') {
                quote = all[i];
            }
        }
        return words;
    }
}
