package io.evenkeel.director.keepalived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.syntax.Fixtures;
import io.evenkeel.director.syntax.RealProgram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks {@code keepalived -t}, in a network namespace of its own with interfaces {@code eth0} and {@code eth1}. */
@Tag("peer")
class KeepalivedPeerTest {
    private static final String ALL = """
            ip link add eth0 type veth peer name eth1 && ip addr add 10.0.0.100/24 dev eth0 && ip link set eth0 up && ip link set eth1 up
            ip link set lo up
            for file in *.conf; do keepalived -t -f "$file" > /dev/null 2>&1; echo "$file $?"; done
            """;
    private static final int AT_ONCE = 60;

    @TempDir
    Path folder;

    @BeforeEach
    void keepalivedIsThere() throws IOException, InterruptedException {
        assumeTrue(RealProgram.installed("keepalived"), "needs keepalived: apt-get install keepalived");
        assumeTrue(RealProgram.installed("unshare") && RealProgram.installed("ip"),
                "needs unshare and ip: apt-get install util-linux iproute2");
        assumeTrue(RealProgram.run(folder, Map.of(), "unshare", "-n", "true").exit() == 0, "needs root for a network namespace");
    }

    /** Exit codes of keepalived; anything but 0 and 6, be it a crash, is 5. */
    private Map<String, Integer> verdicts(Map<String, String> texts) throws IOException, InterruptedException {
        Map<String, Integer> verdicts = new LinkedHashMap<>();
        List<String> names = List.copyOf(texts.keySet());
        for (int start = 0; start < names.size(); start += AT_ONCE) {
            Path some = Files.createDirectory(folder.resolve("from-" + start));
            for (String name : names.subList(start, Math.min(names.size(), start + AT_ONCE))) {
                Files.writeString(some.resolve(name + ".conf"), texts.get(name));
            }
            RealProgram.Verdict run = RealProgram.run(some, Map.of(), "unshare", "-n", "sh", "-c", "cd " + some + " && " + ALL);
            run.output().lines().filter(line -> line.matches("\\S+\\.conf [0-9]+")).forEach(line -> {
                int code = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
                verdicts.put(line.substring(0, line.indexOf(".conf ")), code == 0 || code == 6 ? code : 5);
            });
        }
        assertThat(verdicts.keySet()).containsExactlyInAnyOrderElementsOf(names);
        return verdicts;
    }

    @Test
    void theRecordedVerdictsAreThoseOfKeepalived() throws IOException, InterruptedException {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Integer> recorded = new LinkedHashMap<>();
        for (Verdicts.Case one : Verdicts.all()) {
            texts.put(one.name(), one.text());
            recorded.put(one.name(), one.keepalived());
        }
        assertThat(verdicts(texts)).containsAllEntriesOf(recorded);
    }

    /** Whatever keepalived takes, it also takes as we print it. */
    @Test
    void takesWhatWePrint() throws IOException, InterruptedException {
        Map<String, String> printed = new LinkedHashMap<>();
        for (Verdicts.Case one : Verdicts.all()) {
            KeepalivedConfig model = Readings.model(Readings.strict(one.text()));
            if (one.keepalived() == 0 && model != null) {
                printed.put(one.name(), KeepalivedPrinter.print(model.document()));
            }
        }
        printed.put("pair", KeepalivedPrinter
                .print(Readings.understood(Readings.strict(Fixtures.load("keepalived/pair.conf").text())).document()));
        assertThat(printed).hasSizeGreaterThan(100);
        assertThat(verdicts(printed)).allSatisfy((name, code) -> assertThat(code).as(name + ":\n" + printed.get(name)).isZero());
    }
}
