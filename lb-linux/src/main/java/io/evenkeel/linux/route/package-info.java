/**
 * Links, addresses, routes and rules of this host by rtnetlink: find, list, add, remove, and hear of changes.
 *
 * <p>Called by adapters in other modules. Objects that hold a socket belong to one thread; values are immutable.
 */
@NullMarked
package io.evenkeel.linux.route;

import org.jspecify.annotations.NullMarked;
