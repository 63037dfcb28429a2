package io.evenkeel.benchmarks.simulator;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

import io.evenkeel.core.ByteSequence;
import io.evenkeel.core.Lease;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/** Who asks: clients of unequal zeal, each with an address, a key and a target of its own. */
final class Requests {
    private static final double SKEW = 0.8;

    private final Client[] clients;
    private final double[] upTo;
    private final RandomGenerator random;

    Requests(int count, RandomGenerator random) {
        this.random = random;
        clients = new Client[count];
        upTo = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            clients[i] = Client.of(i);
            sum += Math.pow(i + 1, -SKEW);
            upTo[i] = sum;
        }
    }

    /** The next request. */
    Request next(long now, double work) {
        double drawn = random.nextDouble() * upTo[upTo.length - 1];
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (upTo[middle] < drawn) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return new Request(clients[low], now, work);
    }

    private record Client(InetSocketAddress address, ByteSequence key, ByteSequence target) {
        static Client of(int number) {
            try {
                byte[] bytes = {10, (byte) (number >> 16), (byte) (number >> 8), (byte) number};
                return new Client(new InetSocketAddress(InetAddress.getByAddress(bytes), 1024 + number % 60_000),
                        ByteSequence.of("client-" + number), ByteSequence.of("/item/" + number));
            } catch (UnknownHostException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** One request, on its way until it is answered or has failed for good. */
    static final class Request implements PickContext {
        final long arrivedAt;
        final double work;
        private final Client client;
        private final List<Server> tried = new ArrayList<>(0);
        private @Nullable Lease lease;

        private Request(Client client, long arrivedAt, double work) {
            this.client = client;
            this.arrivedAt = arrivedAt;
            this.work = work;
        }

        void lease(Lease current) {
            lease = current;
        }

        Lease lease() {
            return Objects.requireNonNull(lease);
        }

        /** Notes a server that failed; says how many did. */
        int failedOn(Server server) {
            tried.add(server);
            return tried.size();
        }

        @Override
        public InetSocketAddress client() {
            return client.address;
        }

        @Override
        public ByteSequence key() {
            return client.key;
        }

        @Override
        public ByteSequence target() {
            return client.target;
        }

        @Override
        public boolean tried(Server server) {
            return !tried.isEmpty() && tried.contains(server);
        }
    }
}
