/**
 * The algorithms, one package for each family: {@link io.evenkeel.core.schedule.haproxy} and
 * {@link io.evenkeel.core.schedule.nginx} choose as those programs do. {@link io.evenkeel.core.schedule.Schedulers} has what
 * most need. Pure: nothing here reads a clock or knows the network, and chance is a parameter. Schedulers are values; pickers
 * are for any thread.
 */
@NullMarked
package io.evenkeel.core.schedule;

import org.jspecify.annotations.NullMarked;
