/**
 * Virtual routers: several hosts agree which of them holds an address, and another takes over when it falls silent.
 *
 * <pre>{@code
 * var engine = VrrpEngine.builder()
 *         .router(VirtualRouterConfig.builder(51).on("eth0").priority(100).address("192.168.4.80/24").build())
 *         .build();
 * engine.transitions().subscribe(System.out::println);
 * engine.start().block();
 * }</pre>
 *
 * <p>Called by applications and by the director. Everything public here may be used by any thread; listeners are called
 * one at a time by a thread of the engine's own.
 */
@NullMarked
package io.evenkeel.vrrp;

import org.jspecify.annotations.NullMarked;
