/**
 * The director: virtual routers that float addresses and the load balancer behind them, as one value that is started,
 * changed and stopped as a whole. Called by applications and by the launcher; for any thread.
 */
@NullMarked
package io.evenkeel.director;

import org.jspecify.annotations.NullMarked;
