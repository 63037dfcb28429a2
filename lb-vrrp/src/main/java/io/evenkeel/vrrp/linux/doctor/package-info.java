/**
 * Says before the start what a host lacks for its virtual routers, and the cure: facts are read once from the host, and
 * judged by pure rules.
 *
 * <p>Called by the launcher's {@code doctor} command and by applications. Values are immutable; reading is done by the
 * calling thread, in its network namespace.
 */
@NullMarked
package io.evenkeel.vrrp.linux.doctor;

import org.jspecify.annotations.NullMarked;
