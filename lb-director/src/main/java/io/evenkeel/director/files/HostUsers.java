package io.evenkeel.director.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The users that this host knows; each is looked up once. Not thread-safe. */
final class HostUsers {
    private static final Pattern ENTRY = Pattern.compile("[^:]*:[^:]*:(\\d{1,10}):(\\d{1,10}):.*", Pattern.DOTALL);
    private static final int MOST_BYTES = 4096;
    private static final long PATIENCE_SECONDS = 5;

    private final String self;
    private final Function<String, Optional<Account>> look;
    private final Map<String, Optional<Account>> known = new HashMap<>();

    /** Numbers of a user and of its own group. */
    record Account(long user, long group) {
        static final Account ROOT = new Account(0, 0);
    }

    /**
     * Users as {@code look} finds them.
     *
     * @param self who runs this program
     */
    HostUsers(String self, Function<String, Optional<Account>> look) {
        this.self = self;
        this.look = look;
    }

    /** Those of the name services of this host. */
    static HostUsers here() {
        return new HostUsers(System.getProperty("user.name"), HostUsers::look);
    }

    String self() {
        return self;
    }

    Optional<Account> find(String name) {
        return known.computeIfAbsent(name, look);
    }

    // Java finds a user, and does not tell its group.
    private static Optional<Account> look(String name) {
        try {
            Process process = new ProcessBuilder("getent", "passwd", "--", name).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            String entry = new String(process.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.ISO_8859_1);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            Matcher matcher = ENTRY.matcher(entry);
            return process.exitValue() == 0 && matcher.matches()
                    ? Optional.of(new Account(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // a host without getent has no users but its own
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
