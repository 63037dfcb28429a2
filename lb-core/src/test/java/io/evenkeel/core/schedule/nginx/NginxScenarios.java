package io.evenkeel.core.schedule.nginx;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import io.evenkeel.core.AdministrativeState;
import io.evenkeel.core.ByteSequence;
import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.schedule.haproxy.Scenario;
import org.jspecify.annotations.Nullable;

/** Scenarios for nginx, and a pool of ours that plays them. */
final class NginxScenarios {
    private NginxScenarios() {}

    /** Requests of a kind: p plain, u by target, s by client, o connections that stay open. */
    static Scenario random(String algorithm, char kind, Random random) {
        List<String> servers = new ArrayList<>();
        int count = 2 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            int weight = 1 + random.nextInt(random.nextInt(4) == 0 ? 100 : 9);
            boolean down = i > 0 && random.nextInt(5) == 0 && (kind == 'u' || kind == 's');
            servers.add("weight=" + weight + (down ? " down" : ""));
        }
        List<String> steps = new ArrayList<>();
        List<Integer> open = new ArrayList<>();
        int opened = 0;
        for (int i = 0; i < 200; i++) {
            if (kind != 'o') {
                steps.add(kind == 'p' ? "p1" : kind + ":" + Scenario.encode(kind == 'u' ? target(random) : client(random)));
            } else if (open.isEmpty() || random.nextInt(5) < 3) {
                open.add(opened++);
                steps.add("o");
            } else {
                steps.add("c:" + open.remove(/* index */ random.nextInt(open.size())));
            }
        }
        return new Scenario(algorithm, servers, steps);
    }

    private static String target(Random random) {
        return "/" + random.ints(random.nextInt(9), 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining()) + "?q="
                + random.nextInt(1000);
    }

    private static String client(Random random) {
        return random.nextInt(3) > 0 ? random.ints(4, 0, 256).mapToObj(String::valueOf).collect(Collectors.joining("."))
                : random.ints(8, 1, 65536).mapToObj(Integer::toHexString).collect(Collectors.joining(":"));
    }

    private static Scheduler scheduler(String algorithm) {
        return switch (algorithm) {
            case "" -> NginxSchedulers.smoothRoundRobin();
            case "ip_hash" -> NginxSchedulers.ipHash();
            case "least_conn" -> NginxSchedulers.leastConnections();
            case "hash $request_uri" -> NginxSchedulers.hash(HashKeys.uri().whole());
            case "hash $request_uri consistent" -> NginxSchedulers.consistentHash(HashKeys.uri().whole());
            default -> throw new IllegalArgumentException(algorithm);
        };
    }

    /** The names of the servers that a pool of ours chooses. */
    static String play(Scenario scenario) throws UnknownHostException {
        PoolConfig.Builder config = Pool.builder("web").scheduler(scheduler(scenario.backend()));
        for (int i = 0; i < scenario.servers().size(); i++) {
            String options = scenario.servers().get(i);
            int weight = Integer.parseInt(options.substring(7).replace(" down", ""));
            boolean down = options.endsWith("down");
            config.server(NginxPeer.name(i), NginxPeer.endpoint(i),
                    server -> server.weight(weight).initially(down ? AdministrativeState.MAINTENANCE : AdministrativeState.READY));
        }
        var pool = new Pool(config.build());
        var chosen = new StringBuilder();
        List<Lease> open = new ArrayList<>();
        for (String step : scenario.steps()) {
            switch (step.charAt(0)) {
                case 'p' -> {
                    for (int i = Integer.parseInt(step.substring(1)); i > 0; i--) {
                        acquire(pool, "/", "127.0.0.1", chosen).close(Outcome.COMPLETED);
                    }
                }
                case 'u' -> acquire(pool, Scenario.decode(step), "127.0.0.1", chosen).close(Outcome.COMPLETED);
                case 's' -> acquire(pool, "/", Scenario.decode(step), chosen).close(Outcome.COMPLETED);
                case 'o' -> open.add(acquire(pool, "/hold", "127.0.0.1", chosen));
                default -> open.get(Integer.parseInt(step.substring(2))).close(Outcome.COMPLETED);
            }
        }
        return chosen.toString();
    }

    private static Lease acquire(Pool pool, String target, String client, StringBuilder chosen) throws UnknownHostException {
        var from = new InetSocketAddress(InetAddress.getByName(client), 1025);
        var lease = (Lease) pool.acquire(new PickContext() {
            @Override
            public InetSocketAddress client() {
                return from;
            }

            @Override
            public @Nullable ByteSequence target() {
                return ByteSequence.of(target.getBytes(StandardCharsets.ISO_8859_1));
            }
        });
        chosen.append(lease.server().name());
        return lease;
    }
}
