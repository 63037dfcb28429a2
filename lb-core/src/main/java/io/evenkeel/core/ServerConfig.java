package io.evenkeel.core;

import java.net.InetSocketAddress;

import io.evenkeel.core.health.HealthCheck;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * A server as it is configured.
 *
 * @param name unique in its pool
 * @param host a name or an IP address (IPv6 without brackets)
 * @param port 1..65535
 * @param weight share of the traffic relative to the others, 0..256; 0 means no new traffic; default 1
 * @param maxConnections how many requests (HTTP) or connections (TCP) at a time; 0 means no limit; default 0
 * @param thresholds when schedulers stay away from it; default {@link ConnectionThresholds#NONE}
 * @param backup whether it serves only while no other server is usable; default false
 * @param zone where it stands, for schedulers that prefer what is near; null, the default, when unknown
 * @param initially the administrative state it starts with; default {@link AdministrativeState#READY}
 * @param healthCheck how its health is found out; null for a server that is never checked
 */
public record ServerConfig(String name, String host, int port, int weight, int maxConnections,
        ConnectionThresholds thresholds, boolean backup, @Nullable String zone, AdministrativeState initially,
        @Nullable HealthCheck healthCheck) {
    /** The largest weight, as in HAProxy. */
    public static final int MAX_WEIGHT = 256;

    /** Checks the values. */
    public ServerConfig {
        Expect.text("server name", name);
        Expect.text("host of server " + name, host);
        Expect.inRange("port of server " + name, port, 1, 65_535);
        Expect.inRange("weight of server " + name, weight, 0, MAX_WEIGHT);
        Expect.inRange("maxConnections of server " + name, maxConnections, 0, Integer.MAX_VALUE);
    }

    /** {@code host:port}, with brackets around an IPv6 address. */
    public String endpoint() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /**
     * Resolves the host, which may ask the name service.
     *
     * @throws IllegalArgumentException when the name is unknown
     */
    public InetSocketAddress resolve() {
        var address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw Expect.unexpected("host of server " + name, host, "an IP address or a name that resolves");
        }
        return address;
    }

    /**
     * Starts a builder.
     *
     * @param name unique in its pool
     * @param endpoint {@code host:port}, IPv6 as {@code [::1]:80}
     */
    public static Builder builder(String name, String endpoint) {
        int colon = endpoint.lastIndexOf(':');
        if (colon <= 0 || !endpoint.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw Expect.unexpected("endpoint of server " + name, "'" + endpoint + "'", "host:port");
        }
        String host = endpoint.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        return builder(name, host, Integer.parseInt(endpoint.substring(colon + 1)));
    }

    /**
     * Starts a builder.
     *
     * @param host a name or an IP address (IPv6 without brackets)
     */
    public static Builder builder(String name, String host, int port) {
        return new Builder(name, host, port);
    }

    /** A builder with this server's values. */
    public Builder toBuilder() {
        var builder = new Builder(name, host, port).weight(weight).maxConnections(maxConnections).thresholds(thresholds)
                .initially(initially);
        builder.backup = backup;
        builder.zone = zone;
        builder.healthCheck = healthCheck;
        builder.healthCheckStated = true;
        return builder;
    }

    /** Collects the values of a server. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final String host;
        private final int port;
        private int weight = 1;
        private int maxConnections;
        private ConnectionThresholds thresholds = ConnectionThresholds.NONE;
        private boolean backup;
        private @Nullable String zone;
        private AdministrativeState initially = AdministrativeState.READY;
        private @Nullable HealthCheck healthCheck;
        private boolean healthCheckStated;

        private Builder(String name, String host, int port) {
            this.name = name;
            this.host = host;
            this.port = port;
        }

        /** Share of the traffic, 0..256; default 1. */
        public Builder weight(int share) {
            weight = share;
            return this;
        }

        /** Requests or connections at a time; 0, the default, means no limit. */
        public Builder maxConnections(int most) {
            maxConnections = most;
            return this;
        }

        /** When schedulers stay away from it; default never. */
        public Builder thresholds(ConnectionThresholds overload) {
            thresholds = overload;
            return this;
        }

        /** Serves only while no other server is usable. */
        public Builder backup() {
            backup = true;
            return this;
        }

        /** Where it stands, for schedulers that prefer what is near. */
        public Builder zone(String name) {
            zone = name;
            return this;
        }

        /** The administrative state to start with; default ready. */
        public Builder initially(AdministrativeState state) {
            initially = state;
            return this;
        }

        /** This server's own check instead of the pool's. */
        public Builder healthCheck(HealthCheck check) {
            healthCheck = check;
            healthCheckStated = true;
            return this;
        }

        /** No check for this server, whatever the pool says. */
        public Builder unchecked() {
            healthCheck = null;
            healthCheckStated = true;
            return this;
        }

        /**
         * The server.
         *
         * @throws IllegalArgumentException when a value is out of range
         */
        public ServerConfig build() {
            return build(null);
        }

        ServerConfig build(@Nullable HealthCheck checkOfPool) {
            return new ServerConfig(name, host, port, weight, maxConnections, thresholds, backup, zone, initially,
                    healthCheckStated ? healthCheck : checkOfPool);
        }
    }
}
