/**
 * Child processes that the demos and their tests start: {@link io.evenkeel.launcher.process.ChildProcess} with what it
 * prints, {@link io.evenkeel.launcher.process.Cleanup} that ends them whatever happens. Usable from any thread.
 */
@NullMarked
package io.evenkeel.launcher.process;

import org.jspecify.annotations.NullMarked;
