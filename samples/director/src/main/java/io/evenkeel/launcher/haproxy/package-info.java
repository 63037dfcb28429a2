/**
 * Evenkeel in HAProxy's place: {@link io.evenkeel.launcher.haproxy.Haproxy} is the entry, the script {@code haproxy} starts
 * it. The command line is pure; everything runs on the main thread.
 */
@NullMarked
package io.evenkeel.launcher.haproxy;

import org.jspecify.annotations.NullMarked;
