/**
 * The servers' side of the proxy: a live {@link io.evenkeel.proxy.backend.Backend}, the connections to its servers, and
 * which servers a request has tried. Used by the TCP and the HTTP relay alike. What belongs to a loop is touched by that
 * loop only; a backend is for any thread.
 */
@NullMarked
package io.evenkeel.proxy.backend;

import org.jspecify.annotations.NullMarked;
