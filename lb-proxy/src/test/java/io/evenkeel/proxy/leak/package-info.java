/** Buffers that nobody releases fail the tests. */
@NullMarked
package io.evenkeel.proxy.leak;

import org.jspecify.annotations.NullMarked;
