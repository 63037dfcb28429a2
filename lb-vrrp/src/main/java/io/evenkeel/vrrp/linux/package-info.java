/**
 * The engine's surroundings on Linux: a raw socket for advertisements, addresses by rtnetlink, gratuitous ARP, and the
 * state of the link by netlink events. The only package of this module that knows {@code lb-linux}.
 *
 * <p>Called by the engine through {@link io.evenkeel.vrrp.spi.VrrpNetwork}. Objects belong to the driver thread.
 */
@NullMarked
package io.evenkeel.vrrp.linux;

import org.jspecify.annotations.NullMarked;
