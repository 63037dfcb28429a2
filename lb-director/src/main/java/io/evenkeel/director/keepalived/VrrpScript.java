package io.evenkeel.director.keepalived;

import java.time.Duration;

import io.evenkeel.director.diagnostic.Position;

/**
 * A {@code vrrp_script}: a command whose exit status is watched.
 *
 * @param interval between the starts of two runs; 1 s by default
 * @param timeout after which a run has failed; the interval by default
 * @param weight -253..253; 0, the default, makes it a condition
 * @param reverse whether good and bad change places
 * @param rise good results in a row until it is good; 1 by default
 * @param fall bad results in a row until it is bad; 1 by default
 * @param failsFirst whether it counts as bad until its first result
 */
public record VrrpScript(String name, Position position, Script script, Duration interval, Duration timeout, int weight, boolean reverse,
        int rise, int fall, boolean failsFirst) {}
