package io.evenkeel.core.schedule.haproxy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Records what a running haproxy chooses: {@code java ... RecordHaproxy <file>}, where the file is
 * {@code lb-core/src/test/resources/io/evenkeel/core/schedule/haproxy/haproxy-2.6.golden}. Each line is a scenario and, behind a
 * last bar, the servers.
 */
final class RecordHaproxy {
    private static final List<String> HASH_TYPES = List.of("", "; hash-type consistent", "; hash-type map-based djb2",
            "; hash-type consistent wt6", "; hash-type map-based crc32 avalanche");

    private RecordHaproxy() {}

    public static void main(String[] arguments) throws Exception {
        List<String> lines = new ArrayList<>();
        for (Scenario scenario : scenarios(new Random(26))) {
            lines.add(scenario + " | " + Theirs.play(scenario));
        }
        Files.write(Path.of(arguments[0]), lines);
    }

    private static List<Scenario> scenarios(Random random) {
        List<Scenario> scenarios = new ArrayList<>();
        for (String weights : List.of("5 1 1", "3 2 1", "1 1 1", "7 3 2", "9 7 5 3 1", "13 7 7", "3 3 2 2", "2 3 3", "40 40 3",
                "256 255 1")) {
            List<String> servers = List.of(("weight " + weights.replace(" ", ", weight ")).split(", ", -1));
            scenarios.add(new Scenario("balance roundrobin", servers, List.of("p1500")));
            scenarios.add(new Scenario("balance static-rr", servers, List.of("p200")));
            scenarios.add(new Scenario("balance leastconn", servers, List.of("p50")));
        }
        for (int i = 0; i < 8; i++) {
            scenarios.add(Scenario.turns("balance roundrobin", true, random));
            scenarios.add(Scenario.turns("balance static-rr", false, random));
            scenarios.add(Scenario.turns("balance leastconn", true, random));
            scenarios.add(Scenario.connections("balance leastconn", true, 0, random));
        }
        scenarios.add(Scenario.connections("balance first", false, 3, random));
        scenarios.add(Scenario.connections("balance source; hash-type consistent; hash-balance-factor 150", false, 0, random));
        scenarios.add(Scenario.connections("balance source; hash-type consistent; hash-balance-factor 110", false, 0, random));
        for (String type : HASH_TYPES) {
            boolean dynamic = type.contains("consistent");
            for (String key : List.of("uri", "uri whole", "uri len 5", "uri depth 2", "uri path-only", "url_param a")) {
                scenarios.add(Scenario.requests("balance " + key + type, 'u', dynamic, random));
            }
            for (String key : List.of("hdr(x-key)", "hdr(x-key) use_domain_only", "hash req.hdr(x-key)")) {
                scenarios.add(Scenario.requests("balance " + key + type, 'h', dynamic, random));
            }
            scenarios.add(Scenario.requests("balance url_param a check_post" + type, 'b', dynamic, random));
            scenarios.add(Scenario.requests("balance source" + type, 's', dynamic, random));
        }
        for (String back : List.of("p20 m:b p3 r:b p1 w:b:1 p120", "p60 m:b p10 r:b p3 w:b:4 p90")) { // and then another weight
            scenarios.add(new Scenario("balance roundrobin", List.of("weight 9", "weight 6", "weight 60"), List.of(back.split(" ", -1))));
        }
        return scenarios;
    }
}
