package io.evenkeel.vrrp.linux;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who has made a virtual MAC interface, and how the interface below it was set before: the text that the kernel keeps with
 * it, {@code evenkeel 4711 1763654400000 arp_filter=0 arp_ignore=0}.
 *
 * @param process its number
 * @param startedAt when it began, in milliseconds of the time of day: numbers are used again
 * @param settings of the interface below, by their names
 */
record MacvlanOwner(long process, long startedAt, Map<String, String> settings) {
    private static final Pattern TEXT = Pattern.compile("evenkeel (\\d{1,18}) (\\d{1,18})((?: [a-z_]+=\\d+)*)");

    private static final Pattern SETTING = Pattern.compile("([a-z_]+)=(\\d+)");

    /** This process. */
    MacvlanOwner(Map<String, String> settings) {
        this(ProcessHandle.current().pid(), startOf(ProcessHandle.current()), settings);
    }

    /** Empty when somebody else has made it. */
    static Optional<MacvlanOwner> parse(String alias) {
        Matcher matcher = TEXT.matcher(alias);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var settings = new LinkedHashMap<String, String>();
        Matcher setting = SETTING.matcher(matcher.group(3));
        while (setting.find()) {
            settings.put(setting.group(1), setting.group(2));
        }
        return Optional.of(new MacvlanOwner(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), settings));
    }

    /** Whether that very process still runs, as far as this one can see. */
    boolean isAlive() {
        return ProcessHandle.of(process).filter(handle -> startOf(handle) == startedAt).isPresent();
    }

    private static long startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    String text() {
        return "evenkeel " + process + " " + startedAt + settings.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(setting -> " " + setting.getKey() + "=" + setting.getValue()).collect(Collectors.joining());
    }
}
