/**
 * What both relays share: a deadline that costs nothing to move, and the loop-bound things a connection needs. Everything
 * here belongs to one loop.
 */
@NullMarked
package io.evenkeel.proxy.relay;

import org.jspecify.annotations.NullMarked;
