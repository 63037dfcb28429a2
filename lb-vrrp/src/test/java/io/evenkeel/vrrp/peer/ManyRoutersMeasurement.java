package io.evenkeel.vrrp.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.evenkeel.vrrp.RouterState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What 500 active virtual routers at 1 s cost, beside keepalived with the same file: CPU over half a minute, memory, and the
 * longest gap between two advertisements of one router. It runs by name only.
 */
@Tag("peer")
class ManyRoutersMeasurement {
    private static final int PER_FAMILY = Integer.getInteger("evenkeel.routers", 500) / 2;
    private static final int SECONDS = Integer.getInteger("evenkeel.seconds", 30);
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-XX:+PerfDisableSharedMem", "-XX:TieredStopAtLevel=1",
            "-Xmx64m", "-Devenkeel.log=info"); // as samples/director/keepalived
    private static final double MAX_GAP_SECONDS = 1.2;
    private static final long TICKS_PER_SECOND = 100; // USER_HZ

    @TempDir
    Path folder;

    private record Cost(double cpuPercent, long residentKilobytes, double worstGapSeconds) {}

    @Test
    void theyCostAtMostTwiceWhatKeepalivedTakes() throws Exception {
        Lab.assumePossible();
        var routers = new ArrayList<RouterSpec>();
        for (int id = 1; id <= PER_FAMILY; id++) {
            routers.add(RouterSpec.oneOfMany(id, false));
            routers.add(RouterSpec.oneOfMany(id, true));
        }
        Cost theirs = measure(routers, (lab, host) -> Keepalived.start(lab, host, folder, routers).process(), "keepalived");
        Cost ours = measure(routers, (lab, host) -> {
            OurEngine engine = OurEngine.start(lab, host, folder, routers, FLAGS);
            Lab.await("all are active", () -> engine.areAll(RouterState.ACTIVE, routers));
            return engine.process();
        }, "evenkeel");
        assertThat(ours.worstGapSeconds()).isLessThan(MAX_GAP_SECONDS);
        assertThat(ours.cpuPercent()).isLessThan(2 * theirs.cpuPercent());
    }

    private interface Start {
        long run(Lab lab, Lab.Host host) throws Exception;
    }

    private Cost measure(List<RouterSpec> routers, Start start, String who) throws Exception {
        var lab = new Lab();
        try {
            Lab.Host host = lab.host("host", 1);
            long process = start.run(lab, host);
            Lab.await("all addresses are there", () -> lab.holdsAll(host, routers));
            TimeUnit.SECONDS.sleep(20); // the announcements of the takeover, and what the JVM compiles in the beginning
            Capture capture = Capture.start(lab, folder);
            long before = ticks(process);
            TimeUnit.SECONDS.sleep(SECONDS); // the time to measure
            long after = ticks(process);
            var cost = new Cost(100.0 * (after - before) / TICKS_PER_SECOND / SECONDS, resident(process),
                    worstGap(capture.adverts()));
            System.out.printf(Locale.ROOT, "%s: %d routers, %.1f %% of one CPU, %d MB resident, worst gap %.3f s%n", who,
                    routers.size(), cost.cpuPercent(), cost.residentKilobytes() / 1024, cost.worstGapSeconds());
            return cost;
        } finally {
            lab.close();
        }
    }

    /** User and system time: the fields 14 and 15, counted from behind the name. */
    private static long ticks(long process) throws Exception {
        String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    private static long resident(long process) throws Exception {
        return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }

    private static double worstGap(List<Capture.Advert> adverts) {
        Map<String, Double> last = new HashMap<>();
        double worst = 0;
        for (Capture.Advert advert : adverts) {
            Double before = last.put(advert.source().contains(":") + "/" + advert.virtualRouterId(), advert.seconds());
            worst = before == null ? worst : Math.max(worst, advert.seconds() - before);
        }
        return worst;
    }
}
