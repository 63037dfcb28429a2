package io.evenkeel.launcher;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.core.Pool;
import io.evenkeel.core.Server;
import io.evenkeel.director.Director;
import io.evenkeel.director.DirectorConfig;

/** How everything is at this moment, a line each, for the log. */
final class StateReport {
    private StateReport() {}

    static List<String> lines(Director director) {
        List<String> lines = new ArrayList<>();
        DirectorConfig config = director.config();
        config.loadBalancer().frontends().forEach(frontend -> lines.add("Frontend " + frontend.name() + ": "
                + director.loadBalancer().connections(frontend.name()) + " connections"));
        for (Pool pool : director.loadBalancer().pools()) {
            pool.servers().forEach(server -> lines.add(line(pool, server)));
        }
        director.virtualRouters().forEach(router -> lines.add("Virtual router " + router.virtualRouterId() + " on "
                + router.interfaceName() + ": " + router.state() + ", priority " + router.priority() + ", " + router.addresses()));
        return lines.isEmpty() ? List.of("Nothing runs") : lines;
    }

    private static String line(Pool pool, Server server) {
        return "Server " + pool.name() + "/" + server.name() + ": " + server.state().health() + ", " + server.state().wish() + ", weight "
                + server.state().effectiveWeight() + ", " + server.inFlight() + " under way, " + server.chosen() + " chosen, "
                + server.failed() + " failed";
    }
}
