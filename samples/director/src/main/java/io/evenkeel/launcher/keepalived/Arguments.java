package io.evenkeel.launcher.keepalived;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * keepalived's command line: letters may stand together ({@code -nlD}), a value may follow its letter at once ({@code -fFILE}),
 * long names may be cut. Pure.
 */
final class Arguments {
    private static final Path CONFIGURATION = Path.of("/etc/keepalived/keepalived.conf");

    private final Map<Option, String> given = new EnumMap<>(Option.class);
    private final List<String> words;
    private int at;

    private Arguments(List<String> words) {
        this.words = words;
    }

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException when it is wrong
     */
    static Arguments parse(List<String> words) {
        var arguments = new Arguments(words);
        while (arguments.at < words.size()) {
            arguments.word(words.get(arguments.at++));
        }
        return arguments;
    }

    boolean has(Option option) {
        return given.containsKey(option);
    }

    /** The value given, or null when none was. */
    @Nullable
    String value(Option option) {
        String value = given.get(option);
        return value == null || value.isEmpty() ? null : value;
    }

    /** The file to read. */
    Path file() {
        String file = value(Option.USE_FILE);
        return file == null ? CONFIGURATION : Path.of(file);
    }

    /** Whether virtual routers run: unless only checks are wanted. */
    boolean routers() {
        return has(Option.VRRP) || !has(Option.CHECK);
    }

    /** Whether virtual services run: unless only virtual routers are wanted. */
    boolean services() {
        return has(Option.CHECK) || !has(Option.VRRP);
    }

    /** A sentence for each option that has no effect here. */
    List<String> remarks() {
        return given.keySet().stream().filter(option -> !option.idle().isEmpty()).map(option -> option + ": " + option.idle()).toList();
    }

    /** Where to write the process id; {@code background} has a file in any case. */
    List<Path> pidFiles(boolean background) {
        List<Path> files = new ArrayList<>();
        String first = Objects.requireNonNullElse(value(Option.PID), background ? "/run/keepalived.pid" : "");
        for (String file : new String[] {first, value(Option.VRRP_PID), value(Option.CHECKERS_PID), value(Option.BFD_PID)}) {
            if (file != null && !file.isEmpty()) {
                files.add(Path.of(file));
            }
        }
        return files;
    }

    private void word(String word) {
        if (word.startsWith("--") && word.length() > 2) {
            int equals = word.indexOf('=');
            Option option = Option.of(word.substring(2, equals < 0 ? word.length() : equals));
            if (equals >= 0 && !option.needsValue() && !option.mayHaveValue()) {
                throw new IllegalArgumentException(option + " takes no value");
            }
            given.put(option, equals >= 0 ? word.substring(equals + 1) : following(option));
        } else if (word.startsWith("-") && word.length() > 1) {
            letters(word);
        } else {
            throw new IllegalArgumentException("unexpected argument '" + word + "'");
        }
    }

    private void letters(String word) {
        for (int i = 1; i < word.length(); i++) {
            Option option = Option.of(word.charAt(i));
            boolean takesRest = option.needsValue() || option.mayHaveValue();
            if (takesRest && i + 1 < word.length()) {
                given.put(option, word.substring(i + 1));
                return;
            }
            given.put(option, following(option));
        }
    }

    private String following(Option option) {
        if (!option.needsValue()) {
            return "";
        }
        if (at == words.size()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return words.get(at++);
    }
}
