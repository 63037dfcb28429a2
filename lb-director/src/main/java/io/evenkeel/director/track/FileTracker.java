package io.evenkeel.director.track;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.evenkeel.vrrp.track.Reading;
import io.evenkeel.vrrp.track.Tracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The number that a file begins with, as keepalived's {@code track_file}. A file that is not there, cannot be read or begins with
 * something else has the number 0. Looked at five times a second.
 *
 * @param name how logs and statuses name it
 * @param path of the file
 * @param initial what to write into it at the start when it is not there; empty to write nothing
 * @param overwrite whether to write that even when it is there
 */
public record FileTracker(String name, String path, OptionalInt initial, boolean overwrite) implements Tracker {
    private static final Logger LOG = LoggerFactory.getLogger(FileTracker.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int MOST_BYTES = 32;
    private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?[0-9]{1,9})\\b.*", Pattern.DOTALL);

    @Override
    public Watch start(Consumer<Reading> readings) {
        initial.ifPresent(this::begin);
        return RepeatedLook.start(name, heard -> {
            heard.accept(new Reading.Value(number()));
            return BETWEEN_LOOKS;
        }, readings);
    }

    private void begin(int number) {
        Path file = Path.of(path);
        try {
            if (overwrite || !Files.exists(file)) {
                Files.writeString(file, number + "\n");
            }
        } catch (IOException e) {
            LOG.warn("{}: cannot write {} ({})", name, path, e.getMessage());
        }
    }

    private int number() {
        try (InputStream in = Files.newInputStream(Path.of(path))) {
            Matcher text = NUMBER.matcher(new String(in.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII));
            return text.matches() ? Integer.parseInt(text.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
