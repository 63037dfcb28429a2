/**
 * Evenkeel in keepalived's place: {@link io.evenkeel.launcher.keepalived.Keepalived} is the entry, the script
 * {@code keepalived} starts it. The command line is pure; everything runs on the main thread.
 */
@NullMarked
package io.evenkeel.launcher.keepalived;

import org.jspecify.annotations.NullMarked;
