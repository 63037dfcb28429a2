package io.evenkeel.director.keepalived.text;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.keepalived.text.Definitions.Definition;
import io.evenkeel.director.syntax.Complaint;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what stands above the keywords, line by line: conditions {@code @id}, definitions {@code $NAME=value}, what
 * they stand for, generators {@code ~SEQ} and {@code ~LST}, and {@code include}. What is left are lines of keywords.
 *
 * <p>Everything that can grow has a bound: lines in all, replacements and characters in one line, and nesting.
 */
final class Expander {
    /** The longest line of a file, in characters. */
    static final int LONGEST_LINE = 1024;
    private static final int LONGEST_EXPANDED = 64 * 1024;
    private static final int MOST_REPLACEMENTS = 1000;
    private static final int DEEPEST = 64;

    private final ReadingContext context;
    private final Diagnostics diagnostics;
    private final Consumer<Line> lines;
    private final Definitions definitions;
    private final Inclusion inclusion;
    private int work;
    private boolean stopped;

    Expander(ReadingContext context, Diagnostics diagnostics, Consumer<Line> lines) {
        this.context = context;
        this.diagnostics = diagnostics;
        this.lines = lines;
        this.definitions = new Definitions(context);
        this.inclusion = new Inclusion(context.includes(), diagnostics, this::file);
    }

    /** Reads a file, and those that it includes. */
    void read(SourceText source) {
        inclusion.enter(source);
    }

    /** The files that were included. */
    List<SourceText> included() {
        return inclusion.included();
    }

    private void file(SourceText source) {
        var file = new FileLines(source, diagnostics);
        while (file.hasNext() && !stopped) {
            Line line = file.next();
            int start = conditions(line, line.firstText());
            String name = Definitions.defined(line.text(), Math.abs(start));
            if (name != null && continues(line)) {
                Definition definition = multiple(line, Math.abs(start) + name.length() + 2, file);
                if (start >= 0) {
                    definitions.put(name, definition);
                }
            } else {
                process(line, 0);
            }
        }
    }

    /**
     * Passes the conditions at the start of a line.
     *
     * @return where its text starts, negative when a condition does not hold
     */
    private int conditions(Line line, int from) {
        int at = from;
        boolean holds = true;
        while (at < line.length() && line.charAt(at) == '@') {
            boolean inverse = at + 1 < line.length() && line.charAt(at + 1) == '^';
            int start = inverse ? at + 2 : at + 1;
            int end = start;
            while (end < line.length() && !Line.isBlank(line.charAt(end))) {
                end++;
            }
            holds &= inverse != line.text().substring(start, end).equals(context.configId());
            at = line.skipBlanks(end);
        }
        return holds ? at : -at;
    }

    private static boolean continues(Line line) {
        return line.text().stripTrailing().endsWith("\\");
    }

    private static Definition multiple(Line first, int valueStart, Iterator<Line> following) {
        List<Line> parts = new ArrayList<>();
        Line line = first;
        int start = valueStart;
        boolean more = true;
        while (more) {
            String text = line.text().stripTrailing();
            more = text.endsWith("\\");
            int end = Math.min(LineLexer.commentStart(text), more ? text.length() - 1 : text.length());
            Line part = line.part(start, Math.max(start, end));
            if (!part.isBlank()) {
                parts.add(part);
            }
            more &= following.hasNext();
            start = 0;
            line = more ? following.next() : line;
        }
        return new Definition(List.copyOf(parts), true);
    }

    private void process(Line original, int depth) {
        Line line = original;
        if (!go(line, depth)) {
            return;
        }
        if (isPlain(line)) {
            lines.accept(line);
            return;
        }
        line = line.part(0, LineLexer.commentStart(line.text()));
        for (int replacements = 0;; replacements++) {
            int start = conditions(line, line.firstText());
            if (start < 0) {
                return;
            }
            line = line.from(start);
            if (line.isBlank() || special(line, depth)) {
                return;
            }
            Definitions.Use use = definitions.first(line);
            if (use == null) {
                if (!inclusion.take(line)) {
                    lines.accept(line);
                }
                return;
            }
            if (replacements == MOST_REPLACEMENTS || line.length() > LONGEST_EXPANDED) {
                tooMuch(line, "what this line stands for never ends");
                return;
            }
            if (use.definition().multiple()) {
                several(line, use, depth);
                return;
            }
            line = line.replace(use.start(), use.end(), use.definition().lines().get(0).text());
        }
    }

    /** Whether nothing in a line needs to be carried out. */
    private static boolean isPlain(Line line) {
        int first = line.firstText();
        char c = first < line.length() ? line.charAt(first) : '#';
        return c != '@' && c != '~' && line.text().indexOf('$') < 0 && !line.text().startsWith("include", first);
    }

    private boolean special(Line line, int depth) {
        String name = Definitions.defined(line.text(), 0);
        if (name != null) {
            definitions.put(name, line.text().substring(name.length() + 2).strip());
            return true;
        }
        if (Generator.startsAt(line, 0)) {
            generate(line, depth);
            return true;
        }
        return false;
    }

    private void generate(Line original, int depth) {
        Line line = original;
        try {
            for (int i = 0; i < MOST_REPLACEMENTS; i++) {
                Definitions.Use use = definitions.first(line);
                if (use == null || use.start() > Generator.close(line, 0) || use.definition().multiple()) {
                    break;
                }
                line = line.replace(use.start(), use.end(), use.definition().lines().get(0).text());
            }
            Generator generator = Generator.parse(line, 0);
            List<@Nullable Definition> outer = new ArrayList<>();
            generator.names().forEach(name -> outer.add(definitions.get(name)));
            Line rest = line.from(generator.end());
            for (Iterator<List<String>> rounds = generator.values().iterator(); rounds.hasNext() && !stopped;) {
                List<String> values = rounds.next();
                for (int i = 0; i < values.size(); i++) {
                    definitions.put(generator.names().get(i), values.get(i));
                }
                process(rest, depth + 1);
            }
            for (int i = 0; i < outer.size(); i++) {
                definitions.put(generator.names().get(i), outer.get(i));
            }
        } catch (Complaint complaint) {
            diagnostics.add(complaint.diagnostic());
        }
    }

    private void several(Line line, Definitions.Use use, int depth) {
        List<Line> value = use.definition().lines();
        Line nothing = Line.of(line.file(), line.number(), "");
        Line before = line.part(0, use.start());
        Line after = line.from(use.end());
        if (value.isEmpty()) {
            process(nothing.between(before, after), depth + 1);
        }
        for (int i = 0; i < value.size() && !stopped; i++) {
            process(value.get(i).between(i == 0 ? before : nothing, i == value.size() - 1 ? after : nothing), depth + 1);
        }
    }

    private boolean go(Line line, int depth) {
        if (stopped || diagnostics.full()) {
            stopped = true;
        } else if (depth > DEEPEST) {
            tooMuch(line, "definitions stand for each other more than " + DEEPEST + " deep");
        } else if (++work > context.mostLines()) {
            tooMuch(line, "the text stands for more than " + context.mostLines() + " lines");
        }
        return !stopped;
    }

    private void tooMuch(Line line, String message) {
        stopped = true;
        Position at = line.position(line.firstText(), line.length());
        diagnostics.error(TextRules.EXPANSION, at, message, "the rest is not read");
    }
}
