/**
 * Bidirectional forwarding detection (RFC 5880, 5881, 5883): whether a neighbour is there, known within tens of milliseconds.
 * {@link io.evenkeel.vrrp.bfd.BfdTracker} makes it a condition that virtual routers depend on, {@link
 * io.evenkeel.vrrp.bfd.BfdSpeaker} runs the sessions of a host.
 *
 * <p>Called by the engine, by the director and by applications. A speaker may be used by any thread; what it does happens on one
 * thread of its own.
 */
@NullMarked
package io.evenkeel.vrrp.bfd;

import org.jspecify.annotations.NullMarked;
