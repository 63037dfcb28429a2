package io.evenkeel.benchmarks.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
    @TempDir
    Path modules;

    @Test
    void aBuiltInStreamModuleNeedsNoLine() {
        assertThat(Programs.loadStreamModule("configure arguments: --with-threads --with-stream")).isEmpty();
    }

    @Test
    void aDynamicStreamModuleIsLoadedFromItsPlace() throws IOException {
        Path module = Files.createFile(modules.resolve("ngx_stream_module.so"));
        assertThat(Programs.loadStreamModule("--modules-path=" + modules + " --with-stream=dynamic"))
                .isEqualTo("load_module " + module + ";");
    }

    @Test
    void aMissingStreamModuleIsASentenceWithTheCure() {
        assertThatThrownBy(() -> Programs
                .loadStreamModule("--modules-path=" + modules + " --with-stream=dynamic --with-stream_ssl_module"))
                .isInstanceOf(Problem.class).hasMessageContaining("apt-get install libnginx-mod-stream");
    }
}
