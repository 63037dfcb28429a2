/**
 * The program {@code evenkeel}: its commands, its log and how it stops. {@link io.evenkeel.launcher.Evenkeel} is the entry;
 * nothing else calls this package. Commands run on the main thread.
 */
@NullMarked
package io.evenkeel.launcher;

import org.jspecify.annotations.NullMarked;
