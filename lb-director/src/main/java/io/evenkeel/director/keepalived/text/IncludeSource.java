package io.evenkeel.director.keepalived.text;

import java.util.List;

import io.evenkeel.director.diagnostic.SourceText;

/**
 * Where the files come from that a configuration includes. The reader itself touches no disk: whoever calls it says what
 * a pattern stands for. Called on the reading thread.
 */
public interface IncludeSource {
    /** There are no files at all. */
    IncludeSource NONE = new IncludeSource() {
        @Override
        public List<Included> find(String includingFile, String pattern) {
            return List.of();
        }

        @Override
        public String directory(String file) {
            return ".";
        }
    };

    /**
     * The files that a pattern stands for, in the order of their names; none when there is none.
     *
     * @param includingFile the file that holds the line, as its {@link SourceText#name} says; a relative pattern starts in
     *     its directory
     * @param pattern a path, perhaps with the wildcards {@code * ? [...]}; braces are expanded already
     */
    List<Included> find(String includingFile, String pattern);

    /** The directory of a file, which the text may ask for as {@code ${_PWD}}. */
    String directory(String file);

    /** What stands at a path. */
    sealed interface Included {
        /** Its path: the same for the same file, so that a file that includes itself is found out. */
        String name();

        /** A file that was read. */
        record Text(SourceText source) implements Included {
            @Override
            public String name() {
                return source.name();
            }
        }

        /** A directory, which is passed over. */
        record Directory(String name) implements Included {}

        /**
         * A file that could not be read.
         *
         * @param why a sentence
         */
        record Unreadable(String name, String why) implements Included {}
    }
}
