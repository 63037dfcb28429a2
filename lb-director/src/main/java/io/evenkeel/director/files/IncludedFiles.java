package io.evenkeel.director.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceFiles;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.keepalived.text.IncludeSource;
import org.jspecify.annotations.Nullable;

/**
 * The files that a {@code keepalived.conf} includes, from the disk. Names are matched as {@code glob(3)} does: segment by segment,
 * in the order of their bytes, hidden ones only where a name says the dot. Files and characters of one reading are bounded.
 *
 * <p>Belongs to one reading.
 */
final class IncludedFiles implements IncludeSource {
    /** More files than these are not opened. */
    static final int MOST_FILES = 10_000;
    /** More characters than these are not taken. */
    static final long MOST_CHARACTERS = 16L * SourceText.LONGEST;

    private final int mostFiles;
    private final long mostCharacters;
    private int files;
    private long characters;

    IncludedFiles() {
        this(MOST_FILES, MOST_CHARACTERS);
    }

    IncludedFiles(int mostFiles, long mostCharacters) {
        this.mostFiles = mostFiles;
        this.mostCharacters = mostCharacters;
    }

    @Override
    public List<Included> find(String includingFile, String pattern) {
        Path path;
        try {
            path = parent(includingFile).resolve(pattern);
        } catch (InvalidPathException e) {
            return List.of(new Included.Unreadable(pattern, "no file can have this name"));
        }
        List<Path> found = List.of(path.isAbsolute() ? Path.of("/") : Path.of(""));
        for (Path segment : path.normalize()) {
            found = found.stream().flatMap(directory -> matching(directory, segment.toString())).limit(mostFiles + 1L).toList();
        }
        return found.stream().map(this::open).toList();
    }

    @Override
    public String directory(String file) {
        return Objects.toString(Path.of(file).toAbsolutePath().normalize().getParent(), "/");
    }

    private static Path parent(String file) {
        return Objects.requireNonNullElse(Path.of(file).getParent(), Path.of(""));
    }

    private static Stream<Path> matching(Path directory, String segment) {
        PathMatcher matcher = matcher(segment);
        Path literal = directory.resolve(segment);
        if (matcher == null || Files.exists(literal)) {
            return Files.exists(literal) ? Stream.of(literal) : Stream.empty();
        }
        List<Path> names = new ArrayList<>();
        try (Stream<Path> all = Files.list(directory)) {
            all.map(Path::getFileName)
                    .filter(name -> matcher.matches(name) && (segment.startsWith(".") || !name.toString().startsWith(".")))
                    .sorted().forEach(names::add);
        } catch (IOException e) {
            // No directory, or one that may not be listed: nothing matches, as with glob(3).
            return Stream.empty();
        }
        return names.stream().map(directory::resolve);
    }

    // Null for a name that stands for itself.
    private static @Nullable PathMatcher matcher(String segment) {
        if (!segment.matches(".*[*?\\[].*")) {
            return null;
        }
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + segment.replace("{", "\\{").replace("}", "\\}"));
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private Included open(Path file) {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            return new Included.Directory(name);
        }
        if (++files > mostFiles) {
            return new Included.Unreadable(name, "more than " + mostFiles + " files are included");
        }
        if (characters > mostCharacters) {
            return new Included.Unreadable(name, "the files included have more than " + mostCharacters + " characters");
        }
        ReadResult<SourceText> loaded = SourceFiles.load(file);
        if (loaded instanceof ReadResult.Accepted<SourceText> accepted) {
            characters += accepted.value().text().length();
            return new Included.Text(accepted.value());
        }
        return new Included.Unreadable(name, loaded.diagnostics().stream().map(Diagnostic::message).findFirst().orElse("unreadable"));
    }
}
