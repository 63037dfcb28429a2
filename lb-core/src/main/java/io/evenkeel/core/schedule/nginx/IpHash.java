package io.evenkeel.core.schedule.nginx;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import io.evenkeel.core.key.IpAddresses;
import org.jspecify.annotations.Nullable;

/**
 * nginx' {@code ip_hash}: by the first three octets of an IPv4 address, so that a network of 256 addresses stays together, or a
 * whole IPv6 address. When the server is down, the hash goes on, up to 20 times; then it is {@link SmoothRoundRobin}'s turn.
 */
final class IpHash implements Scheduler {
    static final IpHash INSTANCE = new IpHash();

    private static final int START = 89;
    private static final int FACTOR = 113;
    private static final int MODULUS = 6271;
    private static final int OCTETS_OF_IPV4 = 3;
    /** How often a hash is tried. */
    static final int TRIES = 21;

    private IpHash() {}

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        var otherwise = new SmoothRoundRobin.InTurn(pool, previous instanceof ByNetwork before ? before.otherwise.balances() : Map.of(), 0);
        return new ByNetwork(new Configured(pool), otherwise);
    }

    @Override
    public String toString() {
        return "ip_hash";
    }

    private record ByNetwork(Configured servers, SmoothRoundRobin.InTurn otherwise) implements Picker {
        @Override
        public @Nullable Server pick(PickContext context) {
            InetSocketAddress client = context.client();
            InetAddress address = client == null ? null : client.getAddress();
            if (address == null || servers.isEmpty()) {
                return otherwise.pick(context);
            }
            byte[] bytes = address instanceof Inet4Address ? null : address.getAddress();
            int hash = START;
            for (int i = 0; i < TRIES; i++) {
                hash = bytes == null ? onIpv4(hash, IpAddresses.ipv4(address)) : onIpv6(hash, bytes);
                Server server = servers.at(hash, context);
                if (server != null) {
                    return server;
                }
            }
            return otherwise.pick(context);
        }

        private static int onIpv4(int hash, int address) {
            int next = hash;
            for (int i = 0; i < OCTETS_OF_IPV4; i++) {
                next = (next * FACTOR + (address >>> (24 - 8 * i) & 0xff)) % MODULUS;
            }
            return next;
        }

        private static int onIpv6(int hash, byte[] address) {
            int next = hash;
            for (byte octet : address) {
                next = (next * FACTOR + (octet & 0xff)) % MODULUS;
            }
            return next;
        }

        @Override
        public String rule(PickContext context) {
            return "ip_hash: by the hash of the client's network";
        }
    }
}
