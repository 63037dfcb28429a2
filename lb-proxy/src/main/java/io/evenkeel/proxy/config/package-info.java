/**
 * The configuration of a load balancer as immutable values: what builders and configuration files end in, what a plan
 * compares. Called by applications and readers; usable from any thread.
 */
@NullMarked
package io.evenkeel.proxy.config;

import org.jspecify.annotations.NullMarked;
