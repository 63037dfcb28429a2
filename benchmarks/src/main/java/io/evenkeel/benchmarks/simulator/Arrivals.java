package io.evenkeel.benchmarks.simulator;

import java.util.List;
import java.util.random.RandomGenerator;

/** When requests come. */
sealed interface Arrivals {
    /** A source of gaps, new for each run. */
    Gaps gaps(RandomGenerator random);

    /** Gaps between requests. */
    @FunctionalInterface
    interface Gaps {
        /** Seconds until the next request; negative when there is none. */
        double next();
    }

    /** Independent of each other, so many per second. */
    record Poisson(double perSecond) implements Arrivals {
        @Override
        public Gaps gaps(RandomGenerator random) {
            return () -> random.nextExponential() / perSecond;
        }
    }

    /**
     * Poisson with two rates that take turns for exponentially distributed times, a fifth of the time {@code factor} times the
     * other rate.
     *
     * @param perSecond on the average
     * @param burstSeconds mean length of a burst
     */
    record Bursty(double perSecond, double factor, double burstSeconds) implements Arrivals {
        @Override
        public Gaps gaps(RandomGenerator random) {
            double quiet = perSecond / (0.8 + 0.2 * factor);
            return new Gaps() {
                private boolean burst;
                private double left = 4 * burstSeconds * random.nextExponential();

                @Override
                public double next() {
                    double gap = 0;
                    while (true) {
                        double candidate = random.nextExponential() / (burst ? quiet * factor : quiet);
                        if (candidate <= left) {
                            left -= candidate;
                            return gap + candidate;
                        }
                        gap += left;
                        burst = !burst;
                        left = (burst ? 1 : 4) * burstSeconds * random.nextExponential();
                    }
                }
            };
        }
    }

    /** As an access log has them. */
    record Replay(List<Double> gapSeconds) implements Arrivals {
        @Override
        public Gaps gaps(RandomGenerator random) {
            return new Gaps() {
                private int next;

                @Override
                public double next() {
                    return next < gapSeconds.size() ? gapSeconds.get(next++) : -1;
                }
            };
        }
    }
}
