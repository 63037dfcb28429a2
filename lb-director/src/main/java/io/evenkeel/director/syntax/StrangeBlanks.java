package io.evenkeel.director.syntax;

import java.util.Locale;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;

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
     * Reports the first one in a word, outside quotes: inside, it may well be meant.
     *
     * @return whether there was one
     */
    public static boolean report(Token token, Diagnostics diagnostics) {
        int[] all = token.text().codePoints().toArray();
        int quote = 0;
        for (int i = 0; i < all.length; i++) {
            if (quote != 0) {
                quote = all[i] == quote ? 0 : quote;
            } else if (all[i] == '"' || all[i] == '\'') {
                quote = all[i];
            } else if (isOne(all[i])) {
                Position at = token.position();
                diagnostics.error(new Position(at.file(), at.line(), at.column() + i, 1),
                        String.format(Locale.ROOT, "U+%04X looks like a blank and is part of the word", all[i]),
                        "replace it by an ordinary space");
                return true;
            }
        }
        return false;
    }
}
