import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Runs inside the guest: plays scenarios against each scheduler of the kernel and writes down what it chose. */
final class RecordIpvs {
    private static final List<List<Integer>> WEIGHTS = List.of(List.of(1, 1, 1), List.of(3, 2, 1), List.of(5, 0, 1, 2),
            List.of(4, 2, 4, 6, 0), List.of(0, 0), List.of(10), List.of(100, 1, 50), List.of(7, 7, 7, 7, 7, 7));
    private static final Map<String, List<String>> SCHEDULERS = new LinkedHashMap<>();

    static {
        for (String name : List.of("rr", "wrr", "lc", "wlc", "sed", "nq", "lblc", "lblcr", "dh", "fo", "ovf")) {
            SCHEDULERS.put(name, List.of(""));
        }
        SCHEDULERS.put("sh", List.of("", "sh-fallback", "sh-port", "sh-fallback,sh-port"));
        SCHEDULERS.put("mh", List.of("", "mh-fallback", "mh-port", "mh-fallback,mh-port"));
        SCHEDULERS.put("persistent", List.of(""));
    }

    private RecordIpvs() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var service = new Service(new Namespaces());
        Path output = Path.of(arguments[0]);
        String kernel = Files.readString(Path.of("/proc/version")).split(" ")[2];
        List<String> wanted = List.of(arguments).subList(1, arguments.length);
        for (Map.Entry<String, List<String>> entry : SCHEDULERS.entrySet()) {
            String name = entry.getKey();
            if (!wanted.isEmpty() && !wanted.contains(name)) {
                continue;
            }
            long begin = System.nanoTime();
            try (var file = new PrintWriter(Files.newBufferedWriter(output.resolve(name + ".txt")))) {
                service.recordTo(file);
                file.println("# What IPVS of Linux " + kernel + " chose; see README.md beside the recorder.");
                for (String flags : entry.getValue()) {
                    record(name, flags, service);
                }
            }
            System.out.println(name + ": " + (System.nanoTime() - begin) / 1_000_000_000 + " s");
        }
    }

    private static void record(String name, String flags, Service service) throws IOException, InterruptedException {
        var random = new Random((name + flags).hashCode());
        if (name.equals("persistent")) {
            for (int i = 0; i < 3; i++) {
                service.start("rr", "", List.of(2, 1, 3), false, random, "-p 300 -M 255.255.255.0");
                new Play(service, random, new Play.Mix(60, 4, 4, 10, 0, i > 0, 3)).run(80);
                service.stop();
            }
            return;
        }
        boolean byLoad = List.of("lc", "wlc", "sed", "nq", "lblc", "lblcr", "ovf").contains(name);
        // The four kinds of sh and mh share the weights among them.
        for (List<Integer> weights : name.equals("sh") || name.equals("mh") ? WEIGHTS.subList(1, 5) : WEIGHTS) {
            service.start(name, flags, weights, false, random, "");
            new Play(service, random, new Play.Mix(70, 10, 6, byLoad ? 20 : 0, byLoad ? 2 : 0, false, 0)).run(40);
            service.stop();
            if (weights.size() > 1) {
                service.start(name, flags, weights, true, random, "");
                new Play(service, random, new Play.Mix(70, 4, 2, 25, 4, false, 0)).run(30);
                service.stop();
            }
        }
        if (name.equals("lblcr")) {
            service.start(name, flags, List.of(1, 8, 2, 1), false, random, "");
            Namespaces.run("sysctl -q -w net.ipv4.vs.lblcr_expiration=3");
            service.note("expiration 3");
            new Play(service, random, new Play.Mix(80, 4, 2, 10, 0, false, 5)).run(100);
            Namespaces.run("sysctl -q -w net.ipv4.vs.lblcr_expiration=86400");
            service.stop();
        }
    }
}
