/**
 * The TCP relay: accept, select, connect, then bytes both ways until both sides are done. Each connection, both its sides
 * included, belongs to one loop.
 */
@NullMarked
package io.evenkeel.proxy.tcp;

import org.jspecify.annotations.NullMarked;
