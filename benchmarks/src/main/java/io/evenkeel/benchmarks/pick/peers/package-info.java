/** Other libraries that choose servers, each driven as it drives itself. Made by the list of contenders; for any thread. */
@NullMarked
package io.evenkeel.benchmarks.pick.peers;

import org.jspecify.annotations.NullMarked;
