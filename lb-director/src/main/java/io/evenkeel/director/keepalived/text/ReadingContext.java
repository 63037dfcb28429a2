package io.evenkeel.director.keepalived.text;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What a configuration may ask its host for.
 *
 * @param includes the files it includes
 * @param configId what {@code @id} lines are compared with, and {@code ${_INSTANCE}}: keepalived's {@code -i}, by default the
 *     first label of the host's name
 * @param environment what {@code ${_ENV NAME}} stands for
 * @param random where {@code ${_RANDOM}} comes from; {@code random_seed} in the text has no part in it
 * @param mostLines how many lines the files may expand to before an error says that it is too many
 */
public record ReadingContext(IncludeSource includes, String configId, Map<String, String> environment, RandomGenerator random,
        int mostLines) {
    /** Enough for 65,000 instances of 60 lines. */
    public static final int MOST_LINES = 4_000_000;

    /** Copies the map. */
    public ReadingContext {
        environment = Map.copyOf(environment);
        if (mostLines < 1) {
            throw new IllegalArgumentException("mostLines: " + mostLines + " (expected: at least 1)");
        }
    }

    /** No files, no identity, no environment, and a chance that is always the same. */
    public static ReadingContext none() {
        return new ReadingContext(IncludeSource.NONE, "", Map.of(), new SplittableRandom(0), MOST_LINES);
    }

    /** The same with files to include. */
    public ReadingContext including(IncludeSource files) {
        return new ReadingContext(files, configId, environment, random, mostLines);
    }

    /** The same on a host of this name. */
    public ReadingContext named(String id) {
        return new ReadingContext(includes, id, environment, random, mostLines);
    }

    /** The same with another bound. */
    public ReadingContext atMost(int lines) {
        return new ReadingContext(includes, configId, environment, random, lines);
    }
}
