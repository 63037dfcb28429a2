package io.evenkeel.director.keepalived;

import java.time.Duration;

import io.evenkeel.director.diagnostic.Diagnostics;

/** What {@code vrrp_strict} does not allow; keepalived then resets it, and so do we. */
final class StrictChecks {
    private static final int OWNER = 255;
    private static final int DOWN_TIMER_ADVERTS = 3;

    private StrictChecks() {}

    static void check(InstanceDraft draft, boolean master, int priority, boolean six, int version, Diagnostics diagnostics) {
        if (draft.state != null && master != (priority == OWNER)) {
            repair(draft, diagnostics, "state", "'state MASTER' and priority 255 go together", "the priority decides");
            draft.state = priority == OWNER ? VrrpInstance.State.MASTER : VrrpInstance.State.BACKUP;
        }
        if (draft.authenticated && draft.authenticationType != null) {
            repair(draft, diagnostics, "authentication", "there is no authentication", "it is left out");
            draft.authenticated = false;
        }
        if (!draft.preemptDelay.isZero()) {
            repair(draft, diagnostics, "preempt_delay", "there is no delay of preemption", "it is left out");
            draft.preemptDelay = Duration.ZERO;
        }
        if (draft.downTimerAdverts != null && draft.downTimerAdverts != DOWN_TIMER_ADVERTS) {
            repair(draft, diagnostics, "down_timer_adverts", "three advertisements may be missing", "it is left out");
        }
        if (draft.virtualMacTransmitsBase) {
            repair(draft, diagnostics, "vmac_xmit_base", "advertisements have the MAC address of the virtual router", "it is left out");
            draft.virtualMacTransmitsBase = false;
        }
        draft.downTimerAdverts = DOWN_TIMER_ADVERTS;
        draft.answersLower = false;
        draft.ownerIgnores = true;
        draft.garpLowerDelay = Duration.ZERO;
        draft.garpLowerRepeat = 0;
        if (draft.says("accept") && version == 2) {
            repair(draft, diagnostics, "accept", "version 2 has no 'accept'", "it is left out");
            draft.accepts = null;
        }
        if (six && !draft.addresses.isEmpty() && !draft.addresses.get(0).address.startsWith("fe80:")) {
            repair(draft, diagnostics, "virtual_ipaddress", "the first IPv6 address has to be link-local (fe80::)", "it is kept");
        }
    }

    private static void repair(InstanceDraft draft, Diagnostics diagnostics, String keyword, String mistake, String assumed) {
        diagnostics.repair(KeepalivedRules.STRICT_MODE, draft.place(keyword), mistake + " in strict mode", assumed, null);
    }
}
