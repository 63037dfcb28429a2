package io.evenkeel.director.haproxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The names that sample expressions are made of, with their arguments: those of HAProxy 2.6, kept in {@code samples.txt}.
 * Immutable; any thread.
 */
final class SampleCatalog {
    static final Map<String, Function> FETCHES = new LinkedHashMap<>();
    static final Map<String, Function> CONVERTERS = new LinkedHashMap<>();
    static final Map<String, ShortForm> SHORT_FORMS = new LinkedHashMap<>();

    static {
        for (String line : lines()) {
            List<String> words = List.of(line.split(" ", -1));
            switch (words.get(0)) {
                case "f" -> FETCHES.put(words.get(1), function(words.get(2), words.get(3)));
                case "c" -> CONVERTERS.put(words.get(1), function(words.get(2), words.get(4)));
                case "a" -> SHORT_FORMS.put(words.get(1), new ShortForm(words.get(2), words.get(3)));
                default -> {
                    // A comment.
                }
            }
        }
    }

    private SampleCatalog() {}

    /**
     * A fetch or a converter.
     *
     * @param kinds of its arguments: {@code str int table ...}
     * @param needed how many of them may not be left out
     * @param type of what it gives: {@code bool sint ipv4 str bin meth any ...}
     */
    record Function(List<String> kinds, int needed, String type) {}

    /** A fetch together with a match method, such as {@code path_beg}. */
    record ShortForm(String fetch, String method) {}

    private static Function function(String arguments, String type) {
        if (arguments.equals("-")) {
            return new Function(List.of(), 0, type);
        }
        int optional = arguments.indexOf(';');
        List<String> needed = list(optional < 0 ? arguments : arguments.substring(0, optional));
        List<String> all = new ArrayList<>(needed);
        all.addAll(optional < 0 ? List.of() : list(arguments.substring(optional + 1)));
        return new Function(List.copyOf(all), needed.size(), type);
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(SampleCatalog.class.getResourceAsStream("samples.txt"), "samples.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
