package io.evenkeel.director.haproxy;

import io.evenkeel.director.diagnostic.Strictness;

/**
 * How a {@code haproxy.cfg} is read.
 *
 * @param environment what {@code $NAME} stands for
 * @param strictness whether known mistakes are repaired
 * @param compatibility whose defaults hold where the text says nothing
 */
public record HaproxyOptions(Environment environment, Strictness strictness, Compatibility compatibility) {
    /** Repairs known mistakes and has the defaults of HAProxy 2.6. */
    public static HaproxyOptions lenient(Environment environment) {
        return new HaproxyOptions(environment, Strictness.LENIENT, Compatibility.V2_6);
    }

    /** The same with known mistakes as errors. */
    public HaproxyOptions strict() {
        return new HaproxyOptions(environment, Strictness.STRICT, compatibility);
    }
}
