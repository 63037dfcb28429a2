package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Why a state has changed. */
public sealed interface Cause {
    /** The reason for a person, without who and what. */
    String text();

    /** Was started. */
    record Started() implements Cause {
        @Override
        public String text() {
            return "started";
        }
    }

    /** Was stopped. */
    record Stopped() implements Cause {
        @Override
        public String text() {
            return "stopped";
        }
    }

    /** Was taken out of the configuration. */
    record Removed() implements Cause {
        @Override
        public String text() {
            return "taken out of the configuration";
        }
    }

    /** Its priority of 255 says that the addresses are its own. */
    record OwnsAddresses() implements Cause {
        @Override
        public String text() {
            return "owns the addresses";
        }
    }

    /** Something keeps it from taking part. */
    record Faulty(Set<FaultCause> faults) implements Cause {
        @Override
        public String text() {
            return faults.stream().map(FaultCause::text).sorted().collect(Collectors.joining(", "));
        }
    }

    /** Nothing keeps it from taking part any longer. */
    record FaultsCleared() implements Cause {
        @Override
        public String text() {
            return "nothing is down any longer";
        }
    }

    /** This process was held up for so long that others must have taken over. */
    record Stalled(long lateNanos) implements Cause {
        @Override
        public String text() {
            return String.format(Locale.ROOT, "this process was held up for %.2f s",
                    lateNanos / (double) TimeUnit.SECONDS.toNanos(1));
        }
    }

    /** Somebody wanted another router to be active. */
    record SteppedDown() implements Cause {
        @Override
        public String text() {
            return "stepped down on request";
        }
    }

    /** Another member of its sync group is no longer active. */
    record FollowedGroup() implements Cause {
        @Override
        public String text() {
            return "its sync group is no longer active";
        }
    }

    /** The active router has gone silent, or there was none. */
    record NoAdvertisement(long silenceNanos) implements Cause {
        @Override
        public String text() {
            double seconds = silenceNanos / (double) TimeUnit.SECONDS.toNanos(1);
            return String.format(Locale.ROOT, seconds < 1 ? "no advertisement for %.3f s" : "no advertisement for %.2f s",
                    seconds);
        }
    }

    /** The active router said goodbye. */
    record PeerResigned(InetAddress source) implements Cause {
        @Override
        public String text() {
            return source.getHostAddress() + " resigned";
        }
    }

    /** The active router has a lower priority than we. */
    record Preempts(InetAddress source, int priority) implements Cause {
        @Override
        public String text() {
            return source.getHostAddress() + " has only priority " + priority;
        }
    }

    /** Another active router has a higher priority, or the same and a higher address. */
    record Yields(InetAddress source, int priority) implements Cause {
        @Override
        public String text() {
            return source.getHostAddress() + " has priority " + priority;
        }
    }
}
