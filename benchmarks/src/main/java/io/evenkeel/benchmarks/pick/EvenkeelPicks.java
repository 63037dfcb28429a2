package io.evenkeel.benchmarks.pick;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

import io.evenkeel.core.ByteSequence;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.Scheduler;
import org.jspecify.annotations.Nullable;

/** Our pickers: one of a pool's snapshot is asked directly, as the pool asks it, without the slot and the lease. */
final class EvenkeelPicks {
    private static final int REQUESTS = 128;

    private EvenkeelPicks() {}

    private record Request(InetSocketAddress client, InetSocketAddress destination, ByteSequence key, ByteSequence target)
            implements
                PickContext {
        @Override
        public @Nullable ByteSequence header(String name) {
            return key;
        }
    }

    /** A pool of ready servers with weight 1. */
    static Pool pool(Scheduler scheduler, int servers) {
        PoolConfig.Builder builder = Pool.builder("picked").scheduler(scheduler);
        for (int i = 0; i < servers; i++) {
            builder.server("s" + i, "10.1." + i / 250 + "." + (1 + i % 250) + ":8080");
        }
        return new Pool(builder.build());
    }

    static Contender of(Scheduler scheduler, int servers) {
        Pool pool = pool(scheduler, servers);
        Picker picker = scheduler.picker(pool.snapshot(), null);
        PickContext[] requests = new PickContext[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            requests[i] = new Request(new InetSocketAddress(address(10, i), 1024 + i), new InetSocketAddress(address(172, i), 80),
                    ByteSequence.of("user-" + i), ByteSequence.of("/shop/item-" + i + "?session=" + i));
        }
        return request -> picker.pick(requests[request & (REQUESTS - 1)]);
    }

    private static InetAddress address(int first, int number) {
        int mixed = number * 0x9E3779B1;
        try {
            return InetAddress.getByAddress(new byte[] {(byte) first, (byte) (mixed >> 24), (byte) (mixed >> 16), (byte) (mixed >> 8)});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
