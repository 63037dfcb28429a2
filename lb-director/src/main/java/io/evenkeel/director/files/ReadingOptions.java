package io.evenkeel.director.files;

import java.util.Map;
import java.util.random.RandomGenerator;

import io.evenkeel.director.diagnostic.Strictness;
import org.jspecify.annotations.Nullable;

/**
 * How configuration files are read. Immutable.
 *
 * @param strictness what becomes of known mistakes; default lenient
 * @param language what every file is written in; null, the default, tells it for each by its content
 * @param environment what {@code $NAME} stands for in a haproxy.cfg, and {@code ${_ENV NAME}} in a keepalived.conf
 * @param configId which lines with {@code @id} count in a keepalived.conf; default empty
 * @param random where {@code ${_RANDOM}} of a keepalived.conf comes from
 */
public record ReadingOptions(Strictness strictness, @Nullable Language language, Map<String, String> environment, String configId,
        RandomGenerator random) {
    /** Copies the map. */
    public ReadingOptions {
        environment = Map.copyOf(environment);
    }

    /** Repairs known mistakes, tells languages by content, and has only these variables. */
    public static ReadingOptions of(Map<String, String> environment) {
        return new ReadingOptions(Strictness.LENIENT, null, environment, "", RandomGenerator.getDefault());
    }

    /** The same with another strictness. */
    public ReadingOptions with(Strictness wanted) {
        return new ReadingOptions(wanted, language, environment, configId, random);
    }

    /** The same for files of one language. */
    public ReadingOptions in(Language one) {
        return new ReadingOptions(strictness, one, environment, configId, random);
    }

    /** The same for a host of another name. */
    public ReadingOptions named(String id) {
        return new ReadingOptions(strictness, language, environment, id, random);
    }
}
