package io.evenkeel.director.keepalived;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.syntax.KeywordMarkdown;
import org.junit.jupiter.api.Test;

/** The tables of docs/keepalived.md are those of the code. */
class KeepalivedGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "keepalived.md");

    @Test
    void theGuideListsTheKeywords() throws IOException {
        Map<String, String> tables = new HashMap<>();
        tables.put("top", keywords(TopKeywords.CONTENT));
        tables.put("announcements", keywords(TopKeywords.ANNOUNCEMENT_GROUP));
        tables.put("global", keywords(GlobalKeywords.CONTENT));
        tables.put("instance", keywords(InstanceKeywords.CONTENT));
        tables.put("authentication", keywords(AuthenticationKeywords.CONTENT));
        tables.put("address", KeywordMarkdown.of(AddressLines.OPTIONS, name -> ""));
        tables.put("group", keywords(GroupKeywords.CONTENT));
        tables.put("script", keywords(ScriptKeywords.SCRIPT));
        tables.put("file", keywords(ScriptKeywords.FILE));
        tables.put("process", keywords(ScriptKeywords.PROCESS));
        tables.put("bfd", keywords(ScriptKeywords.BFD));
        tables.put("virtual", keywords(ServerKeywords.VIRTUAL));
        tables.put("real", keywords(ServerKeywords.REAL));
        tables.put("http", keywords(CheckerKeywords.HTTP));
        tables.put("url", keywords(CheckerKeywords.URL));
        tables.put("tcp", keywords(CheckerKeywords.TCP));
        tables.put("smtp", keywords(CheckerKeywords.SMTP));
        tables.put("dns", keywords(CheckerKeywords.DNS));
        tables.put("misc", keywords(CheckerKeywords.MISC));
        tables.put("udp", keywords(CheckerKeywords.UDP));
        tables.put("follow", keywords(CheckerKeywords.BFD) + keywords(CheckerKeywords.FILE));
        tables.put("rules", rules());
        String expected = KeywordMarkdown.expected(GUIDE, tables);
        assertThat(Files.readString(GUIDE)).as("run with -Devenkeel.docs.write=true to write the guide anew").isEqualTo(expected);
    }

    private static String keywords(Content.Keywords<?> content) {
        String blocks = KeywordMarkdown.of(content.blocks(), name -> "");
        String lines = KeywordMarkdown.of(content.lines(), name -> "");
        String tables = blocks.isBlank() ? lines : "\nBlocks:\n" + blocks + "Lines:\n" + lines;
        String aliases = new TreeMap<>(content.aliases()).entrySet().stream()
                .map(alias -> "`" + alias.getKey() + "` for `" + alias.getValue().name() + "`"
                        + (alias.getValue().rule() == null ? "" : " (with a warning)"))
                .collect(Collectors.joining(", "));
        return aliases.isEmpty() ? tables : tables + "Other names: " + aliases + ".\n\n";
    }

    private static String rules() {
        List<Rule> shared = List.of(Rule.MISTAKE, Rule.UNKNOWN_KEYWORD, Rule.MISSING_VALUE, Rule.WRONG_VALUE, Rule.EXTRA_VALUE,
                Rule.REFUSED,
                Rule.NEEDS_NOTHING, Rule.ACTS_DIFFERENTLY, Rule.STRANGE_BLANK, Rule.SLASH_COMMENT, Rule.UNREADABLE_FILE, Rule.TOO_LONG);
        return Stream.concat(shared.stream(), KeepalivedRules.all().stream()).map(rule -> "| `" + rule.id() + "` | " + rule.says() + " |\n")
                .collect(Collectors.joining("", "\n| rule | when |\n|---|---|\n", "\n"));
    }
}
