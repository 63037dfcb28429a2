package io.evenkeel.core.schedule.haproxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.evenkeel.core.AdministrativeState;
import io.evenkeel.core.ByteSequence;
import io.evenkeel.core.Lease;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Pool;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.Scheduler;
import org.jspecify.annotations.Nullable;

/** Plays a scenario on a pool of ours. */
final class Ours {
    private static final Request PLAIN = new Request("/", null, null, null);

    private final Pool pool;
    private final List<Lease> open = new ArrayList<>();
    private final StringBuilder chosen = new StringBuilder();

    private Ours(Scenario scenario) {
        Map<String, Duration> slowStarts = new HashMap<>();
        for (int i = 0; i < scenario.servers().size(); i++) {
            String time = scenario.option(i, "slowstart", "");
            if (!time.isEmpty()) {
                slowStarts.put(HaproxyPeer.name(i), Duration.parse("PT" + time));
            }
        }
        Scheduler scheduler = HaproxySchedulers.slowStart(Balances.scheduler(scenario.backend()), slowStarts);
        PoolConfig.Builder config = Pool.builder("web").scheduler(scheduler);
        if (scenario.backend().contains("option allbackups")) {
            config.allBackups();
        }
        for (int i = 0; i < scenario.servers().size(); i++) {
            boolean backup = scenario.servers().get(i).contains("backup");
            int weight = scenario.weight(i);
            int limit = Integer.parseInt(scenario.option(i, "maxconn", "0"));
            config.server(HaproxyPeer.name(i), "127.0.0.1:" + (8000 + i),
                    server -> (backup ? server.backup() : server).weight(weight).maxConnections(limit));
        }
        pool = new Pool(config.build());
    }

    /** The names of the servers that were chosen. */
    static String play(Scenario scenario) throws IOException {
        var ours = new Ours(scenario);
        for (String step : scenario.steps()) {
            ours.step(step);
        }
        return ours.chosen.toString();
    }

    private void step(String step) throws IOException {
        switch (step.charAt(0)) {
            case 'p' -> {
                for (int i = Integer.parseInt(step.substring(1)); i > 0; i--) {
                    ask(PLAIN);
                }
            }
            case 'w' -> pool.weight(step.substring(2, 3), Integer.parseInt(step.substring(4)));
            case 'm' -> pool.administrativeState(step.substring(2), AdministrativeState.MAINTENANCE);
            case 'r' -> pool.administrativeState(step.substring(2), AdministrativeState.READY);
            case 'o' -> open.add(acquire(PLAIN));
            case 'c' -> open.get(Integer.parseInt(step.substring(2))).close(Outcome.COMPLETED);
            case 'u' -> ask(new Request(Scenario.decode(step), null, null, null));
            case 'h' -> ask(new Request("/", Scenario.decode(step), null, null));
            case 'b' -> ask(new Request("/", null, Scenario.decode(step), null));
            case 's' -> ask(new Request("/", null, null, new InetSocketAddress(InetAddress.getByName(Scenario.decode(step)), 1025)));
            default -> throw new IllegalArgumentException(step);
        }
    }

    private void ask(Request request) {
        acquire(request).close(Outcome.COMPLETED);
    }

    private Lease acquire(Request request) {
        var lease = (Lease) pool.acquire(request);
        chosen.append(lease.server().name());
        return Objects.requireNonNull(lease);
    }

    private record Request(String uri, @Nullable String value, @Nullable String form,
            @Nullable InetSocketAddress from) implements PickContext {
        @Override
        public @Nullable InetSocketAddress client() {
            return from;
        }

        @Override
        public @Nullable ByteSequence target() {
            return bytes(uri);
        }

        @Override
        public @Nullable ByteSequence header(String name) {
            return name.equals("x-key") ? bytes(value) : null;
        }

        /** What the expression {@code req.hdr(x-key)} is, the last value of the list. */
        @Override
        public @Nullable ByteSequence key() {
            return value == null ? null : bytes(value.substring(value.lastIndexOf(',') + 1).strip());
        }

        @Override
        public @Nullable ByteSequence body() {
            return bytes(form);
        }

        private static @Nullable ByteSequence bytes(@Nullable String text) {
            return text == null ? null : ByteSequence.of(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }
}
