package io.evenkeel.vrrp.spi;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

import io.evenkeel.vrrp.packet.IpFamily;

/** The network of one host, as its driver thread sees it. */
public interface HostAccess extends AutoCloseable {
    /**
     * Access to one interface in one family, whether it is there or not. A {@link VrrpException} says what the user has to
     * change, such as a privilege. Closing it gives back what it took.
     */
    InterfaceAccess open(String interfaceName, IpFamily family) throws IOException;

    /** Where addresses go that name their device, and stay until they are removed. Announces none. */
    VirtualAddresses addresses();

    /** Where routes and rules go that belong to no virtual router. */
    VirtualRoutes routes();

    /**
     * Whether any interface of the host can carry packets: it is there, switched on, and has a carrier. Cheap enough for
     * every turn of the driver.
     */
    boolean isUp(String interfaceName) throws IOException;

    /** Whether an interface of the host has that address, and may use it. Cheap enough for every turn of the driver. */
    boolean has(String interfaceName, InetAddress address) throws IOException;

    /** How long ago the host came up. */
    Duration sinceBoot() throws IOException;

    /** The next thing that others have changed, oldest first; empty when there is none. Does not wait. */
    default Optional<NetworkEvent> nextEvent() throws IOException {
        return Optional.empty();
    }

    /**
     * How often {@link #renew} has to be called, lest addresses that were added vanish: so those of a process that was killed go
     * by themselves. Zero when they stay for ever.
     */
    default Duration renewEvery() {
        return Duration.ZERO;
    }

    /** Keeps all addresses for another while that were added and neither removed nor told to have vanished. */
    default void renew() throws IOException {}

    /** From now on lets the driver thread, which calls this, run like that as far as the host allows it. */
    default void schedule(Urgency urgency) {}

    /**
     * Returns when something was received on an open interface, when there is an event or a link has changed, when
     * {@link #wakeUp} was called since the last return, or after {@code timeoutNanos} (forever if that is negative). It may
     * return early.
     */
    void await(long timeoutNanos) throws IOException;

    /** Ends the present or the next {@link #await}. Any thread may call it, also after {@link #close}. */
    void wakeUp();

    /** Gives everything back, but leaves the addresses as they are. */
    @Override
    void close();
}
