package io.evenkeel.benchmarks.simulator;

/** Something the person at the terminal can put right; the message is one sentence that says how. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Problem(String sentence) {
        super(sentence);
    }
}
