package io.evenkeel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check}, {@code print} and {@code convert}, as programs are started. */
class FileCommandsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String RIGHT = """
            defaults
                mode http
                timeout connect 1s
                timeout client 1m
                timeout server 1m
            # 前端
            listen web
                bind 127.0.0.1:8080
                server a 127.0.0.1:80 weight 3
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void checkIsOneJsonDocument() throws Exception {
        Path file = write("wrong \"quoted\" 双.cfg", RIGHT.replace("server a", "sever 甲"));
        // A host without a locale: file names and texts are UTF-8 there too.
        LauncherProcess check = LauncherProcess.run(LIMIT, "env", "LC_ALL=C.UTF-8", evenkeel(), "check", "--json", file.toString());
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err()).isEmpty();
        JsonObject document = JsonParser.parseString(check.out()).getAsJsonObject();
        assertThat(document.get("valid").getAsBoolean()).isFalse();
        JsonArray diagnostics = document.getAsJsonArray("diagnostics");
        assertThat(document.getAsJsonObject("summary").asMap().values().stream().mapToInt(count -> count.getAsInt()).sum())
                .isEqualTo(diagnostics.size());
        JsonObject error = diagnostics.asList().stream().map(one -> one.getAsJsonObject())
                .filter(one -> one.get("severity").getAsString().equals("error")).findFirst().orElseThrow();
        assertThat(error.get("file").getAsString()).isEqualTo(file.toString());
        assertThat(error.get("rule").getAsString()).isEqualTo("unknown-keyword");
        assertThat(List.of(error.get("line").getAsInt(), error.get("column").getAsInt(), error.get("length").getAsInt())).containsExactly(9,
                5, 5);
        assertThat(error.get("hint").getAsString()).contains("server");
    }

    @Test
    void aValidFileIsSaidToBe() throws Exception {
        Path file = write("right.cfg", RIGHT);
        LauncherProcess check = LauncherProcess.evenkeel(LIMIT, "check", "--json", file.toString());
        assertThat(check.status()).isZero();
        assertThat(JsonParser.parseString(check.out()).getAsJsonObject().get("valid").getAsBoolean()).isTrue();
    }

    @Test
    void theDoctorSaysWhatStandsInTheWay() throws Exception {
        Path file = write("k.conf", """
                vrrp_instance web {
                    interface nosuch0
                    virtual_router_id 51
                    virtual_ipaddress { 192.0.2.80/24 }
                }
                """);
        LauncherProcess doctor = LauncherProcess.evenkeel(LIMIT, "doctor", "--listen", "0", file.toString());
        assertThat(doctor.status()).as(doctor.err()).isEqualTo(1);
        assertThat(doctor.out()).containsPattern("PROBLEM +nosuch0: ");
        assertThat(LauncherProcess.evenkeel(LIMIT, "doctor", "--listen", "301", file.toString()).status()).isEqualTo(2);
        Path wrong = write("wrong.conf", "vrrp_instance web {\n");
        assertThat(LauncherProcess.evenkeel(LIMIT, "doctor", wrong.toString()).err()).contains(wrong + ":1:");
    }

    @Test
    void aKnownMistakeIsRepairedUnlessStrict() throws Exception {
        Path file = write("pasted.cfg", RIGHT.replace("mode http", "mode\u3000http"));
        LauncherProcess lenient = LauncherProcess.evenkeel(LIMIT, "check", "-f", file.toString());
        assertThat(lenient.status()).as(lenient.err()).isZero();
        assertThat(lenient.err()).contains(file + ":2:9: warning: ");
        LauncherProcess strict = LauncherProcess.evenkeel(LIMIT, "check", "--strict", "-f", file.toString());
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.err()).contains(file + ":2:9: error: ").contains("this cannot run");
    }

    @Test
    void whatIsPrintedIsReadAsTheSame() throws Exception {
        Path file = write("right.cfg", RIGHT);
        LauncherProcess printed = LauncherProcess.evenkeel(LIMIT, "print", file.toString());
        assertThat(printed.status()).as(printed.err()).isZero();
        assertThat(printed.out()).startsWith("defaults\n    mode http\n").doesNotContain("#");
        Path again = write("again.cfg", printed.out());
        LauncherProcess twice = LauncherProcess.run(LIMIT, "sh", "-c", "\"$1\" print - <\"$2\"", "sh", evenkeel(), again.toString());
        assertThat(twice).isEqualTo(printed);
    }

    @Test
    void whatIsConvertedIsAClass() throws Exception {
        Path file = write("right.cfg", RIGHT);
        LauncherProcess converted = LauncherProcess.evenkeel(LIMIT, "convert", "--to", "java", "--class", "shop.Web", file.toString());
        assertThat(converted.status()).as(converted.err()).isZero();
        assertThat(converted.out()).startsWith("package shop;\n\nimport ").contains(".server(\"a\", \"127.0.0.1:80\", s -> s.weight(3))");
        Path source = Files.createDirectories(folder.resolve("shop")).resolve("Web.java");
        Files.writeString(source, converted.out());
        String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
        LauncherProcess compiled = LauncherProcess.run(LIMIT, javac, "-d", folder.toString(), "-cp", System.getProperty("java.class.path"),
                source.toString());
        assertThat(compiled).isEqualTo(new LauncherProcess(0, "", ""));
        assertThat(folder.resolve("shop" + File.separator + "Web.class")).exists();
    }

    @Test
    void whatIsRefusedCannotBeCode() throws Exception {
        Path file = write("refused.cfg", RIGHT + "    compression algo gzip\n");
        LauncherProcess converted = LauncherProcess.evenkeel(LIMIT, "convert", "--to", "java", file.toString());
        assertThat(converted.status()).isEqualTo(1);
        assertThat(converted.out()).isEmpty();
        assertThat(converted.err()).contains(file + ":10:5: refused: ").contains("compression").contains("so cannot be code");
        LauncherProcess printed = LauncherProcess.evenkeel(LIMIT, "print", file.toString());
        assertThat(printed.status()).isZero();
        assertThat(printed.out()).contains("    compression algo gzip\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"check | no configuration file: name a haproxy.cfg or a keepalived.conf",
        "convert x.cfg | missing required option: '--to=FORM'", "convert --to cobol x.cfg | --to: 'cobol' (expected: java)",
        "convert --to java --class 1x x.cfg | --class: '1x' (expected: a name that Java takes, such as com.acme.Shop)",
        "check --strict --lenient x.cfg | --strict, --lenient are mutually exclusive (specify only one)"})
    void aWrongCommandLineIsOneSentence(String line, String sentence) throws Exception {
        LauncherProcess program = LauncherProcess.evenkeel(LIMIT, line.split(" "));
        assertThat(program.status()).isEqualTo(UserError.USAGE);
        assertThat(program.err().lines().findFirst()).hasValue("evenkeel: " + sentence);
    }

    @Test
    void aTerminalWithoutALocaleGetsUtf8() throws Exception {
        Path file = write("wrong.cfg", RIGHT.replace("server a", "server 甲 甲"));
        LauncherProcess check = LauncherProcess.run(LIMIT, "env", "LC_ALL=C", evenkeel(), "check", file.toString());
        assertThat(check.status()).isEqualTo(1);
        assertThat(check.err()).contains("    server 甲 甲 127.0.0.1:80");
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }

    private static String evenkeel() {
        return LauncherProcess.FOLDER.resolve("evenkeel").toString();
    }
}
