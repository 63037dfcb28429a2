/**
 * The event loops that carry all traffic of a load balancer. Made by {@link io.evenkeel.proxy.LoadBalancer}, used by
 * whatever opens channels. For any thread.
 */
@NullMarked
package io.evenkeel.proxy.loop;

import org.jspecify.annotations.NullMarked;
