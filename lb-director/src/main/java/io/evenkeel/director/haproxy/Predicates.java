package io.evenkeel.director.haproxy;

import java.util.List;

/** What a condition of HAProxy 2.6 can ask. */
final class Predicates {
    private static final HaproxyVersion OPENSSL = new HaproxyVersion(3, 0, 0, Integer.MAX_VALUE);
    private static final String SSL_LIBRARY = "OpenSSL";

    private final Environment environment;

    Predicates(Environment environment) {
        this.environment = environment;
    }

    /** The value of a variable, empty when it is not set. */
    String variable(String name) {
        String value = environment.get(name);
        return value == null ? "" : value;
    }

    /**
     * Whether the predicate holds for these arguments.
     *
     * @throws ConditionException when there is no such predicate, or it takes another number of arguments
     */
    boolean holds(String predicate, List<String> arguments) {
        return switch (predicate) {
            case "defined" -> environment.get(only(predicate, arguments)) != null;
            case "feature" -> HaproxyVersion.FEATURES.contains(only(predicate, arguments));
            case "streq" -> equal(predicate, arguments);
            case "strneq" -> !equal(predicate, arguments);
            case "version_atleast" -> HaproxyVersion.FOLLOWED.atLeast(version(predicate, arguments));
            case "version_before" -> !HaproxyVersion.FOLLOWED.atLeast(version(predicate, arguments));
            case "openssl_version_atleast" -> OPENSSL.atLeast(version(predicate, arguments));
            case "openssl_version_before" -> !OPENSSL.atLeast(version(predicate, arguments));
            case "ssllib_name_startswith" -> SSL_LIBRARY.startsWith(only(predicate, arguments));
            default -> throw new ConditionException("unknown predicate '" + predicate + "'");
        };
    }

    private static HaproxyVersion version(String predicate, List<String> arguments) {
        return HaproxyVersion.parse(only(predicate, arguments));
    }

    private static boolean equal(String predicate, List<String> arguments) {
        check(predicate, arguments, 2);
        return arguments.get(0).equals(arguments.get(1));
    }

    private static String only(String predicate, List<String> arguments) {
        check(predicate, arguments, 1);
        return arguments.getFirst();
    }

    private static void check(String predicate, List<String> arguments, int expected) {
        if (arguments.size() != expected) {
            throw new ConditionException(
                    "predicate '" + predicate + "' has " + arguments.size() + " arguments (expected: " + expected + ")");
        }
    }
}
