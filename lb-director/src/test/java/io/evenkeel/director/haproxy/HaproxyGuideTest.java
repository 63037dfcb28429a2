package io.evenkeel.director.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.syntax.KeywordMarkdown;
import io.evenkeel.director.syntax.KeywordTable;
import org.junit.jupiter.api.Test;

/** The tables of docs/haproxy.md are those of the code. */
class HaproxyGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "haproxy.md");

    @Test
    void theGuideListsTheKeywords() throws IOException {
        Map<String, String> tables = new HashMap<>();
        tables.put("global", table(GlobalKeywords.TABLE));
        tables.put("proxy", KeywordMarkdown.table(ProxyKeywords.TABLE, HaproxyGuideTest::where));
        tables.put("bind", table(BindOptions.TABLE));
        tables.put("server", table(ServerOptions.TABLE));
        tables.put("balance", table(BalanceKeywords.TABLE));
        tables.put("http_request", table(HttpRuleKeywords.REQUEST));
        tables.put("http_response", table(HttpRuleKeywords.RESPONSE));
        tables.put("http_after_response", table(HttpRuleKeywords.AFTER_RESPONSE));
        tables.put("tcp_connection", table(ActionKeywords.CONNECTION));
        tables.put("tcp_session", table(ActionKeywords.SESSION));
        tables.put("tcp_content", table(ActionKeywords.CONTENT));
        tables.put("tcp_response", table(ActionKeywords.RESPONSE));
        tables.put("http_check", table(CheckKeywords.HTTP));
        tables.put("tcp_check", table(CheckKeywords.TCP));
        tables.put("stick", table(StickTableKeywords.STICK));
        for (SectionKind kind : SectionKind.values()) {
            var table = SectionKeywords.of(kind);
            if (table != null) {
                tables.put("section_" + kind.keyword().replace('-', '_'), table(table));
            }
        }
        List<Rule> rules = new ArrayList<>(Rule.ALL);
        rules.addAll(HaproxyRules.ALL);
        tables.put("rules", KeywordMarkdown.rules(rules));
        String expected = KeywordMarkdown.expected(GUIDE, tables);
        assertThat(Files.readString(GUIDE).equals(expected)).as("run with -Devenkeel.docs.write=true to write the guide anew").isTrue();
        assertThat(tables.keySet()).allMatch(name -> expected.contains("<!-- keywords: " + name + " -->"));
    }

    private static String table(KeywordTable<?> table) {
        return KeywordMarkdown.table(table, name -> "");
    }

    private static String where(String keyword) {
        Set<SectionKind> sections = KeywordPlaces.of(keyword);
        return sections.size() == 4 ? ""
                : " (in " + sections.stream().sorted().map(SectionKind::keyword).collect(Collectors.joining(", ")) + ")";
    }
}
