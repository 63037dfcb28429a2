package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;
import java.util.Set;

import io.evenkeel.vrrp.packet.ChecksumForm;

/** What people should know about an advertisement that was taken. */
public sealed interface Remark {
    /** The remark for a person, without the sender. */
    String text();

    /** The sender floats other addresses than we. */
    record OtherAddresses(Set<InetAddress> received) implements Remark {
        @Override
        public String text() {
            return "floats other addresses than we: " + list();
        }

        String list() {
            return received.stream().map(InetAddress::getHostAddress).sorted().toList().toString();
        }
    }

    /** The sender makes its version 3 checksums in the other way, and may refuse ours. */
    record OtherChecksumForm(ChecksumForm received) implements Remark {
        @Override
        public String text() {
            return switch (received) {
                case WITH_PSEUDO_HEADER -> "has a checksum with pseudo-header, ours is without: the sender may drop ours";
                case MESSAGE_ONLY -> "has a checksum without pseudo-header, ours is with one: the sender may drop ours";
                case GROUP_PSEUDO_HEADER -> "has a checksum as keepalived made it until 1.3.6: ours is made so too from now on";
            };
        }
    }

    /** The sender owns the addresses as we do: priority 255 on both, which is a mistake. */
    record OtherOwner(Outcome outcome) implements Remark {
        /** What becomes of it. */
        public enum Outcome {
            /** Its address is higher, or we had yielded before. */
            WE_YIELD,
            /** Its address is lower. */
            IT_SHOULD_YIELD,
            /** Other members of the sync group come first. */
            GROUP_DECIDES,
            /** Its address is lower, but it has gone on for too long. */
            IT_DOES_NOT_YIELD
        }

        @Override
        public String text() {
            return "says that it owns the addresses, as we do: leave priority 255 to one of the two; " + switch (outcome) {
                case WE_YIELD -> "we yield to it, and go on with priority 254";
                case IT_SHOULD_YIELD -> "its address is lower: it should yield";
                case GROUP_DECIDES -> "another member of the sync group decides which of us yields";
                case IT_DOES_NOT_YIELD -> "its address is lower, but it does not yield: we do, and go on with priority 254";
            };
        }
    }

    /**
     * The sender is active while we are, and stays so although it must have heard us: the network between us carries one
     * direction only, or the sender is paused or wrong.
     *
     * @param adverts how many advertisements of it we have heard since we are active
     */
    record SecondActive(int priority, int ourPriority, int adverts) implements Remark {
        @Override
        public String text() {
            return "shows a second active router: priority " + priority + ", ours is " + ourPriority + ", heard " + adverts
                    + " times; does it hear us?";
        }
    }
}
