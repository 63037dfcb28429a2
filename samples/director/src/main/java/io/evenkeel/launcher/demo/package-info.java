/**
 * The stories that {@code evenkeel demo} tells: {@link io.evenkeel.launcher.demo.LocalDemo} with a director and three web
 * servers on loopback, {@link io.evenkeel.launcher.demo.FailoverDemo} with two directors in network namespaces; and the small
 * programs they need, a {@link io.evenkeel.launcher.demo.WebServer} and a {@link io.evenkeel.launcher.demo.PageClient}.
 *
 * <p>A story runs on the main thread; load comes from threads of its own.
 */
@NullMarked
package io.evenkeel.launcher.demo;

import org.jspecify.annotations.NullMarked;
