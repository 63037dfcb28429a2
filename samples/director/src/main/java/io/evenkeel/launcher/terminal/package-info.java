/**
 * What the demos print: {@link io.evenkeel.launcher.terminal.Story} writes it, {@link io.evenkeel.launcher.terminal.Look}
 * says whether with colours and blocks or as plain text. A story belongs to one thread.
 */
@NullMarked
package io.evenkeel.launcher.terminal;

import org.jspecify.annotations.NullMarked;
