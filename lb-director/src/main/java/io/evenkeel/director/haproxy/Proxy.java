package io.evenkeel.director.haproxy;

import java.util.List;

import io.evenkeel.director.diagnostic.Position;

/**
 * A {@code frontend}, {@code backend} or {@code listen} section.
 *
 * @param position where the section's name stands
 * @param settings with those of its {@code defaults}
 * @param binds where clients come in; empty in a backend
 * @param servers in the order of the section; empty in a frontend
 */
public record Proxy(Kind kind, String name, Position position, ProxySettings settings, List<Bind> binds, List<ServerLine> servers) {
    /** Copies the lists. */
    public Proxy {
        binds = List.copyOf(binds);
        servers = List.copyOf(servers);
    }

    /** What the section is. */
    public enum Kind {
        /** Clients come in here. */
        FRONTEND(true, false),
        /** Servers stand here. */
        BACKEND(false, true),
        /** Both in one. */
        LISTEN(true, true);

        private final boolean takesClients;
        private final boolean hasServers;

        Kind(boolean takesClients, boolean hasServers) {
            this.takesClients = takesClients;
            this.hasServers = hasServers;
        }

        /** Whether clients come in here. */
        public boolean takesClients() {
            return takesClients;
        }

        /** Whether servers stand here. */
        public boolean hasServers() {
            return hasServers;
        }
    }
}
