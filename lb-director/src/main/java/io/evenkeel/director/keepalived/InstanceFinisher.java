package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import org.jspecify.annotations.Nullable;

/** Applies {@code global_defs} and keepalived's defaults to an instance, and resolves what contradicts itself as keepalived does. */
final class InstanceFinisher {
    private static final int OWNER = 255;
    private static final int DEFAULT_PRIORITY = 100;
    private static final Duration LONGEST_V3 = Duration.ofMillis(40_950);
    private static final long CENTISECOND = 10_000_000L;

    private final GlobalDraft global;
    private final Diagnostics diagnostics;

    InstanceFinisher(GlobalDraft global, Diagnostics diagnostics) {
        this.global = global;
        this.diagnostics = diagnostics;
    }

    /** The instance, or {@code null} when something needed is missing. */
    @Nullable
    VrrpInstance finish(InstanceDraft draft) {
        boolean master = draft.state == VrrpInstance.State.MASTER;
        int priority = draft.priority != null ? draft.priority : master ? OWNER : DEFAULT_PRIORITY;
        if (draft.priority == null && master) {
            diagnostics.warning(draft.position, "'" + draft.name + "' has 'state MASTER' and no priority, which then is 255",
                    "set the priority: 255 is for the owner of the addresses");
        }
        int version = draft.version != null ? draft.version : global.version;
        Duration interval = interval(draft, version);
        preemption(draft, master, priority);
        authentication(draft, version);
        if (!draft.listed) {
            diagnostics.warning(draft.position, "'" + draft.name + "' has no virtual address", "add 'virtual_ipaddress'");
        }
        String device = draft.interfaceName;
        Integer id = draft.virtualRouterId;
        if (device == null) {
            diagnostics.error(draft.position, "'" + draft.name + "' has no 'interface'", "add the interface where it talks to the others");
        }
        if (id == null && !draft.broken) {
            diagnostics.error(draft.position, "'" + draft.name + "' has no 'virtual_router_id'",
                    "add a number from 1 to 255, the same on all hosts");
        }
        if (device == null || id == null) {
            return null;
        }
        VrrpInstance.State state = draft.state != null ? draft.state
                : priority == OWNER ? VrrpInstance.State.MASTER : VrrpInstance.State.BACKUP;
        List<VrrpInstance.VirtualAddress> addresses = draft.addresses.stream().map(a -> new VrrpInstance.VirtualAddress(a.address(),
                a.prefixLength(), a.device() != null ? a.device() : device, a.label(), a.position())).toList();
        return new VrrpInstance(draft.name, draft.position, state, device, id, priority, interval, version, draft.preempt,
                draft.preemptDelay,
                draft.sourceAddress, draft.password, announcements(draft), addresses);
    }

    private Duration interval(InstanceDraft draft, int version) {
        Duration wished = draft.advertInterval;
        Position at = draft.advertIntervalPosition;
        if (version == 2) {
            Duration rounded = Duration.ofSeconds(Math.max(1, wished.plusMillis(500).toSeconds()));
            if (!rounded.equals(wished)) {
                diagnostics.warning(at, "version 2 knows whole seconds only: the interval is " + rounded.toSeconds() + " s",
                        "or add 'version 3'");
            }
            return rounded;
        }
        if (wished.compareTo(LONGEST_V3) > 0) {
            diagnostics.error(at, "version 3 has no interval above 40.95 s", "expected: 0.01..40.95");
            return LONGEST_V3;
        }
        Duration rounded = Duration.ofNanos((wished.toNanos() + CENTISECOND / 2) / CENTISECOND * CENTISECOND);
        if (!rounded.equals(wished)) {
            diagnostics.warning(at, "version 3 knows hundredths of a second: the interval is " + rounded.toMillis() + " ms", null);
        }
        return rounded;
    }

    private void preemption(InstanceDraft draft, boolean master, int priority) {
        if (!draft.preempt && (master || priority == OWNER)) {
            diagnostics.warning(draft.preemptPosition, "'nopreempt' is ignored with " + (master ? "'state MASTER'" : "priority 255"),
                    "write 'state BACKUP' on all hosts");
            draft.preempt = true;
        }
        if (!draft.preemptDelay.isZero() && (master || !draft.preempt)) {
            diagnostics.warning(draft.preemptDelayPosition,
                    "'preempt_delay' is ignored with " + (master ? "'state MASTER'" : "'nopreempt'"), null);
            draft.preemptDelay = Duration.ZERO;
        }
    }

    private void authentication(InstanceDraft draft, int version) {
        Position at = draft.authentication;
        if (at == null) {
            return;
        }
        if (version == 3) {
            diagnostics.warning(at, "version 3 has no authentication: it is ignored", "leave the block out");
            draft.password = null;
        } else if (draft.password == null && draft.authenticationType) {
            diagnostics.error(at, "authentication without a password", "add 'auth_pass'");
        } else if (draft.password != null && !draft.authenticationTypeWritten) {
            diagnostics.error(at, "authentication without a type", "add 'auth_type PASS'");
        }
    }

    private VrrpInstance.GratuitousArp announcements(InstanceDraft draft) {
        return new VrrpInstance.GratuitousArp(draft.garpMasterDelay != null ? draft.garpMasterDelay : global.garpMasterDelay,
                draft.garpMasterRepeat != null ? draft.garpMasterRepeat : global.garpMasterRepeat,
                draft.garpRefresh != null ? draft.garpRefresh : global.garpRefresh,
                draft.garpRefreshRepeat != null ? draft.garpRefreshRepeat : global.garpRefreshRepeat);
    }
}
