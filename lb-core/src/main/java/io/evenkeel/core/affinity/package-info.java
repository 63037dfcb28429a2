/**
 * Which client stays on which server: {@link io.evenkeel.core.affinity.TableAffinity}, a table with a timeout and a bound, with
 * the semantics of LVS persistence templates. Asked by a {@link io.evenkeel.core.Pool} before its scheduler; for any thread.
 *
 * <p>The only place that knows the cache it is built on.
 */
@NullMarked
package io.evenkeel.core.affinity;

import org.jspecify.annotations.NullMarked;
