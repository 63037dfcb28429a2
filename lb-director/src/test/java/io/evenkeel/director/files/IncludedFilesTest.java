package io.evenkeel.director.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.keepalived.text.IncludeSource.Included;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncludedFilesTest {
    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void write() throws IOException {
        for (String name : List.of("main.conf", "conf.d/a.conf", "conf.d/b.conf", "conf.d/B.conf", "conf.d/.hidden.conf", "conf.d/c.txt",
                "conf.e/z.conf", "conf.e/[odd].conf")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "# " + name + "\n");
        }
        Files.createDirectories(folder.resolve("conf.d/directory.conf"));
    }

    @ParameterizedTest
    @CsvSource({"conf.d/a.conf, conf.d/a.conf", "conf.d/[ab].conf, conf.d/a.conf conf.d/b.conf", "conf.?/z.conf, conf.e/z.conf",
        "conf.*/[!a-z].conf, conf.d/B.conf", "conf.d/.h*, conf.d/.hidden.conf", "conf.d/../main.conf, main.conf", "none/*.conf, ''",
        "conf.d/none.conf, ''", "conf.e/[odd].conf, conf.e/[odd].conf", "conf.e/[odd, ''", "conf.d/{a}.conf, ''"})
    void namesMatchAsInAShell(String pattern, String files) {
        assertThat(new IncludedFiles().find(folder.resolve("main.conf").toString(), pattern)).extracting(Included::name)
                .containsExactlyElementsOf(files.isEmpty() ? List.of()
                        : List.of(files.split(" ")).stream().map(name -> folder.resolve(name).toString()).toList());
    }

    @Test
    void eachIsReadOrSaysWhyNot() {
        var files = new IncludedFiles(3, 1000);
        String main = folder.resolve("main.conf").toString();
        assertThat(files.find(main, folder + "/conf.d/a.conf")).containsExactly(
                new Included.Text(new SourceText(folder.resolve("conf.d/a.conf").toString(), "# conf.d/a.conf\n")));
        assertThat(files.find(main, "conf.d/directory.conf"))
                .containsExactly(new Included.Directory(folder.resolve("conf.d/directory.conf").toString()));
        assertThat(files.find(main, "a\0b")).singleElement().isInstanceOf(Included.Unreadable.class);
        files.find(main, "conf.d/[bB].conf");
        assertThat(files.find(main, "main.conf")).singleElement()
                .isEqualTo(new Included.Unreadable(main, "more than 3 files are included"));
        assertThat(new IncludedFiles(9, 10).find(main, "conf.d/*.conf")).last()
                .isEqualTo(new Included.Directory(folder.resolve("conf.d/directory.conf").toString()));
        assertThat(new IncludedFiles(9, 10).find(main, "conf.d/[ab].conf")).last().isEqualTo(
                new Included.Unreadable(folder.resolve("conf.d/b.conf").toString(), "the files included have more than 10 characters"));
    }

    @Test
    void theDirectoryOfAFile() {
        assertThat(new IncludedFiles().directory(folder.resolve("conf.d/a.conf").toString()))
                .isEqualTo(folder.resolve("conf.d").toString());
        assertThat(new IncludedFiles().directory("main.conf")).isEqualTo(Path.of("").toAbsolutePath().toString());
    }

    @Test
    void aConfigurationIsReadWithWhatItIncludes() throws IOException {
        Path main = Files.writeString(folder.resolve("keepalived.conf"), "global_defs {\n    router_id one\n}\ninclude conf.d/*.conf\n");
        Files.writeString(folder.resolve("conf.d/b.conf"), "vrrp_instance V {\n    frobnicate\n}\n");
        ReadResult<?> result = ConfigFiles.read(List.of(main), ReadingOptions.of(Map.of())).result();
        assertThat(result.diagnostics()).extracting(Diagnostic::toString)
                .anySatisfy(line -> assertThat(line).startsWith(folder.resolve("conf.d/b.conf") + ":2:5: error: ").contains("frobnicate"));
        assertThat(result.render()).contains("\n        frobnicate\n");
    }
}
