/**
 * The algorithms of nginx' upstreams, as version 1.22 runs them with one worker, one file each; the catalogue is
 * {@link io.evenkeel.core.schedule.nginx.NginxSchedulers}. Schedulers are values; pickers are for any thread, take no lock and
 * allocate nothing per pick. Orders are nginx' while one thread picks.
 */
@NullMarked
package io.evenkeel.core.schedule.nginx;

import org.jspecify.annotations.NullMarked;
