package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.evenkeel.director.syntax.Keyword;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;

/** Makes lines that fit the grammar of a keyword, by chance. */
final class LineGenerator {
    private static final Pattern RANGE = Pattern.compile("(-?[0-9]+)\\.\\.([0-9]+)");
    private static final Map<String, List<String>> SAMPLES = Map.ofEntries(
            Map.entry("name", List.of("n1", "a-b", "x.y:z")),
            Map.entry("text", List.of("word", "two words", "it's", "a#b", "\"q\"", "$HOME", "b\\c")),
            Map.entry("file", List.of("/etc/x.pem", "rel/y")), Map.entry("path", List.of("/srv/x")),
            Map.entry("url", List.of("http://h/x")),
            Map.entry("number", List.of("1", "0007", "250")), Map.entry("time", List.of("500", "5000ms", "3s", "60m", "2d")),
            Map.entry("seconds", List.of("30", "90s", "2m")), Map.entry("size", List.of("16384", "16k", "1M")),
            Map.entry("port", List.of("80", "065")), Map.entry("status", List.of("200", "503")),
            Map.entry("expression", List.of("src", "req.hdr(host),lower", "path,field(2,/)", "str('a b')")),
            Map.entry("format", List.of("%[src]:%[src_port]", "plain", "a b %ci", "100%%")),
            Map.entry("regex", List.of("^/a/(.*)$", "[a-z]+ x")),
            Map.entry("algorithm", List.of("roundrobin", "uri len 3", "hdr(host)", "random(3)")),
            Map.entry("address", List.of("127.0.0.1", "/dev/log", "stdout")),
            Map.entry("address[,address]", List.of("*:80", "10.0.0.1:80,[::1]:81", ":8000-8010", "fd@3", "unix@/x")),
            Map.entry("address[:port]", List.of("10.0.0.1:80", "[2001:db8::1]:80", "host.example")),
            Map.entry("address[:port[-port]]", List.of("10.0.0.1", "10.0.0.1:1000-1010")),
            Map.entry("address:port", List.of("10.0.0.1:53")),
            Map.entry("if | unless condition", List.of("if TRUE", "unless { path /a /b } or ! FALSE")),
            Map.entry("network", List.of("10.0.0.0/8")),
            Map.entry("mode", List.of("660")), Map.entry("hexadecimal", List.of("00ff")), Map.entry("user:password", List.of("a:b c")),
            Map.entry("data[,data]", List.of("gpc0,conn_rate(10s)")), Map.entry("status[-status][,...]", List.of("200-299,301")),
            Map.entry("rdp-cookie[(name)]", List.of("rdp-cookie(x)")), Map.entry("hdr_ip(name)", List.of("hdr_ip(x)")),
            Map.entry("range:size", List.of("1,3-4:10")), Map.entry("number | by-thread", List.of("2")),
            Map.entry("all | numbers", List.of("all")),
            Map.entry("number | range", List.of("1-3")), Map.entry("factor", List.of("0", "150")),
            Map.entry("methods", List.of("last,none")),
            Map.entry("proc.name", List.of("proc.x")),
            Map.entry("name[,name]", List.of("ssl,crc32c")),
            Map.entry("[method] [uri] [version [host]]", List.of("", "/up", "GET /up", "HEAD /up HTTP/1.1")));
    private static final Map<String, String> NAMES = Map.of("set-var(*", "set-var(txn.a)", "set-var-fmt(*", "set-var-fmt(txn.a)",
            "unset-var(*",
            "unset-var(txn.a)", "sc-inc-gpc(*", "sc-inc-gpc(0,1)", "sc-set-gpt(*", "sc-set-gpt(0,1)", "do-resolve(*", "do-resolve(txn.a,r)",
            "hdr(*", "hdr(host)", "random(*", "random(2)", "rdp-cookie(*", "rdp-cookie(x)");

    private final Random random;

    LineGenerator(long seed) {
        this.random = new Random(seed);
    }

    /** One of the rows of a table, with what may follow it. */
    String line(KeywordTable<?> table) {
        List<? extends Keyword<?>> rows = List.copyOf(table.rows());
        return line(rows.get(random.nextInt(rows.size())));
    }

    String line(Keyword<?> row) {
        return (name(row) + " " + words(row.shape())).strip();
    }

    private static String name(Keyword<?> row) {
        String name = row.name();
        return NAMES.getOrDefault(name,
                name.endsWith("(*") ? name.replace("*", "x)") : name.endsWith("*") ? name.replace("*", "(1)") : name);
    }

    private String words(Shape shape) {
        return switch (shape) {
            case Shape.Sequence(List<Shape> parts) ->
                parts.stream().map(this::words).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
            case Shape.Optional(Shape inner) -> random.nextBoolean() ? words(inner) : "";
            case Shape.Choice(List<Shape> choices) -> words(choices.get(random.nextInt(choices.size())));
            case Shape.Repeat(Shape inner, int least) -> {
                List<String> all = new ArrayList<>();
                for (int i = random.nextInt(3) + least; i > 0; i--) {
                    all.add(words(inner));
                }
                yield String.join(" ", all);
            }
            case Shape.Options(KeywordTable<?> table, boolean open) -> {
                List<String> all = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    all.add(line(table));
                }
                yield String.join(" ", all);
            }
            case Shape.One(KeywordTable<?> table) -> line(table);
            case Shape.Words words -> "one two";
            case Value<?> literal when literal.starts().test(literal.text()) && !literal.starts().test("no word of the language") ->
                literal.text();
            default -> sample(shape.text());
        };
    }

    private String sample(String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            long least = Long.parseLong(range.group(1));
            return Long.toString(least + random.nextLong(Long.parseLong(range.group(2)) - least + 1));
        }
        List<String> samples = SAMPLES.get(text);
        if (samples == null && text.startsWith("name expression")) {
            samples = List.of("a1 path_beg -i /a /b", "a2 src 10.0.0.0/8", "a3 dst_port gt 80", "a4 req.hdr(x) -m found");
        }
        if (samples == null && text.matches("[^ ]+( \\| [^ ]+)*")) {
            samples = List.of(text.split(" \\| ", -1));
        }
        if (samples == null) {
            return "";
        }
        String chosen = samples.get(random.nextInt(samples.size()));
        return text.equals("text") || text.equals("format") || text.equals("regex") || text.equals("user:password")
                || text.equals("expression")
                        ? Quoting.quote(chosen)
                        : chosen;
    }
}
