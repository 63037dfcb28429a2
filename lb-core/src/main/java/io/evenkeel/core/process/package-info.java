/**
 * Programs that run outside of the JVM for a while, each with all that it starts: checks, notifications, hooks. Called by
 * whoever has a command to run, on threads that may wait.
 */
@NullMarked
package io.evenkeel.core.process;

import org.jspecify.annotations.NullMarked;
