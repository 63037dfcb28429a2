/**
 * Tells programs outside of the JVM of transitions, as keepalived does: {@link io.evenkeel.vrrp.notify.NotifyScripts} runs
 * scripts with its arguments, {@link io.evenkeel.vrrp.notify.NotifyFifo} writes its lines into a FIFO.
 *
 * <p>Both are listeners of an engine, called on its listeners' threads: of one router or group one transition at a time.
 */
@NullMarked
package io.evenkeel.vrrp.notify;

import org.jspecify.annotations.NullMarked;
