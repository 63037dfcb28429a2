package io.evenkeel.vrrp.spi;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;

import io.evenkeel.vrrp.packet.IpFamily;

/** The UDP sockets of one host that BFD takes, as the thread sees them that speaks for all its sessions. */
public interface BfdAccess extends AutoCloseable {
    /**
     * From now on hears what comes to {@code port}; doing it twice does no harm. A {@link VrrpException} says that another
     * program has the port.
     */
    void listen(IpFamily family, int port) throws IOException;

    /**
     * A socket to send from for one session, with a port of its own, 49152..65535 (RFC 5881 section 4).
     *
     * @param source which address it sends from, there or not; the unspecified one of a family leaves it to the routes
     * @param hopLimit of what it sends, 1..255
     */
    Sender sender(InetAddress source, int hopLimit) throws IOException;

    /** The next datagram that has come in; empty when there is none. Does not wait. */
    Optional<Datagram> receive() throws IOException;

    /** Returns when something came in, when {@link #wakeUp} was called since the last return, or after {@code timeoutNanos}. */
    void await(long timeoutNanos) throws IOException;

    /** Ends the present or the next {@link #await}. Any thread may call it, also after {@link #close}. */
    void wakeUp();

    /** Gives all sockets back. */
    @Override
    void close();

    /** Sends for one session. */
    interface Sender extends AutoCloseable {
        /** Sends a datagram; does not wait. */
        void send(byte[] payload, InetAddress destination, int port) throws IOException;

        @Override
        void close();
    }

    /** What came in. Immutable as long as nobody changes its bytes. */
    final class Datagram {
        private final byte[] payload;
        private final InetAddress source;
        private final InetAddress destination;
        private final int port;
        private final int hopLimit;

        /** Takes {@code payload} over. */
        public Datagram(byte[] payload, InetAddress source, InetAddress destination, int port, int hopLimit) {
            this.payload = payload;
            this.source = source;
            this.destination = destination;
            this.port = port;
            this.hopLimit = hopLimit;
        }

        /** The bytes, not copied. */
        public byte[] payload() {
            return payload;
        }

        /** Who sent it, as far as it says. */
        public InetAddress source() {
            return source;
        }

        /** Which address of this host it was sent to. */
        public InetAddress destination() {
            return destination;
        }

        /** Which port it was sent to. */
        public int port() {
            return port;
        }

        /** The time to live with which it arrived. */
        public int hopLimit() {
            return hopLimit;
        }
    }
}
