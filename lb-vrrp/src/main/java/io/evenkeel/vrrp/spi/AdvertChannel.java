package io.evenkeel.vrrp.spi;

import java.io.IOException;
import java.util.Optional;

/** Carries VRRP datagrams over one link, to and from the group {@code 224.0.0.18}. */
public interface AdvertChannel {
    /** Sends an IPv4 datagram, from its IP header on; an identification of 0 in it may be replaced. */
    void send(byte[] datagram) throws IOException;

    /** The next datagram that has come in, from its IP header on; empty when there is none. Does not wait. */
    Optional<byte[]> receive() throws IOException;
}
