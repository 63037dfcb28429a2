package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;

import io.evenkeel.vrrp.packet.Advertisement;

/** What can happen to a virtual router. */
public sealed interface Event {
    /** Somebody wants it to take part. */
    record Startup() implements Event {}

    /** Somebody wants it to stop. */
    record Shutdown() implements Event {}

    /** An advertisement with our VRID came in. */
    record AdvertReceived(InetAddress source, Advertisement advertisement) implements Event {}

    /** The state's deadline may have come. */
    record DeadlineReached() implements Event {}

    /** The configuration given with this event is another than before. */
    record Reconfigured() implements Event {}

    /** The interface can carry packets (again). */
    record LinkUp() implements Event {}

    /** The interface is down, has no carrier or is gone. */
    record LinkDown() implements Event {}
}
