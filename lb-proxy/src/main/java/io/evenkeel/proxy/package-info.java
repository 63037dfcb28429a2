/**
 * A load balancer for TCP and HTTP/1.1 in an application: {@link io.evenkeel.proxy.LoadBalancer} is the composition root.
 *
 * <p>Called by applications on Java 17 and by the director. Everything public here is for any thread; traffic itself runs on
 * event loops that nobody else touches.
 */
@NullMarked
package io.evenkeel.proxy;

import org.jspecify.annotations.NullMarked;
