package io.evenkeel.benchmarks.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says on what a run was made. */
final class Machine {
    private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
    private static final Pattern PROCESSOR = Pattern.compile("(?m)^processor\\s*:");

    private Machine() {}

    /** CPUs, kernel and Java in one line. */
    static String describe() {
        return cpus() + ", Linux " + System.getProperty("os.version") + ", " + System.getProperty("os.arch") + ", Java "
                + Runtime.version();
    }

    private static String cpus() {
        try {
            String info = Files.readString(Path.of("/proc/cpuinfo"));
            Matcher model = MODEL.matcher(info);
            return PROCESSOR.matcher(info).results().count() + " CPUs" + (model.find() ? " " + model.group(1) : "");
        } catch (IOException e) {
            return "CPUs unknown";
        }
    }
}
