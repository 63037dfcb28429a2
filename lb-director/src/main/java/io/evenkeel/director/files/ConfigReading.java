package io.evenkeel.director.files;

import java.util.List;

import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.syntax.Document;

/**
 * What configuration files gave. Immutable.
 *
 * @param result the director, and everything there is to say
 * @param understood what the files say in canonical form, one for each language whose files have no mistake; also what is refused
 */
public record ConfigReading(ReadResult<DirectorConfig> result, List<Understood> understood) {
    /** Copies the list. */
    public ConfigReading {
        understood = List.copyOf(understood);
    }

    /**
     * What all files of one language say together.
     *
     * @param language what they are written in
     * @param document what they say
     */
    public record Understood(Language language, Document document) {
        /** The canonical text, in that language. */
        public String print() {
            return language.print(document);
        }
    }
}
