/**
 * What of a request decides where it goes: a {@link io.evenkeel.core.key.HashKey} finds it, a
 * {@link io.evenkeel.core.key.KeyHash} makes a number of it. Called by hashing schedulers for every pick, by any thread;
 * everything here is immutable and copies no bytes.
 */
@NullMarked
package io.evenkeel.core.key;

import org.jspecify.annotations.NullMarked;
