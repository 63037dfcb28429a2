package io.evenkeel.director.diagnostic;

/**
 * A stretch of one line of a file.
 *
 * @param file name as the user gave it
 * @param line counted from 1
 * @param column counted from 1, in characters (Unicode code points), a tab being one
 * @param length in characters; 0 points between two of them, such as at the end of a file
 */
public record Position(String file, int line, int column, int length) {
    /** The first character of a file: for what concerns the file as a whole. */
    public static Position startOf(String file) {
        return new Position(file, 1, 1, 0);
    }

    /** {@code file:line:column}, which editors and terminals turn into a link. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
