package io.evenkeel.director.haproxy;

import io.evenkeel.director.diagnostic.Strictness;

/**
 * How a {@code haproxy.cfg} is read.
 *
 * @param environment what {@code $NAME} stands for
 * @param strictness whether known mistakes are repaired
 * @param compatibility whose defaults hold where the text says nothing
 */
public record ReadingOptions(Environment environment, Strictness strictness, Compatibility compatibility) {
    /** Repairs known mistakes and has the defaults of HAProxy 2.6. */
    public static ReadingOptions lenient(Environment environment) {
        return new ReadingOptions(environment, Strictness.LENIENT, Compatibility.V2_6);
    }

    /** The same with known mistakes as errors. */
    public ReadingOptions strict() {
        return new ReadingOptions(environment, Strictness.STRICT, compatibility);
    }
}
