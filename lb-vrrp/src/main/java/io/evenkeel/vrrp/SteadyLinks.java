package io.evenkeel.vrrp;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Which interfaces count as up, where a state has to last before it does. Driver thread only. */
final class SteadyLinks {
    private static final Seen UP = new Seen(true, OptionalLong.empty());
    private static final Seen DOWN = new Seen(false, OptionalLong.empty());

    private Map<String, LinkDelay> delays = Map.of();
    private final Map<String, Seen> links = new HashMap<>();

    /**
     * One link with a delay.
     *
     * @param counts whether it counts as up
     * @param changesAt when it will count as the other, if it stays as it is; empty while it is as it counts
     */
    private record Seen(boolean counts, OptionalLong changesAt) {}

    /** From now on these, by the name of the interface. */
    void use(Map<String, LinkDelay> wanted) {
        delays = Map.copyOf(wanted);
        links.keySet().retainAll(delays.keySet());
    }

    /** Whether a link that is up, or not, at this moment counts as up. The first look counts at once. */
    boolean isUp(String interfaceName, boolean isUp, long now) {
        LinkDelay delay = delays.get(interfaceName);
        if (delay == null) {
            return isUp;
        }
        Seen before = links.get(interfaceName);
        if (before == null || before.counts() == isUp) {
            return settle(interfaceName, isUp);
        }
        long changesAt = before.changesAt().orElse(now + (isUp ? delay.up() : delay.down()).toNanos());
        if (now - changesAt >= 0) {
            return settle(interfaceName, isUp);
        }
        links.put(interfaceName, new Seen(!isUp, OptionalLong.of(changesAt)));
        return !isUp;
    }

    private boolean settle(String interfaceName, boolean isUp) {
        links.put(interfaceName, isUp ? UP : DOWN);
        return isUp;
    }

    /** Nobody asks for others any longer: what is to come of their states is no reason to wake. */
    void keepOnly(Set<String> interfaceNames) {
        links.keySet().retainAll(interfaceNames);
    }

    /** An interface has gone: the next of that name counts at once as it is. */
    void forget(String interfaceName) {
        links.remove(interfaceName);
    }

    /** When to look next, if nothing happens before. */
    OptionalLong next() {
        OptionalLong next = OptionalLong.empty();
        for (Seen seen : links.values()) {
            OptionalLong at = seen.changesAt();
            if (at.isPresent() && (next.isEmpty() || at.getAsLong() - next.getAsLong() < 0)) {
                next = at;
            }
        }
        return next;
    }
}
