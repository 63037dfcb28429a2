/**
 * Tells programs outside of the JVM what happens, as keepalived does: {@link io.evenkeel.vrrp.notify.NotifyScripts} runs
 * scripts with its arguments, {@link io.evenkeel.vrrp.notify.NotifyFifo} writes its lines into a FIFO.
 *
 * <p>Both are listeners of an engine, called on its listeners' threads: of one router or group one event at a time. A script
 * is waited for there; a FIFO has a thread of its own that writes.
 */
@NullMarked
package io.evenkeel.vrrp.notify;

import org.jspecify.annotations.NullMarked;
