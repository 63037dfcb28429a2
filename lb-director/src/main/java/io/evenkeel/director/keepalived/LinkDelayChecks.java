package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;

/**
 * {@code interface_up_down_delays}: an interface that is down has to count as down before others take over, which is after the
 * adverts that an instance may miss, but for one.
 */
final class LinkDelayChecks {
    /** By so much of an interval a delay stays below the limit: the unit of the skew in VRRP. */
    private static final int SKEW = 256;

    private LinkDelayChecks() {}

    static List<KeepalivedConfig.LinkDelay> delays(GlobalDraft global, List<VrrpInstance> instances, Diagnostics diagnostics) {
        if (global.linkDelays.isEmpty()) {
            return List.of();
        }
        Map<String, VrrpInstance> quickest = new HashMap<>();
        instances.forEach(instance -> quickest.merge(instance.interfaceName(), instance,
                (one, other) -> limit(one).compareTo(limit(other)) <= 0 ? one : other));
        Map<String, Position> seen = new HashMap<>();
        List<KeepalivedConfig.LinkDelay> delays = new ArrayList<>();
        for (GlobalDraft.LinkDelayDraft draft : global.linkDelays) {
            Position first = seen.putIfAbsent(draft.interfaceName(), draft.position());
            if (first == null) {
                VrrpInstance instance = quickest.get(draft.interfaceName());
                delays.add(instance == null ? new KeepalivedConfig.LinkDelay(draft.interfaceName(), draft.down(), draft.up())
                        : limited(draft, instance, diagnostics));
            } else {
                diagnostics.repair(KeepalivedRules.DUPLICATE, draft.position(), "'" + draft.interfaceName() + "' has delays already, at "
                        + first, "the first ones count", null);
            }
        }
        return delays;
    }

    private static KeepalivedConfig.LinkDelay limited(GlobalDraft.LinkDelayDraft draft, VrrpInstance instance, Diagnostics diagnostics) {
        Duration limit = limit(instance);
        Duration longest = limit.minus(instance.advertInterval().dividedBy(SKEW));
        if (draft.down().compareTo(limit) >= 0 || draft.up().compareTo(limit) >= 0) {
            diagnostics.repair(KeepalivedRules.LINK_DELAY, draft.position(), "delays of '" + draft.interfaceName() + "' are not below the "
                    + Values.plainSeconds(limit) + " s after which others may take over from '" + instance.name() + "'",
                    "they are at most " + Values.plainSeconds(longest) + " s",
                    "make them shorter, or 'advert_int' longer");
        }
        return new KeepalivedConfig.LinkDelay(draft.interfaceName(), shorter(draft.down(), longest), shorter(draft.up(), longest));
    }

    private static Duration shorter(Duration delay, Duration longest) {
        return delay.compareTo(longest) < 0 ? delay : longest;
    }

    private static Duration limit(VrrpInstance instance) {
        return instance.advertInterval().multipliedBy(Math.max(1, instance.downTimerAdverts() - 1L));
    }
}
