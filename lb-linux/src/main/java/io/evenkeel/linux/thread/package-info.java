/**
 * Threads of this process as the kernel sees them, and how it lets them run. Called by whoever drives a protocol with deadlines.
 * For any thread.
 */
@NullMarked
package io.evenkeel.linux.thread;

import org.jspecify.annotations.NullMarked;
