package io.evenkeel.director.haproxy;

import java.util.List;
import java.util.stream.Stream;

import io.evenkeel.director.syntax.Fixtures;

/** The cases of {@code verdicts.txt}. */
final class Verdicts {
    private static final String DEFAULTS = "defaults\nmode http\ntimeout connect 1s\ntimeout client 1s\ntimeout server 1s\n";

    private Verdicts() {}

    /**
     * A configuration and what is said of it.
     *
     * @param ours whether our strict reading finds no mistake
     * @param theirs whether HAProxy 2.6 finds none
     */
    record Case(String lines, boolean ours, boolean theirs) {
        String text() {
            return DEFAULTS + lines.replace(';', '\n') + "\n";
        }

        @Override
        public String toString() {
            return lines;
        }
    }

    static Stream<Case> all() {
        return Fixtures.load("haproxy/verdicts.txt").text().lines().filter(line -> !line.startsWith("#")).map(line -> {
            List<String> parts = List.of(line.split(" \\| ", 2));
            String verdict = parts.get(0);
            return new Case(parts.get(1), verdict.equals("good") || verdict.startsWith("theirs"),
                    verdict.equals("good") || verdict.startsWith("ours"));
        });
    }
}
