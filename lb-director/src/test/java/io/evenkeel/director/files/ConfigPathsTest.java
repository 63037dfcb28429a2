package io.evenkeel.director.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigPathsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aDirectoryStandsForItsConfigurationsInTheOrderOfTheirBytes() throws IOException {
        for (String name : List.of("b.cfg", "B.cfg", "10.cfg", "9.cfg", "ü.cfg", ".hidden.cfg", "a.conf", "a.cfg~")) {
            Files.writeString(folder.resolve(name), "");
        }
        Files.createDirectory(folder.resolve("directory.cfg"));
        Path other = folder.resolve("a.conf");
        assertThat(ConfigPaths.expand(List.of(other, folder))).containsExactly(other, folder.resolve("10.cfg"), folder.resolve("9.cfg"),
                folder.resolve("B.cfg"), folder.resolve("b.cfg"), folder.resolve("ü.cfg"));
    }

    @Test
    void whatIsNotThereStandsForItself() {
        Path none = folder.resolve("none");
        assertThat(ConfigPaths.expand(List.of(none))).containsExactly(none);
    }
}
