package io.evenkeel.director.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;

import io.evenkeel.director.diagnostic.SourceText;

/** Files of {@code src/test/resources}, whole or damaged. */
public final class Fixtures {
    private Fixtures() {}

    public static SourceText load(String name) {
        try (InputStream in = Objects.requireNonNull(Fixtures.class.getResourceAsStream("/" + name), name)) {
            return new SourceText(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with a few random edits: characters replaced, stretches removed, doubled or moved. */
    public static String mutate(String text, long seed) {
        var random = new Random(seed);
        var out = new StringBuilder(text);
        String alphabet = "{}\"'\\$#! \t\n\r\0-:[],@*~%x9\u3000\uFEFF\uD83D";
        for (int edit = random.nextInt(12); edit >= 0 && !out.isEmpty(); edit--) {
            int at = random.nextInt(out.length());
            int end = Math.min(out.length(), at + random.nextInt(40));
            switch (random.nextInt(5)) {
                case 0 -> out.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
                case 1 -> out.insert(at, alphabet.charAt(random.nextInt(alphabet.length())));
                case 2 -> out.delete(at, end);
                case 3 -> out.insert(random.nextInt(out.length()), out.substring(at, end));
                default -> out.insert(at, Integer.toString(random.nextInt()));
            }
        }
        return out.toString();
    }
}
