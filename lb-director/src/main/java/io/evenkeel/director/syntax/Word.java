package io.evenkeel.director.syntax;

import io.evenkeel.director.diagnostic.Position;

/**
 * A word of a statement as the language means it.
 *
 * @param value without quotes, with escapes and variables resolved
 * @param position where it stands in the file, quotes included
 */
public record Word(String value, Position position) {
    /** Whether it is this word. */
    public boolean is(String other) {
        return value.equals(other);
    }
}
