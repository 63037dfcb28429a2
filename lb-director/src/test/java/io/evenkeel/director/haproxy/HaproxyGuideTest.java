package io.evenkeel.director.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.evenkeel.director.syntax.KeywordMarkdown;
import org.junit.jupiter.api.Test;

/** The tables of docs/haproxy.md are those of the code. */
class HaproxyGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "haproxy.md");

    @Test
    void theGuideListsTheKeywords() throws IOException {
        String expected = KeywordMarkdown.expected(GUIDE, Map.of("global", KeywordMarkdown.of(GlobalKeywords.TABLE, name -> ""), "proxy",
                KeywordMarkdown.of(ProxyKeywords.TABLE, HaproxyGuideTest::where), "bind", KeywordMarkdown.of(BindOptions.TABLE, name -> ""),
                "server",
                KeywordMarkdown.of(ServerOptions.TABLE, name -> "")));
        assertThat(Files.readString(GUIDE)).as("run with -Devenkeel.docs.write=true to write the guide anew").isEqualTo(expected);
    }

    private static String where(String keyword) {
        Set<SectionKind> sections = KeywordPlaces.of(keyword);
        return sections.size() == 4 ? ""
                : " (in " + sections.stream().sorted().map(SectionKind::keyword).collect(Collectors.joining(", ")) + ")";
    }
}
