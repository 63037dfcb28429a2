package io.evenkeel.vrrp.spi;

import java.io.IOException;

/** One interface of the host, as its driver thread sees it. */
public interface InterfaceAccess extends AutoCloseable {
    /** Advertisements, out and in. */
    AdvertChannel adverts();

    /** The addresses of the interface. */
    VirtualAddresses addresses();

    /** The state of the link. */
    LinkMonitor link();

    /**
     * Returns when an advertisement has come in, when the link has changed, when {@link #wakeUp} was called since the last
     * return, or after {@code timeoutNanos} (forever if that is negative). It may return early.
     */
    void await(long timeoutNanos) throws IOException;

    /** Ends the present or the next {@link #await}. Any thread may call it, also after {@link #close}. */
    void wakeUp();

    /** Gives everything back, but leaves the addresses as they are. */
    @Override
    void close();
}
