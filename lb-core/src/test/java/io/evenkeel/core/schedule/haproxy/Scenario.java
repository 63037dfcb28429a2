package io.evenkeel.core.schedule.haproxy;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * What happens to a backend, as one line of text. Its parts are divided by {@code |}: the backend's lines, the servers' options,
 * the steps. Steps: {@code p20} plain requests, {@code w:a:5} a weight, {@code m:a} maintenance, {@code r:a} ready, {@code u:},
 * {@code h:}, {@code s:}, {@code b:} a request with a target, a value of the header X-Key, a client's address, a posted form,
 * {@code o} a connection that stays open, {@code c:3} the end of the third one.
 */
public record Scenario(String backend, List<String> servers, List<String> steps) {
    /** Reads a line. */
    public static Scenario parse(String line) {
        String[] parts = line.split(" \\| ", -1);
        return new Scenario(parts[0], List.of(parts[1].split(", ", -1)), List.of(parts[2].split(" ", -1)));
    }

    @Override
    public String toString() {
        return backend + " | " + String.join(", ", servers) + " | " + String.join(" ", steps);
    }

    /** Whether it needs connections that stay open. */
    boolean tcp() {
        return steps.contains("o");
    }

    /** What an option of a server says, or {@code otherwise} without it. */
    String option(int server, String option, String otherwise) {
        List<String> words = List.of(servers.get(server).split(" ", -1));
        int at = words.indexOf(option);
        return at < 0 ? otherwise : words.get(at + 1);
    }

    int weight(int server) {
        return Integer.parseInt(option(server, "weight", "1"));
    }

    /** As a step has it. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.ISO_8859_1);
    }

    /** What stands behind the colon of a step. */
    public static String decode(String step) {
        return URLDecoder.decode(step.substring(2), StandardCharsets.ISO_8859_1);
    }

    private static List<String> weights(Random random) {
        List<String> weights = new ArrayList<>();
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            weights.add("weight " + (1 + random.nextInt(random.nextInt(4) == 0 ? 256 : 9)));
        }
        return weights;
    }

    /** Never the first server, so that there always is one. */
    private static String change(Random random, List<String> servers, boolean dynamic) {
        String name = HaproxyPeer.name(random.nextInt(servers.size()));
        int kind = random.nextInt(4);
        if ((kind < 2 && name.equals("a")) || kind < 1) {
            return "r:" + name;
        }
        if (kind == 1) {
            return "m:" + name;
        }
        if (!dynamic) {
            return "r:a";
        }
        boolean drained = random.nextInt(6) == 0 && !name.equals("a");
        return "w:" + name + ":" + (drained ? 0 : 1 + random.nextInt(random.nextInt(3) == 0 ? 256 : 9));
    }

    /** Plain requests and changes of weight and state. */
    static Scenario turns(String backend, boolean dynamic, Random random) {
        List<String> servers = weights(random);
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            steps.add("p" + (1 + (random.nextInt(3) == 0 ? random.nextInt(60) : random.nextInt(8))));
            steps.add(change(random, servers, dynamic));
        }
        return new Scenario(backend, servers, steps);
    }

    /** Requests of one kind that differ, and changes. */
    static Scenario requests(String backend, char kind, boolean dynamic, Random random) {
        List<String> servers = weights(random);
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            steps.add(i % 20 == 19 ? change(random, servers, dynamic) : kind + ":" + encode(request(kind, random)));
        }
        return new Scenario(backend, servers, steps);
    }

    private static String request(char kind, Random random) {
        return switch (kind) {
            case 'u' -> (random.nextInt(5) == 0 ? "http://x" + word("abc.", 4, random) : "") + "/" + word("abc01/?&=%.;", 14, random)
                    + (random.nextBoolean() ? "?" + word("ab=&", 6, random) + "a=" + word("xyz%/?", 4, random) : "");
            case 'h' -> "k" + word("abcABC019.-_ ,:\u00e9\u00ff", 12, random).strip();
            case 'b' -> (random.nextBoolean() ? "" : "b=1&") + "a=" + word("xyz &%()\r\n", 6, random) + word("&ab=1", 6, random);
            default -> random.nextBoolean()
                    ? random.ints(4, 0, 256).mapToObj(String::valueOf).collect(Collectors.joining("."))
                    : random.ints(8, 1, 65536).mapToObj(Integer::toHexString).collect(Collectors.joining(":"));
        };
    }

    private static String word(String alphabet, int most, Random random) {
        return random.ints(random.nextInt(most + 1), 0, alphabet.length()).mapToObj(i -> String.valueOf(alphabet.charAt(i)))
                .collect(Collectors.joining());
    }

    /** Connections that stay open for a while, and changes. */
    static Scenario connections(String backend, boolean dynamic, int limit, Random random) {
        List<String> servers = new ArrayList<>(weights(random));
        servers.replaceAll(server -> limit == 0 ? server : server + " maxconn " + limit);
        List<String> steps = new ArrayList<>();
        int opened = 0;
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            boolean room = limit == 0 || open.size() < limit;
            if (dynamic && random.nextInt(8) == 0) {
                steps.add(change(random, servers, true));
            } else if ((room && random.nextInt(5) < 3) || open.isEmpty()) {
                open.add(opened++);
                steps.add("o");
            } else {
                steps.add("c:" + open.remove(/* index */ random.nextInt(open.size())));
            }
        }
        return new Scenario(backend, servers, steps);
    }

    /** One server comes and goes and starts slowly each time, in the first seconds of a start that is much longer. */
    static Scenario slowStart(String backend, Random random) {
        List<String> servers = new ArrayList<>(weights(random));
        servers.add("weight " + (1 + random.nextInt(40)) + " slowstart 200s");
        String slow = HaproxyPeer.name(servers.size() - 1);
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            steps.addAll(
                    List.of("p" + random.nextInt(40), "m:" + slow, "p" + random.nextInt(10), "r:" + slow, "p" + (50 + random.nextInt(100)),
                            "w:a:" + (1 + random.nextInt(9)), "p" + random.nextInt(50)));
        }
        return new Scenario(backend, servers, steps);
    }
}
