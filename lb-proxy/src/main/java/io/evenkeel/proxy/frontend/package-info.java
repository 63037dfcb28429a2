/**
 * The clients' side of the proxy: listening sockets, the clients that are connected, and how many there may be. What
 * happens on a connection is in the packages for TCP and HTTP. Frontends and listeners are for any thread.
 */
@NullMarked
package io.evenkeel.proxy.frontend;

import org.jspecify.annotations.NullMarked;
