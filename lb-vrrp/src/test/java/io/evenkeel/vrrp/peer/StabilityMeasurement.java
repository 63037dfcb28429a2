package io.evenkeel.vrrp.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import io.evenkeel.vrrp.RouterState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether we stay active at 100 ms while every core is busy and the collector is forced again and again. Minutes long, so it
 * runs by name only.
 */
@Tag("peer")
class StabilityMeasurement {
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("evenkeel.seconds", 300));

    /** A collection by one thread on a small heap is short, also where that thread has to share its core. */
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:+PerfDisableSharedMem", "-Xmx64m", "-Devenkeel.log=info");

    @TempDir
    Path folder;

    @Test
    void keepalivedNeverTakesOverFromABusyProcess() throws Exception {
        Lab.assumePossible();
        var lab = new Lab();
        try {
            Lab.Host ours = lab.host("ours", 1);
            Lab.Host theirs = lab.host("theirs", 2);
            RouterSpec router = RouterSpec.v3("v3-100ms", 51);
            OurEngine engine = OurEngine.start(lab, ours, folder, List.of(router.priority(150)), FLAGS);
            Lab.await("we are active", () -> engine.is(RouterState.ACTIVE, router));
            Keepalived keepalived = Keepalived.start(lab, theirs, folder, List.of(router.priority(100)));
            Capture capture = Capture.start(lab, folder);
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                lab.start(ours.namespace(), folder.resolve("load-" + i + ".log"), List.of("sh", "-c", "while :; do :; done"));
            }
            long end = System.nanoTime() + TIME.toNanos();
            int collections = 0;
            while (System.nanoTime() - end < 0) {
                collect(engine);
                collections++;
                if (lab.holds(theirs, router.address())) {
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(200); // the load is the point here
            }
            System.out.printf(Locale.ROOT, "%d s under load, %d forced collections: worst gap %.1f ms%n", TIME.toSeconds(),
                    collections, worstGapMillis(capture.adverts()));
            assertThat(keepalived.output()).as("takeovers").doesNotContain("Entering MASTER STATE");
            engine.stop();
        } finally {
            lab.close();
        }
    }

    private static void collect(OurEngine engine) throws Exception {
        Lab.run(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(engine.process()), "GC.run");
    }

    private static double worstGapMillis(List<Capture.Advert> adverts) {
        var gaps = new ArrayList<Double>();
        for (int i = 1; i < adverts.size(); i++) {
            gaps.add((adverts.get(i).seconds() - adverts.get(i - 1).seconds()) * 1000);
        }
        return gaps.stream().max(Double::compare).orElseThrow();
    }
}
