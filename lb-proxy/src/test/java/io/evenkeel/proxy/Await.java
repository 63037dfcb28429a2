package io.evenkeel.proxy;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for an effect, and fails when it has not come within ten seconds. */
final class Await {
    private static final long MOST = TimeUnit.SECONDS.toNanos(10);

    private Await() {}

    static void until(String effect, Callable<Boolean> seen) throws Exception {
        long start = System.nanoTime();
        while (!seen.call()) {
            if (System.nanoTime() - start > MOST) {
                throw new AssertionError("did not come about within 10 s: " + effect);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
