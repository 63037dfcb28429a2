/**
 * Netlink: messages as values with a pure codec, which never throws on what it reads, and the socket that exchanges them
 * with the kernel.
 *
 * <p>Called by packages that know a netlink family, such as {@code route}. Messages are immutable; a socket belongs to one
 * thread.
 */
@NullMarked
package io.evenkeel.linux.netlink;

import org.jspecify.annotations.NullMarked;
