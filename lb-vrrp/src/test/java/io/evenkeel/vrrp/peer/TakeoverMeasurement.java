package io.evenkeel.vrrp.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether we take over from a killed keepalived as fast as another keepalived does: the two side by side under the same load,
 * each hard kill measured on the wire, from the last advertisement of the one to the first of the other. Minutes long, so it
 * runs by name only.
 */
@Tag("peer")
class TakeoverMeasurement {
    private static final int KILLS = Integer.getInteger("evenkeel.kills", 20);
    private static final double TOLERANCE_MILLIS = 20;
    private static final List<RouterSpec> ROUTERS = List.of(RouterSpec.v2("v2-1s", 51), RouterSpec.v3("v3-100ms", 52));

    @TempDir
    Path folder;

    @Test
    void weAreNoSlowerThanKeepalived() throws Exception {
        Lab.assumePossible();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Future<List<List<Double>>> keepalived = both.submit(run("keepalived", true));
            Future<List<List<Double>>> ours = both.submit(run("ours", false));
            for (int i = 0; i < ROUTERS.size(); i++) {
                report(ROUTERS.get(i), "keepalived", keepalived.get().get(i));
                report(ROUTERS.get(i), "evenkeel", ours.get().get(i));
            }
            for (int i = 0; i < ROUTERS.size(); i++) {
                List<Double> theirs = keepalived.get().get(i);
                List<Double> mine = ours.get().get(i);
                assertThat(median(mine)).as("median of " + ROUTERS.get(i).name()).isLessThan(median(theirs) + TOLERANCE_MILLIS);
                assertThat(Collections.max(mine)).as("worst of " + ROUTERS.get(i).name())
                        .isLessThan(Collections.max(theirs) + TOLERANCE_MILLIS);
            }
        }
    }

    private Callable<List<List<Double>>> run(String name, boolean backupIsKeepalived) {
        return () -> {
            Path files = Files.createDirectory(folder.resolve(name));
            var lab = new Lab();
            try {
                return measure(lab, files, backupIsKeepalived);
            } finally {
                lab.close();
            }
        };
    }

    private static List<List<Double>> measure(Lab lab, Path files, boolean backupIsKeepalived) throws Exception {
        Lab.Host standby = lab.host("standby", 1);
        Lab.Host active = lab.host("active", 2);
        List<RouterSpec> weaker = ROUTERS.stream().map(router -> router.priority(99)).toList();
        List<RouterSpec> stronger = ROUTERS.stream().map(router -> router.priority(150)).toList();
        if (backupIsKeepalived) {
            Keepalived.start(lab, standby, files, weaker);
        } else {
            OurEngine.start(lab, standby, files, weaker);
        }
        Lab.await("the backup runs", () -> lab.holdsAll(standby, ROUTERS));
        Capture capture = Capture.start(lab, files);
        for (int i = 0; i < KILLS; i++) {
            Keepalived killed = Keepalived.start(lab, active, files, stronger);
            Lab.await("the stronger one is active", () -> lab.holdsAll(active, ROUTERS) && lab.holdsNone(standby, ROUTERS));
            killed.kill();
            Lab.await("the backup takes over", () -> lab.holdsAll(standby, ROUTERS));
            for (RouterSpec router : ROUTERS) {
                Lab.run("ip", "-n", active.namespace(), "addr", "del", router.addresses().getFirst(), "dev", "eth0");
            }
        }
        List<Capture.Advert> adverts = capture.adverts();
        return ROUTERS.stream().map(router -> silences(adverts, router, active.address(false), standby.address(false))).toList();
    }

    /** Milliseconds between the last advertisement of {@code from} and the first of {@code to}, each time. */
    private static List<Double> silences(List<Capture.Advert> adverts, RouterSpec router, String from, String to) {
        var silences = new ArrayList<Double>();
        Capture.Advert last = null;
        for (Capture.Advert advert : adverts) {
            if (advert.virtualRouterId() != router.virtualRouterId()) {
                continue;
            }
            if (last != null && last.source().equals(from) && advert.source().equals(to)) {
                silences.add((advert.seconds() - last.seconds()) * 1000);
            }
            last = advert;
        }
        // one that yields may answer the stronger one's first advertisement with its own: no takeover
        silences.removeIf(silence -> silence < router.intervalMillis() * 2);
        assertThat(silences).as(router.name()).hasSize(KILLS);
        return silences;
    }

    private static void report(RouterSpec router, String who, List<Double> silences) {
        System.out.printf(Locale.ROOT, "%-9s %-10s %d kills: median %.1f ms, worst %.1f ms (nominal %.1f)%n", router.name(), who,
                silences.size(), median(silences), Collections.max(silences), router.priority(99).patienceMillis());
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
