package io.evenkeel.benchmarks.simulator;

import java.util.List;
import java.util.random.RandomGenerator;

/** How long the work of a request takes on a server of speed 1. */
sealed interface Service {
    /** A source of times, new for each run. */
    Times times(RandomGenerator random);

    /** The mean, in seconds. */
    double mean();

    /** Times of work. */
    @FunctionalInterface
    interface Times {
        /** Seconds that the next request takes. */
        double next();
    }

    /** Exponentially distributed. */
    record Exponential(double mean) implements Service {
        @Override
        public Times times(RandomGenerator random) {
            return () -> mean * random.nextExponential();
        }
    }

    /** Always the same. */
    record Constant(double mean) implements Service {
        @Override
        public Times times(RandomGenerator random) {
            return () -> mean;
        }
    }

    /** Log-normal with a standard deviation of the logarithm of 1.5: one request in a hundred takes 11 times the mean. */
    record HeavyTailed(double mean) implements Service {
        private static final double SIGMA = 1.5;

        @Override
        public Times times(RandomGenerator random) {
            double median = mean * Math.exp(-SIGMA * SIGMA / 2);
            return () -> median * Math.exp(SIGMA * random.nextGaussian());
        }
    }

    /** As an access log has them, in its order. */
    record Replay(List<Double> seconds) implements Service {
        @Override
        public double mean() {
            double sum = 0;
            for (double time : seconds) {
                sum += time;
            }
            return sum / Math.max(1, seconds.size());
        }

        @Override
        public Times times(RandomGenerator random) {
            return new Times() {
                private int next;

                @Override
                public double next() {
                    return seconds.get(next++ % seconds.size());
                }
            };
        }
    }
}
