package io.evenkeel.director.keepalived;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.evenkeel.director.syntax.KeywordMarkdown;
import org.junit.jupiter.api.Test;

/** The tables of docs/keepalived.md are those of the code. */
class KeepalivedGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "keepalived.md");

    @Test
    void theGuideListsTheKeywords() throws IOException {
        String expected = KeywordMarkdown.expected(GUIDE,
                Map.of("top", level(TopKeywords.LEVEL), "global", level(GlobalKeywords.LEVEL), "instance",
                        level(InstanceKeywords.LEVEL), "authentication", level(InstanceKeywords.AUTHENTICATION), "address",
                        KeywordMarkdown.of(VirtualAddresses.OPTIONS, name -> "")));
        assertThat(Files.readString(GUIDE)).as("run with -Devenkeel.docs.write=true to write the guide anew").isEqualTo(expected);
    }

    private static String level(Level<?> level) {
        return KeywordMarkdown.of(level.blocks(), name -> "").strip().isEmpty() ? KeywordMarkdown.of(level.statements(), name -> "")
                : "\nBlocks:\n" + KeywordMarkdown.of(level.blocks(), name -> "") + "Lines:\n"
                        + KeywordMarkdown.of(level.statements(), name -> "");
    }
}
