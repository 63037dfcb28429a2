/**
 * A little network inside this machine for demos and tests: {@link io.evenkeel.launcher.lab.NetworkLab} is a switch,
 * {@link io.evenkeel.launcher.lab.LabHost} a host on it, each a network namespace. Needs root and the program {@code ip}.
 * Usable from any thread, one call at a time.
 */
@NullMarked
package io.evenkeel.launcher.lab;

import org.jspecify.annotations.NullMarked;
