package io.evenkeel.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** The example of the guide is one that compiles and passes. */
class GuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "vrrp.md");
    private static final Path EXAMPLE = Path.of("src", "test", "java", "io", "evenkeel", "testkit", "FailoverExampleTest.java");

    @Test
    void theGuideShowsTheExample() throws IOException {
        String source = Files.readString(EXAMPLE);
        String example = source.substring(source.indexOf("@ExtendWith"));

        assertThat(Files.readString(GUIDE)).contains(example.strip());
    }
}
