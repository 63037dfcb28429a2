package io.evenkeel.director.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the program of a script is, and who can change it, by keepalived's rules. */
final class ScriptPath {
    private static final int MOST_LINKS = 40; // as many as the kernel follows
    private static final int GROUP_WRITES = 0020;
    private static final int OTHERS_WRITE = 0002;
    private static final int STICKY = 01000;
    private static final int SET_USER = 04000;
    private static final int SET_GROUP = 02000;

    private ScriptPath() {}

    /** The program with its path; that of a name alone is found in {@code folders}. Empty when nothing can be run. */
    static Optional<Path> find(String program, Stream<String> folders) {
        Stream<Path> candidates = program.indexOf('/') >= 0 ? Stream.of(Path.of(program).toAbsolutePath())
                : folders.map(folder -> Path.of(folder, program).toAbsolutePath());
        return candidates.filter(path -> Files.isRegularFile(path) && Files.isExecutable(path)).findFirst();
    }

    /** The same without symbolic links; the last name stays where it is another name of the same file, as some programs go by it. */
    static Path resolved(Path path) {
        try {
            Path real = path.toRealPath();
            Path named = real.resolveSibling(path.getFileName());
            return Files.exists(named) && Files.isSameFile(real, named) ? named : real;
        } catch (IOException e) {
            return path; // whoever runs it hears why
        }
    }

    /** Whether running it makes anybody root. */
    static boolean makesRoot(Path path) throws IOException {
        int mode = number(path, "mode");
        return ((mode & SET_USER) != 0 && number(path, "uid") == 0) || ((mode & SET_GROUP) != 0 && number(path, "gid") == 0);
    }

    /** The first part on the way to a program that others than root can change; empty when only root can. */
    static Optional<Path> weakPart(Path path) throws IOException {
        Deque<Path> rest = new ArrayDeque<>();
        path.forEach(rest::addLast);
        Path at = path.getRoot();
        int links = 0;
        if (isWeak(at)) {
            return Optional.of(at);
        }
        while (!rest.isEmpty()) {
            Path next = at.resolve(rest.removeFirst()).normalize();
            if (isWeak(next)) {
                return Optional.of(next);
            }
            if (!Files.isSymbolicLink(next)) {
                at = next;
                continue;
            }
            links++;
            if (links > MOST_LINKS) {
                return Optional.of(next);
            }
            Path target = Files.readSymbolicLink(next);
            for (int i = target.getNameCount() - 1; i >= 0; i--) {
                rest.addFirst(target.getName(i));
            }
            at = target.isAbsolute() ? target.getRoot() : at;
        }
        return Optional.empty();
    }

    /** Others than root own it or write to it; a folder with the sticky bit keeps what is in it. */
    private static boolean isWeak(Path part) throws IOException {
        int mode = number(part, "mode", LinkOption.NOFOLLOW_LINKS);
        boolean othersWrite = (mode & OTHERS_WRITE) != 0
                || ((mode & GROUP_WRITES) != 0 && number(part, "gid", LinkOption.NOFOLLOW_LINKS) != 0);
        boolean counts = Files.isDirectory(part, LinkOption.NOFOLLOW_LINKS) ? (mode & STICKY) == 0
                : Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS);
        return number(part, "uid", LinkOption.NOFOLLOW_LINKS) != 0 || (counts && othersWrite);
    }

    private static int number(Path path, String attribute, LinkOption... options) throws IOException {
        return (int) Files.getAttribute(path, "unix:" + attribute, options);
    }
}
