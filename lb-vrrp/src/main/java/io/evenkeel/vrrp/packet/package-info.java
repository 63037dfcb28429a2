/**
 * VRRP on the wire: advertisements of version 2 (RFC 3768) and 3 (RFC 9568) over IPv4 and
 * IPv6, bare or sealed with an authentication header or a trailer, to bytes and back.
 *
 * <p>Called by the driver for what it sends and hears. Pure: no I/O, no clock, nothing is kept; any thread may call it.
 * {@link io.evenkeel.vrrp.packet.VrrpCodec#decode} never throws, whatever the bytes.
 */
@NullMarked
package io.evenkeel.vrrp.packet;

import org.jspecify.annotations.NullMarked;
