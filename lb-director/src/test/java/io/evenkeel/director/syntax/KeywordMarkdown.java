package io.evenkeel.director.syntax;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.evenkeel.director.diagnostic.Rule;

/** Prints keyword tables into the guides, between {@code <!-- keywords: name -->} and {@code <!-- end -->}. */
public final class KeywordMarkdown {
    private static final Pattern REGION = Pattern.compile("(<!-- keywords: (\\w+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

    private static final int WIDTH = 140;

    private KeywordMarkdown() {}

    /** The guide as it should be. Run with {@code -Devenkeel.docs.write=true} to write it. */
    public static String expected(Path guide, Map<String, String> tables) throws IOException {
        String expected = REGION.matcher(Files.readString(guide))
                .replaceAll(region -> Matcher.quoteReplacement(region.group(1) + tables.get(region.group(2)) + region.group(3)));
        if (Boolean.getBoolean("evenkeel.docs.write")) {
            Files.writeString(guide, expected);
        }
        return expected;
    }

    /** Every row with its grammar, its fate and its sentence. */
    public static String table(KeywordTable<?> table, Function<String, String> where) {
        var out = new StringBuilder("\n| keyword | fate | what it is for |\n|---|---|---|\n");
        for (Keyword<?> row : table.rows()) {
            String fate = switch (row.fate()) {
                case Keyword.Fate.Acts<?> acts -> "acts";
                case Keyword.Fate.ActsDifferently<?> acts -> "acts with a difference: " + acts.difference();
                case Keyword.Fate.NeedsNothing<?> idle -> "needs nothing: " + idle.reason();
                case Keyword.Fate.Refused<?> refused -> "refused: " + refused.reason();
            };
            String words = (row.name() + " " + row.shape().text()).strip().replace("|", "\\|");
            out.append("| `").append(words).append("` | ").append(fate).append(" | ").append(row.says()).append(where.apply(row.name()))
                    .append(" |\n");
        }
        return out.append("\n").toString();
    }

    /** The rules of messages. */
    public static String rules(List<Rule> rules) {
        var out = new StringBuilder("\n| rule | what it is about |\n|---|---|\n");
        rules.forEach(rule -> out.append("| `").append(rule.id()).append("` | ").append(rule.says()).append(" |\n"));
        return out.append("\n").toString();
    }

    public static <C> String of(KeywordTable<C> table, Function<String, String> where) {
        var acts = new StringBuilder();
        Map<String, List<String>> idle = new LinkedHashMap<>();
        Map<String, List<String>> refused = new LinkedHashMap<>();
        for (Keyword<C> row : table.rows()) {
            switch (row.fate()) {
                case Keyword.Fate.Acts<C> a -> acts.append(line(row, "", where));
                case Keyword.Fate.ActsDifferently<C> a -> acts.append(line(row, "; here " + a.difference(), where));
                case Keyword.Fate.NeedsNothing<C> i -> idle.computeIfAbsent(i.reason(), says -> new ArrayList<>()).add(row.name());
                case Keyword.Fate.Refused<C> r -> refused.computeIfAbsent(r.reason(), says -> new ArrayList<>()).add(row.name());
            }
        }
        var out = new StringBuilder();
        if (!acts.isEmpty()) {
            out.append("\n| carried out | what it does |\n|---|---|\n").append(acts);
        }
        list(out, "Accepted with a notice", idle);
        list(out, "Refused", refused);
        return out.append("\n").toString();
    }

    private static String line(Keyword<?> row, String difference, Function<String, String> where) {
        return "| `" + (row.name() + " " + row.shape().text()).strip().replace("|", "\\|") + "` | " + row.says() + difference
                + where.apply(row.name()) + " |\n";
    }

    private static void list(StringBuilder out, String head, Map<String, List<String>> byReason) {
        if (byReason.isEmpty()) {
            return;
        }
        out.append("\n").append(head).append(":\n\n");
        byReason.forEach((says, names) -> {
            var line = new StringBuilder("- ").append(says).append(":");
            for (String name : names) {
                if (line.length() - line.lastIndexOf("\n") + name.length() > WIDTH) {
                    line.append("\n ");
                }
                line.append(" `").append(name).append('`');
            }
            out.append(line).append("\n");
        });
    }
}
