/**
 * BFD as a function: {@link io.evenkeel.vrrp.bfd.protocol.BfdMachine#step} takes a configuration, a session, an event, the time
 * and chance, and answers with the next session and the actions to carry out, in order. {@link
 * io.evenkeel.vrrp.bfd.protocol.BfdCodec} makes packets of bytes. RFC 5880 in asynchronous mode without authentication and
 * echo; the numbers of its sections stand at the branches.
 *
 * <p>Called by {@code vrrp.bfd}, and by tests with a virtual clock. Pure: no I/O, no clock, no log, no thread; everything here
 * is immutable and may be used by any thread.
 */
@NullMarked
package io.evenkeel.vrrp.bfd.protocol;

import org.jspecify.annotations.NullMarked;
