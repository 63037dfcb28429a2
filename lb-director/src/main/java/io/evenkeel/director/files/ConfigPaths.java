package io.evenkeel.director.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the names on a command line stand for. Reads disks; any thread. */
public final class ConfigPaths {
    private static final String SUFFIX = ".cfg";

    private ConfigPaths() {}

    /**
     * The files that HAProxy's {@code -f} means: a directory stands for its files {@code *.cfg} that are not hidden, in the order
     * of the bytes of their names; anything else for itself.
     */
    public static List<Path> expand(List<Path> given) {
        List<Path> files = new ArrayList<>();
        given.forEach(path -> files.addAll(Files.isDirectory(path) ? inside(path) : List.of(path)));
        return files;
    }

    // A directory that cannot be listed stands for itself: reading it will say why.
    private static List<Path> inside(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(ConfigPaths::isConfiguration).sorted().toList();
        } catch (IOException e) {
            return List.of(directory);
        }
    }

    private static boolean isConfiguration(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) && !name.startsWith(".") && Files.isRegularFile(file);
    }
}
