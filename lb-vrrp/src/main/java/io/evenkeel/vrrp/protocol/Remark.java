package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** What is wrong with an advertisement that was read without fault. */
public sealed interface Remark {
    /** The remark for a person, without the sender. */
    String text();

    /** Why the advertisement was dropped. */
    sealed interface Rejection extends Remark {}

    /** The sender speaks another version. */
    record OtherVersion(int received, int expected) implements Rejection {
        @Override
        public String text() {
            return "dropped: version " + received + " (expected: " + expected + ")";
        }
    }

    /** The sender uses no password where we do, the other way round, or another one. */
    record OtherAuthentication() implements Rejection {
        @Override
        public String text() {
            return "dropped: its authentication or password is not ours";
        }
    }

    /** Version 2 wants one interval everywhere (RFC 3768 section 7.1). */
    record OtherInterval(long receivedNanos, long expectedNanos) implements Rejection {
        @Override
        public String text() {
            return String.format(Locale.ROOT, "dropped: advertisement interval %d s (expected: %d s)",
                    TimeUnit.NANOSECONDS.toSeconds(receivedNanos), TimeUnit.NANOSECONDS.toSeconds(expectedNanos));
        }
    }

    /** It carries our own source address: a loop in the network, or two hosts with one address. */
    record OwnSource() implements Rejection {
        @Override
        public String text() {
            return "dropped: it carries our own address; is there a loop, or a second host with this address?";
        }
    }

    /** Taken, but the sender floats other addresses than we. */
    record OtherAddresses(Set<InetAddress> received) implements Remark {
        @Override
        public String text() {
            return "floats other addresses than we: " + received.stream().map(InetAddress::getHostAddress).sorted().toList();
        }
    }
}
