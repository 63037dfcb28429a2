package io.evenkeel.director.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.evenkeel.core.AdministrativeState;
import io.evenkeel.core.ConnectionThresholds;
import io.evenkeel.core.PoolConfig;
import io.evenkeel.core.ServerConfig;
import io.evenkeel.core.health.HealthCheck;
import org.jspecify.annotations.Nullable;

/** The builder calls of pools. */
final class PoolCode {
    private final SchedulerCode schedulers;
    private final CheckCode checks;
    private final ValueCode values;

    PoolCode(Imports imports) {
        this.schedulers = new SchedulerCode(imports);
        this.checks = new CheckCode(imports);
        this.values = new ValueCode(imports);
    }

    /** How many calls it takes. */
    int size(PoolConfig pool) {
        return settings(pool).size() + servers(pool).stream().mapToInt(Call::size).sum();
    }

    /** What concerns the pool as a whole. */
    List<Call> settings(PoolConfig pool) {
        List<Call> calls = new ArrayList<>();
        calls.add(Call.of("scheduler", schedulers.expression(pool.name(), pool.scheduler())));
        if (pool.affinity() != null) {
            calls.add(Call.of("affinity", values.expression(pool.affinity())));
        }
        if (pool.allBackups()) {
            calls.add(Call.of("allBackups"));
        }
        HealthCheck check = commonCheck(pool);
        if (check != null) {
            calls.add(Call.of("healthCheck", checks.expression(check)));
        }
        return calls;
    }

    /** One call for each server. */
    List<Call> servers(PoolConfig pool) {
        HealthCheck common = commonCheck(pool);
        return pool.servers().stream().map(server -> server(server, common)).toList();
    }

    // Said once for the pool when all servers with a check have the same one.
    private static @Nullable HealthCheck commonCheck(PoolConfig pool) {
        List<HealthCheck> different = pool.servers().stream().map(ServerConfig::healthCheck).filter(Objects::nonNull).distinct()
                .limit(2).toList();
        return different.size() == 1 ? different.getFirst() : null;
    }

    private Call server(ServerConfig server, @Nullable HealthCheck common) {
        // An endpoint cannot have a host with brackets of its own.
        if (server.host().startsWith("[") && server.host().indexOf(':') < 0) {
            return Call.of("server", values.expression(server));
        }
        List<Call> details = new ArrayList<>();
        if (server.weight() != 1) {
            details.add(Call.of("weight", Integer.toString(server.weight())));
        }
        if (server.maxConnections() != 0) {
            details.add(Call.of("maxConnections", Integer.toString(server.maxConnections())));
        }
        if (!server.thresholds().equals(ConnectionThresholds.NONE)) {
            details.add(Call.of("thresholds", values.expression(server.thresholds())));
        }
        if (server.backup()) {
            details.add(Call.of("backup"));
        }
        String zone = server.zone();
        if (zone != null) {
            details.add(Call.of("zone", Literals.string(zone)));
        }
        if (server.initially() != AdministrativeState.READY) {
            details.add(Call.of("initially", values.expression(server.initially())));
        }
        HealthCheck check = server.healthCheck();
        if (check == null && common != null) {
            details.add(Call.of("unchecked"));
        } else if (check != null && !check.equals(common)) {
            details.add(Call.of("healthCheck", checks.expression(check)));
        }
        String where = Literals.string(server.name()) + ", " + Literals.string(server.endpoint());
        return details.isEmpty() ? Call.of("server", where) : Call.with("server", where, "s", details);
    }
}
