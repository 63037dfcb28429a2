package io.evenkeel.launcher.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How this program starts itself again as another process: by the same script that users run, on the classes that run now,
 * so that nothing is built in between.
 */
public final class OwnProgram {
    private OwnProgram() {}

    /** The command line of {@code evenkeel ARGUMENT...}. */
    public static List<String> command(String... arguments) {
        String script = System.getProperty("evenkeel.command");
        var command = new ArrayList<String>();
        if (script != null) {
            command.add(script);
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
                    System.getProperty("java.class.path"), "io.evenkeel.launcher.Evenkeel"));
        }
        command.addAll(List.of(arguments));
        return command;
    }

    /** What to put into its environment: our classes, and a JVM of modest size where {@code small}. */
    public static Map<String, String> environment(boolean small) {
        return Map.of("EVENKEEL_CLASSPATH", System.getProperty("java.class.path"), "EVENKEEL_JAVA_OPTS",
                small ? "-XX:TieredStopAtLevel=1 -Xmx48m" : "");
    }
}
