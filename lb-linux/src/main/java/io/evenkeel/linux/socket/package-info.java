/**
 * Sockets that the JDK does not have: raw IPv4 and IPv6 on one interface, UDP with hop limits, link-layer frames, and a poller
 * that waits for several of them and can be woken. Failures are {@link io.evenkeel.linux.socket.LinuxException}s that say which call failed and
 * why.
 *
 * <p>Called by adapters in other modules. A socket or poller belongs to one thread, unless a method says otherwise.
 */
@NullMarked
package io.evenkeel.linux.socket;

import org.jspecify.annotations.NullMarked;
