package io.evenkeel.director.keepalived.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** The variables of a text, {@code $NAME=value}, and those that exist without being defined. A value is looked up when used. */
final class Definitions {
    private static final Pattern START = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)=");
    private static final Pattern USE = Pattern
            .compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)((?: +[A-Za-z0-9_]+)*)\\}|([A-Za-z_][A-Za-z0-9_]*)(?=$|[\\s,)]))");
    private static final int LARGEST_RANDOM = 32767;

    private final ReadingContext context;
    private final Map<String, Definition> definitions = new HashMap<>();

    Definitions(ReadingContext context) {
        this.context = context;
    }

    /** What a variable stands for: one line, or several with their own places. */
    record Definition(List<Line> lines, boolean multiple) {}

    /** A variable in a line, and what it stands for. */
    record Use(int start, int end, Definition definition) {}

    /** The name that a line defines, when it begins with {@code $NAME=} at this place. */
    @Nullable
    static String defined(String text, int start) {
        Matcher matcher = START.matcher(text).region(start, text.length());
        return matcher.lookingAt() ? matcher.group(1) : null;
    }

    @Nullable
    Definition get(String name) {
        return definitions.get(name);
    }

    /** Defines, or with {@code null} forgets. */
    void put(String name, @Nullable Definition definition) {
        if (definition == null) {
            definitions.remove(name);
        } else {
            definitions.put(name, definition);
        }
    }

    void put(String name, String value) {
        definitions.put(name, single(value));
    }

    /** The first variable in the text that stands for something. */
    @Nullable
    Use first(Line line) {
        if (line.text().indexOf('$') < 0) {
            return null;
        }
        Matcher matcher = USE.matcher(line.text());
        while (matcher.find()) {
            String braced = matcher.group(1);
            Definition definition = braced == null ? definitions.get(matcher.group(3)) : find(braced, matcher.group(2).strip(), line);
            if (definition != null) {
                return new Use(matcher.start(), matcher.end(), definition);
            }
        }
        return null;
    }

    private @Nullable Definition find(String name, String arguments, Line line) {
        String value = switch (name) {
            case "_PWD" -> context.includes().directory(line.file());
            case "_INSTANCE" -> context.configId();
            case "_HASH" -> "\\#";
            case "_BANG" -> "\\!";
            case "_ENV" -> context.environment().get(arguments);
            case "_RANDOM" -> random(arguments);
            default -> null;
        };
        return value != null ? single(value) : arguments.isEmpty() ? definitions.get(name) : null;
    }

    private @Nullable String random(String arguments) {
        String[] range = arguments.isEmpty() ? new String[0] : arguments.split(" +", -1);
        try {
            int least = range.length < 1 ? 0 : Integer.parseInt(range[0]);
            int most = range.length < 2 ? LARGEST_RANDOM : Integer.parseInt(range[1]);
            return range.length > 2 || least < 0 || most < least ? null : String.valueOf(context.random().nextLong(least, most + 1L));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Definition single(String value) {
        return new Definition(List.of(Line.of("", 0, value)), false);
    }
}
