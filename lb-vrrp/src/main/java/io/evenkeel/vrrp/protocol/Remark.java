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
            return "floats other addresses than we: " + received.stream().map(InetAddress::getHostAddress).sorted().toList();
        }
    }

    /** The sender makes its version 3 checksums in the other way, and may refuse ours. */
    record OtherChecksumForm(ChecksumForm received) implements Remark {
        @Override
        public String text() {
            return switch (received) {
                case WITH_PSEUDO_HEADER -> "has a checksum with pseudo-header, ours is without: the sender may drop ours";
                case MESSAGE_ONLY -> "has a checksum without pseudo-header, ours is with one: the sender may drop ours";
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
