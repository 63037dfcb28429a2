/**
 * Settings of the kernel under {@code /proc/sys}: read, write, and put back as they were.
 *
 * <p>Called by adapters in other modules. Those under {@code net} belong to the network namespace of the calling thread.
 */
@NullMarked
package io.evenkeel.linux.sysctl;

import org.jspecify.annotations.NullMarked;
