package io.evenkeel.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * CPU time that a process, or everything on one CPU, has used.
 *
 * <p>A process: user and system time over all its threads (those that have ended included) and over its living
 * descendants (nginx works in a child). Loopback is delivered by whoever sends: the kernel's work of receiving what the
 * proxy sends is in the proxy's time, that of receiving what is sent to the proxy is not. All proxies alike.
 *
 * <p>Source: {@code /proc/PID/stat}, fields 14 and 15, and {@code /proc/stat} of proc(5), in ticks of 10 ms: over a
 * window of 5 s at most 0.4 % of error.
 */
final class CpuTime {
    /** USER_HZ, which Linux fixes at 100 on x86-64 and aarch64 whatever the kernel's own tick is. */
    private static final long TICKS_PER_SECOND = 100;
    private static final int UTIME = 14;
    private static final int STIME = 15;
    /** Field 2 is the name in parentheses, and may itself hold blanks and parentheses; counting starts behind it. */
    private static final int FIRST_AFTER_NAME = 3;
    /** Of a CPU's line: user, nice, system, irq, softirq, steal; not idle and iowait, nor guest, which is in user. */
    private static final int[] BUSY_FIELDS = {1, 2, 3, 6, 7, 8};

    private CpuTime() {}

    /** The time for which a CPU was not idle so far, the hypervisor's share included. */
    static Duration ofCpu(int cpu) {
        try {
            return parseCpu(Files.readString(Path.of("/proc/stat")), cpu);
        } catch (IOException e) {
            throw new Problem("cannot read /proc/stat: " + e.getMessage());
        }
    }

    /** One CPU's busy time in the text of {@code /proc/stat}. */
    static Duration parseCpu(String stat, int cpu) {
        String[] fields = stat.lines().filter(line -> line.startsWith("cpu" + cpu + " ")).findFirst()
                .orElseThrow(() -> new Problem("/proc/stat has no line for CPU " + cpu + ".")).split(" ", -1);
        long ticks = 0;
        for (int field : BUSY_FIELDS) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks(ticks);
    }

    /** The time used so far by this process and its descendants. */
    static Duration of(ProcessHandle process) {
        List<ProcessHandle> family = Stream.concat(Stream.of(process), process.descendants()).toList();
        Duration sum = Duration.ZERO;
        for (ProcessHandle member : family) {
            try {
                sum = sum.plus(parse(Files.readString(Path.of("/proc", Long.toString(member.pid()), "stat"))));
            } catch (NoSuchFileException e) {
                throw new Problem("process " + member.pid() + " ended while it was measured");
            } catch (IOException e) {
                throw new Problem("cannot read the CPU time of process " + member.pid() + ": " + e.getMessage());
            }
        }
        return sum;
    }

    /** User plus system time in the text of one {@code /proc/PID/stat}. */
    static Duration parse(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
        long ticks = Long.parseLong(fields[UTIME - FIRST_AFTER_NAME])
                + Long.parseLong(fields[STIME - FIRST_AFTER_NAME]);
        return ticks(ticks);
    }

    private static Duration ticks(long ticks) {
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }
}
