/**
 * VRRP as a function: {@link io.evenkeel.vrrp.protocol.VrrpMachine#step} takes a configuration, a state, an event and
 * the time, and answers with the next state and the actions to carry out, in order. RFC 9568 (version 3) and RFC 3768
 * (version 2) number the sections of their state machines alike; the numbers stand at the branches.
 *
 * <p>Called by the driver of an interface, and by tests with a virtual clock. Pure: no I/O, no clock, no log, no thread;
 * everything here is immutable and may be used by any thread.
 */
@NullMarked
package io.evenkeel.vrrp.protocol;

import org.jspecify.annotations.NullMarked;
