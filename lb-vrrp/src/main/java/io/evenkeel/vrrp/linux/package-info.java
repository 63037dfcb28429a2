/**
 * The engine's surroundings on Linux: a raw socket for advertisements, addresses by rtnetlink, gratuitous ARP, and the
 * state of the link by netlink events; UDP sockets for BFD. The only package of this module that knows {@code lb-linux}.
 *
 * <p>Called by the engine through {@link io.evenkeel.vrrp.spi.VrrpNetwork}, and by the BFD speaker through {@link
 * io.evenkeel.vrrp.spi.BfdNetwork}. Objects belong to the driver thread, or to that of the speaker.
 */
@NullMarked
package io.evenkeel.vrrp.linux;

import org.jspecify.annotations.NullMarked;
