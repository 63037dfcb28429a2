package io.evenkeel.director.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFilesTest {
    @TempDir
    Path folder;

    @Test
    void loadsText() throws IOException {
        Path file = Files.writeString(folder.resolve("a.cfg"), "global # 全局\n");
        assertThat(SourceFiles.load(file)).isInstanceOfSatisfying(ReadResult.Accepted.class,
                read -> assertThat(read.value()).isEqualTo(new SourceText(file.toString(), "global # 全局\n")));
    }

    @Test
    void keepsEveryByteOfAnotherEncoding() throws IOException {
        Path file = Files.write(folder.resolve("gbk.cfg"), new byte[] {'a', ' ', '#', (byte) 0xC4, (byte) 0xE3, '\n'});
        assertThat(SourceFiles.load(file)).isInstanceOfSatisfying(ReadResult.Accepted.class,
                read -> assertThat(((SourceText) read.value()).text()).hasSize(6));
    }

    @Test
    void saysInASentenceWhyThereIsNone() throws IOException {
        Path missing = folder.resolve("none.cfg");
        assertThat(SourceFiles.load(missing).render()).isEqualTo(missing + ":1:1: error: there is no such file [unreadable-file]\n");
        assertThat(SourceFiles.load(folder).render())
                .isEqualTo(folder + ":1:1: error: the file cannot be read: it is a directory [unreadable-file]\n");
        Path huge = folder.resolve("huge.cfg");
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(SourceText.LONGEST + 1L);
        }
        assertThat(SourceFiles.load(huge).render()).contains("too long for a configuration (expected: at most 64 MiB)");
    }
}
