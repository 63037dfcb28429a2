package io.evenkeel.director.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.RealProgram;
import io.evenkeel.director.syntax.Word;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every keyword that the installed HAProxy lists has a row here. */
@Tag("peer")
class HaproxyKeywordsPeerTest {
    /** What it only has in some builds, or for its own developers. */
    private static final List<String> LEFT_OUT = List.of("crt-list");

    @TempDir
    Path folder;

    @Test
    void everyKeywordHasARow() throws IOException, InterruptedException {
        assumeTrue(RealProgram.installed("haproxy"), "needs haproxy: apt-get install haproxy");
        Path file = Files.writeString(folder.resolve("a.cfg"), "frontend f\n bind 127.0.0.1:80\n timeout client 1s\n");
        RealProgram.Verdict real = RealProgram.run(folder, Map.of(), "haproxy", "-dKall", "-q", "-c", "-f", file.toString());
        List<String> missing = new ArrayList<>();
        String list = "";
        String section = "";
        for (String line : real.output().lines().toList()) {
            if (line.startsWith("#")) {
                list = line.contains("registered") ? line : list;
            } else if (list.contains("configuration keywords")) {
                section = line.startsWith("\t") ? section : line.strip();
                if (line.startsWith("\t") && !LEFT_OUT.contains(section) && !known(section, line.strip())) {
                    missing.add(section + ": " + line.strip());
                }
            } else if (list.contains("ACL keywords") && !SampleCatalog.SHORT_FORMS.containsKey(line.split(" ", 2)[0])) {
                missing.add("acl: " + line);
            } else if (list.contains("converter") && !SampleCatalog.CONVERTERS.containsKey(line.split("[(:]", 2)[0])) {
                missing.add("converter: " + line);
            } else if (list.contains("fetch") && line.startsWith("[")
                    && !SampleCatalog.FETCHES.containsKey(line.replaceFirst("^\\[.*] ", "").split("[(:]", 2)[0])) {
                missing.add("fetch: " + line);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(list).isNotEmpty();
    }

    private static boolean known(String section, String keyword) {
        List<String> words = Arrays.stream(keyword.replaceAll(" \\+.*| \\[.*", "").split(" ", -1)).filter(word -> !word.startsWith("<"))
                .toList();
        List<String> rest = words.subList(1, words.size());
        return switch (words.get(0)) {
            case "bind" -> has(BindOptions.TABLE, rest.get(rest.size() - 1));
            case "server" -> has(ServerOptions.TABLE, rest.get(0));
            case "http-request" -> has(HttpRuleKeywords.REQUEST, rest.get(0));
            case "http-response" -> has(HttpRuleKeywords.RESPONSE, rest.get(0));
            case "http-after-response" -> has(HttpRuleKeywords.AFTER_RESPONSE, rest.get(0));
            case "tcp-request" -> rest.isEmpty() || has(switch (rest.get(0)) {
                case "connection" -> ActionKeywords.CONNECTION;
                case "session" -> ActionKeywords.SESSION;
                default -> ActionKeywords.CONTENT;
            }, rest.get(1));
            case "tcp-response" -> rest.isEmpty() || has(ActionKeywords.RESPONSE, rest.get(1));
            default -> section.equals("global") ? starts(GlobalKeywords.TABLE, keyword)
                    : starts(ProxyKeywords.TABLE, keyword.replaceAll(" \\[.*", ""));
        };
    }

    private static boolean has(KeywordTable<?> table, String name) {
        String word = name.endsWith("*") ? name.replace("*", "(x)") : name;
        var at = new Position("", 1, 1, 1);
        return table.find(List.of(new Word(word, at))) != null || table.find(List.of(new Word(name.replace("*", "0"), at))) != null;
    }

    /** A keyword whose second words are rows of their own is known by its first. */
    private static boolean starts(KeywordTable<?> table, String name) {
        return table.rows().stream().anyMatch(row -> row.name().equals(name) || row.name().startsWith(name + " "))
                || List.of("contimeout", "clitimeout", "srvtimeout").contains(name);
    }
}
