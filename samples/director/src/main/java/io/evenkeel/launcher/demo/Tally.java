package io.evenkeel.launcher.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** Counts who answered, and what failed. Any thread may add. */
final class Tally {
    // All guarded by `this`.
    private final TreeMap<String, Integer> answers = new TreeMap<>();
    private final Map<String, Integer> failures = new LinkedHashMap<>();

    synchronized void answered(String server) {
        answers.merge(server, 1, Integer::sum);
    }

    synchronized void failed(@Nullable String reason) {
        failures.merge(String.valueOf(reason), 1, Integer::sum);
    }

    synchronized void add(Tally other) {
        other.answers().forEach((server, count) -> answers.merge(server, count, Integer::sum));
        other.failures().forEach((reason, count) -> failures.merge(reason, count, Integer::sum));
    }

    /** Answers by server, sorted by name. */
    synchronized Map<String, Integer> answers() {
        return new LinkedHashMap<>(answers);
    }

    /** Failures by reason. */
    synchronized Map<String, Integer> failures() {
        return new LinkedHashMap<>(failures);
    }

    int total() {
        return answered() + failed();
    }

    int answered() {
        return answers().values().stream().mapToInt(Integer::intValue).sum();
    }

    int failed() {
        return failures().values().stream().mapToInt(Integer::intValue).sum();
    }
}
