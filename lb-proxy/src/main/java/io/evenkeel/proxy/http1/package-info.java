/**
 * The HTTP/1.1 wire (RFC 9112) without any I/O: bytes in, meaning out, and the bytes to forward. Heads are parsed
 * strictly: framing that two readers could understand in two ways is refused, never repaired.
 *
 * <p>Called by the relay of one connection pair, which owns one {@link io.evenkeel.proxy.http1.RequestHead}, one
 * {@link io.evenkeel.proxy.http1.ResponseHead}, a {@link io.evenkeel.proxy.http1.BodyTracker} for each direction and the
 * {@link io.evenkeel.proxy.http1.HeadEdits}, and uses them again for each message. All are confined to the event loop of
 * the connection; nothing here is thread-safe unless its type is immutable. Nothing throws on what a peer sent, and a
 * message that is not refused allocates nothing once the objects have grown to the size of its head.
 */
@NullMarked
package io.evenkeel.proxy.http1;

import org.jspecify.annotations.NullMarked;
