/**
 * What a program says to its host, and asks of it: the system's log, the service manager, the host's name. Called by the
 * programs; usable from any thread.
 */
@NullMarked
package io.evenkeel.launcher.host;

import org.jspecify.annotations.NullMarked;
