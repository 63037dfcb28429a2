package io.evenkeel.linux.socket;

import java.net.InetAddress;

/** A datagram as a {@link RawSocket} or a {@link UdpSocket} got it. Immutable as long as nobody changes its bytes. */
public final class ReceivedDatagram {
    private final byte[] content;
    private final InetAddress source;
    private final InetAddress destination;
    private final int hopLimit;
    private final int interfaceIndex;

    ReceivedDatagram(byte[] content, InetAddress source, InetAddress destination, int hopLimit, int interfaceIndex) {
        this.content = content;
        this.source = source;
        this.destination = destination;
        this.hopLimit = hopLimit;
        this.interfaceIndex = interfaceIndex;
    }

    /** The bytes, not copied. UDP: the payload. Raw IPv4: from the IP header on; raw IPv6: what follows the header. */
    public byte[] content() {
        return content;
    }

    /** Who sent it, as far as it says. */
    public InetAddress source() {
        return source;
    }

    /** Whom it was for: a group, or an address of this host. */
    public InetAddress destination() {
        return destination;
    }

    /** The time to live with which it arrived. */
    public int hopLimit() {
        return hopLimit;
    }

    /** Where it came in. */
    public int interfaceIndex() {
        return interfaceIndex;
    }
}
