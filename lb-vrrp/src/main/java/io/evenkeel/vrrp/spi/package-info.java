/**
 * What the engine needs of its surroundings, one interface of the host at a time: a channel for advertisements, the
 * virtual addresses, and the state of the link; and, for BFD, its UDP sockets. {@code io.evenkeel.vrrp.linux} implements it with the kernel; a test
 * does in memory.
 *
 * <p>Called by the engine: {@link io.evenkeel.vrrp.spi.VrrpNetwork#open} and everything it returns are used by the driver
 * thread of the host alone, except {@link io.evenkeel.vrrp.spi.HostAccess#wakeUp}.
 */
@NullMarked
package io.evenkeel.vrrp.spi;

import org.jspecify.annotations.NullMarked;
