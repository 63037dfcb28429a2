/**
 * The packet filter of the kernel (nf_tables), as far as we need it: a table that drops what is sent to some addresses.
 *
 * <p>Called by whoever floats addresses that shall take no packets. Its objects belong to one thread. Needs CAP_NET_ADMIN and
 * Linux 5.12.
 */
@NullMarked
package io.evenkeel.linux.nftables;

import org.jspecify.annotations.NullMarked;
