/**
 * Conditions that decide whether a virtual router may take part, and with which priority: {@link
 * io.evenkeel.vrrp.track.Tracker} is the SPI, {@link io.evenkeel.vrrp.track.EffectivePriority} the rule, {@link
 * io.evenkeel.vrrp.track.RiseFall} the judgement of single results.
 *
 * <p>Called by the engine's driver. The rules are pure; a tracker may report from any thread.
 */
@NullMarked
package io.evenkeel.vrrp.track;

import org.jspecify.annotations.NullMarked;
