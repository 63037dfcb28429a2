package io.evenkeel.director.keepalived.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.keepalived.text.IncludeSource.Included;

/** The {@code include} family: finds the files of a line, judges what is missing, and follows no circle. */
final class Inclusion {
    /** Files in files deeper than these are not followed. */
    static final int DEEPEST = 32;

    private static final Set<String> FAMILY = Set.of("include", "includer", "includem", "includew", "includeb", "includea");

    private final IncludeSource files;
    private final Diagnostics diagnostics;
    private final Consumer<SourceText> reader;
    private final Deque<String> reading = new ArrayDeque<>();
    private final List<SourceText> included = new ArrayList<>();
    private IncludeChecks checks = IncludeChecks.NONE;

    Inclusion(IncludeSource files, Diagnostics diagnostics, Consumer<SourceText> reader) {
        this.files = files;
        this.diagnostics = diagnostics;
        this.reader = reader;
    }

    /** The files that were included, for messages about them. */
    List<SourceText> included() {
        return included;
    }

    /** Reads a file; what it says about missing files ends with it. */
    void enter(SourceText source) {
        IncludeChecks outer = checks;
        reading.push(source.name());
        reader.accept(source);
        reading.pop();
        checks = outer;
    }

    /**
     * Carries out a line when it is one of the family.
     *
     * @param line without its comment
     * @return whether it was, so that nothing else needs to be done about it
     */
    boolean take(Line line) {
        int start = line.firstText();
        if (!line.text().startsWith("include", start)) {
            return false;
        }
        int end = start;
        while (end < line.length() && LineLexer.isNamePart(line.charAt(end))) {
            end++;
        }
        String keyword = line.text().substring(start, end);
        int path = line.skipBlanks(end);
        if (keyword.equals("include_check")) {
            String options = line.text().substring(path).strip();
            checks = checks.after(options.isEmpty() ? new String[0] : options.split("\\s+", -1));
            return false;
        }
        if (!FAMILY.contains(keyword) || path == end || path == line.length()) {
            return false;
        }
        include(checks.of(keyword), line.text().substring(path).stripTrailing(), line.position(path, line.length()));
        return true;
    }

    private void include(IncludeChecks required, String written, Position at) {
        String pattern = written;
        if (written.length() > 2 && written.charAt(0) == '"' && written.endsWith("\"")) {
            pattern = written.substring(1, written.length() - 1);
            diagnostics.repair(TextRules.INCLUDE_QUOTES, at, "the quotes are part of the name", "they are left out", "leave them out");
        }
        List<String> names = Braces.expand(pattern);
        if (names.size() > Braces.MOST) {
            diagnostics.error(TextRules.EXPANSION, at, "the braces stand for more than " + Braces.MOST + " names", null);
            return;
        }
        for (String name : names) {
            List<Included> found = files.find(at.file(), name);
            if (found.isEmpty()) {
                missing(required, name, names.size() > 1, at);
            }
            found.forEach(file -> follow(required, file, at));
        }
    }

    private void missing(IncludeChecks required, String name, boolean brace, Position at) {
        boolean wildcard = name.matches(".*[*?\\[].*");
        if (wildcard ? required.wildcard() : required.match() || (brace && required.brace())) {
            diagnostics.error(TextRules.INCLUDE_MISSING, at, "no file is called '" + name + "'", null);
        } else if (!wildcard) {
            diagnostics.warning(TextRules.INCLUDE_MISSING, at, "no file is called '" + name + "'", "'includem' makes it an error");
        }
    }

    private void follow(IncludeChecks required, Included file, Position at) {
        switch (file) {
            case Included.Directory directory -> unreadable(required, "'" + directory.name() + "' is a directory", at);
            case Included.Unreadable unreadable -> unreadable(required, "'" + unreadable.name() + "': " + unreadable.why(), at);
            case Included.Text(SourceText source) -> {
                if (reading.contains(source.name())) {
                    diagnostics.error(TextRules.INCLUDE_LOOP, at, "'" + source.name() + "' includes itself", null);
                } else if (reading.size() >= DEEPEST) {
                    diagnostics.error(TextRules.INCLUDE_LOOP, at, "files include files more than " + DEEPEST + " deep", null);
                } else {
                    included.add(source);
                    enter(source);
                }
            }
        }
    }

    private void unreadable(IncludeChecks required, String message, Position at) {
        if (required.readable()) {
            diagnostics.error(TextRules.INCLUDE_UNREADABLE, at, message, null);
        } else {
            diagnostics.warning(TextRules.INCLUDE_UNREADABLE, at, message, "'includer' makes it an error");
        }
    }
}
