package io.evenkeel.vrrp.packet;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What an active router says about itself; priority 0 says that it resigns. Immutable. */
public sealed interface Advertisement {
    /** The priority with which an active router resigns (RFC 9568 section 5.2.4). */
    int RESIGN = 0;

    /** Which virtual router on the link, 1..255. */
    int virtualRouterId();

    /** 0 resigns, 255 owns the addresses, 1..254 otherwise. */
    int priority();

    /** Time between advertisements of this sender, nanoseconds. */
    long intervalNanos();

    /** The addresses that the sender floats; none when it only elects. */
    List<InetAddress> addresses();

    /**
     * Version 2, RFC 3768 section 5.1.
     *
     * <pre>
     *   0                   1                   2                   3
     *  |Version| Type  | Virtual Rtr ID|   Priority    | Count IP Addrs|
     *  |   Auth Type   |   Adver Int   |          Checksum             |
     *  |                       IP Address (1..n)                       |
     *  |                    Authentication Data, 8 bytes               |
     * </pre>
     *
     * @param intervalSeconds 1..255
     */
    record V2(int virtualRouterId, int priority, int intervalSeconds, Authentication authentication,
            List<InetAddress> addresses) implements Advertisement {
        /** Copies the list. */
        public V2 {
            addresses = List.copyOf(addresses);
        }

        @Override
        public long intervalNanos() {
            return TimeUnit.SECONDS.toNanos(intervalSeconds);
        }
    }

    /**
     * Version 3, RFC 9568 section 5.1.
     *
     * <pre>
     *   0                   1                   2                   3
     *  |Version| Type  | Virtual Rtr ID|   Priority    |IPvX Addr Count|
     *  |Reserve| Max Advertise Interval|          Checksum             |
     *  |                       IP Address (1..n)                       |
     * </pre>
     *
     * @param intervalCentiseconds 1..4095
     * @param checksumForm which of the two checksums in use for IPv4 this packet carries
     */
    record V3(int virtualRouterId, int priority, int intervalCentiseconds, ChecksumForm checksumForm,
            List<InetAddress> addresses) implements Advertisement {
        /** Copies the list. */
        public V3 {
            addresses = List.copyOf(addresses);
        }

        @Override
        public long intervalNanos() {
            return TimeUnit.MILLISECONDS.toNanos(10L * intervalCentiseconds);
        }
    }
}
