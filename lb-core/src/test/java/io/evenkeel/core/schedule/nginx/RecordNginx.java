package io.evenkeel.core.schedule.nginx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.evenkeel.core.schedule.haproxy.Scenario;

/**
 * Records what a running nginx chooses: {@code java ... RecordNginx <file>}, where the file is
 * {@code lb-core/src/test/resources/io/evenkeel/core/schedule/nginx/nginx-1.22.golden}. Each line is a scenario and, behind a last
 * bar, the servers.
 */
final class RecordNginx {
    private RecordNginx() {}

    public static void main(String[] arguments) throws Exception {
        List<Scenario> scenarios = new ArrayList<>();
        for (String weights : List.of("5 1 1", "3 2 1", "1 1 1", "7 3 2", "4 4 2 2")) {
            List<String> servers = List.of(("weight=" + weights.replace(" ", ", weight=")).split(", ", -1));
            scenarios.add(new Scenario("", servers, List.of("p40")));
        }
        var random = new Random(22);
        for (int i = 0; i < 4; i++) {
            scenarios.add(NginxScenarios.random("", 'p', random));
            scenarios.add(NginxScenarios.random("ip_hash", 's', random));
            scenarios.add(NginxScenarios.random("hash $request_uri", 'u', random));
            scenarios.add(NginxScenarios.random("hash $request_uri consistent", 'u', random));
            scenarios.add(NginxScenarios.random("least_conn", 'o', random));
        }
        List<String> lines = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            try (var nginx = new NginxPeer(scenario)) {
                lines.add(scenario + " | " + nginx.play(scenario));
            }
        }
        Files.write(Path.of(arguments[0]), lines);
    }
}
