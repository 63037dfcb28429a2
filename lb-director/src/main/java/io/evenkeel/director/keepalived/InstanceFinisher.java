package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.keepalived.VrrpInstance.AuthenticationType;
import io.evenkeel.director.keepalived.VrrpInstance.State;
import org.jspecify.annotations.Nullable;

/** Applies {@code global_defs} and keepalived's defaults to an instance, and resolves what contradicts itself as keepalived does. */
final class InstanceFinisher {
    private static final int OWNER = 255;
    private static final int DEFAULT_PRIORITY = 100;
    private static final Duration LONGEST_V3 = Duration.ofMillis(40_950);
    private static final long CENTISECOND = 10_000_000L;

    private final GlobalDraft global;
    private final Diagnostics diagnostics;
    private final VirtualMacFinisher macs;

    InstanceFinisher(GlobalDraft global, Diagnostics diagnostics) {
        this.global = global;
        this.diagnostics = diagnostics;
        this.macs = new VirtualMacFinisher(global, diagnostics);
    }

    /** The instance, or {@code null} when something needed is missing. */
    @Nullable
    VrrpInstance finish(InstanceDraft draft) {
        boolean master = draft.state == State.MASTER;
        int priority = draft.priority != null ? draft.priority : master ? OWNER : DEFAULT_PRIORITY;
        if (draft.priority == null && master) {
            diagnostics.warning(KeepalivedRules.PRIORITY, draft.position,
                    "'" + draft.name + "' has 'state MASTER' and no priority, which then is 255",
                    "set the priority: 255 is for the owner of the addresses");
        }
        var family = new FamilyFinisher(draft, diagnostics);
        family.settle();
        int version = version(draft, family.isSix());
        boolean strict = draft.strict != null ? draft.strict : global.strict;
        if (strict) {
            StrictChecks.check(draft, master, priority, family.isSix(), version, diagnostics);
        }
        Duration interval = version == 2 ? interval2(draft) : interval3(draft);
        preemption(draft, master, priority);
        VrrpInstance.Authentication authentication = authentication(draft, version);
        if (draft.signature != null && draft.signature.finish(interval) == null) {
            diagnostics.error(KeepalivedRules.AUTHENTICATION, draft.place("auth_hmac"), "'auth_hmac' has no key", "add 'key'");
        }
        routingDomain(draft);
        String device = draft.interfaceName;
        Integer id = draft.virtualRouterId;
        if (device == null && draft.unicastSource == null) {
            incomplete(draft, "interface", "add the interface where it talks to the others");
        }
        if (id == null) {
            incomplete(draft, "virtual_router_id", "add a number from 1 to 255, the same on all hosts");
        }
        if ((device == null && draft.unicastSource == null) || id == null) {
            return null;
        }
        String on = device == null ? "" : device;
        boolean six = family.isSix();
        VrrpInstance.VirtualMac mac = macs.own(draft, on, id, six);
        List<VrrpInstance.AddressMac> addressMacs = macs.ofAddresses(draft, on, id, six);
        State state = draft.state != null ? draft.state : priority == OWNER ? State.MASTER : State.BACKUP;
        return new VrrpInstance(draft.name, draft.position, state, on, id, priority, interval, version, draft.preempt,
                draft.highestOther, draft.preemptDelay, global.startupDelay, global.delayAfterBoot,
                either(draft.downTimerAdverts, global.downTimerAdverts), rivals(draft),
                either(draft.unicastSource, draft.sourceAddress), draft.tracksSource,
                either(draft.multicastGroup, six ? global.multicastGroup6
                        : global.multicastGroup4),
                either(draft.checksumAsV2, global.checksumAsV2), draft.oldChecksum,
                version == 2 && !either(draft.takesOtherAddresses, global.takesOtherAddresses), draft.receiveBuffer, authentication,
                draft.signature == null ? null : draft.signature.finish(interval), announcements(draft, six), on(draft.addresses, on),
                on(draft.excluded, on), draft.routes, draft.rules, unicast(draft), mac, macs.ipvlan(draft, id, six), addressMacs,
                host(draft, strict, priority), draft.tracking.finish(), draft.notifications.finish());
    }

    private static List<VrrpInstance.VirtualAddress> on(List<AddressDraft> addresses, String device) {
        return addresses.stream().map(address -> address.on(device)).toList();
    }

    private static <T extends @Nullable Object> T either(@Nullable T said, T otherwise) {
        return said != null ? said : otherwise;
    }

    private VrrpInstance.Rivals rivals(InstanceDraft draft) {
        return new VrrpInstance.Rivals(either(draft.answersLower, global.answersLower), either(draft.answersHigher, global.answersHigher),
                either(draft.ownerIgnores, global.ownerIgnores));
    }

    /** Limits of the time to live are meant for peers, so that they make others be refused. */
    private VrrpInstance.@Nullable Unicast unicast(InstanceDraft draft) {
        if (draft.peers.isEmpty() && !draft.faultsWithoutPeer) {
            return null;
        }
        boolean limits = draft.peers.stream().anyMatch(peer -> peer.minimumTtl() != null || peer.maximumTtl() != null);
        return new VrrpInstance.Unicast(draft.unicastSource, draft.peers, draft.unicastTtl,
                limits || either(draft.checksUnicastSource, global.checksUnicastSource), draft.faultsWithoutPeer);
    }

    private VrrpInstance.Host host(InstanceDraft draft, boolean strict, int priority) {
        boolean accepts = priority == OWNER || either(draft.accepts, !strict);
        if (accepts && draft.says("no_accept") && priority == OWNER) {
            diagnostics.warning(KeepalivedRules.PRIORITY, draft.place("no_accept"), "priority 255 says that the addresses are this host's"
                    + " own: they take packets", "leave 'no_accept' out");
        }
        return new VrrpInstance.Host(global.dynamicInterfaces, draft.promotesSecondaries,
                accepts ? null : new VrrpInstance.Filter(global.filterTable, global.filterPriority, global.filterCounts));
    }

    /** Stands for the interface; as keepalived has it, where there is an interface it is left out. */
    private void routingDomain(InstanceDraft draft) {
        if (draft.routingDomain == null) {
            return;
        }
        Position at = draft.place("vrf");
        if (draft.interfaceName != null) {
            diagnostics.repair(KeepalivedRules.INCOMPLETE, at, "'vrf' is for an instance without an interface",
                    "it is left out: " + draft.interfaceName + " is in the routing domain that it is in", "leave it out");
            return;
        }
        if (draft.peers.isEmpty() || draft.unicastSource == null) {
            diagnostics.error(KeepalivedRules.INCOMPLETE, at, "'vrf' is for advertisements to peers",
                    "add 'unicast_src_ip' and 'unicast_peer', or write 'interface'");
        }
        Stream.concat(draft.addresses.stream(), draft.excluded.stream()).filter(address -> address.device == null)
                .forEach(address -> diagnostics.error(KeepalivedRules.INCOMPLETE, address.position,
                        address.address + " has no interface, and the instance has none, either", "add 'dev'"));
        draft.interfaceName = draft.routingDomain;
    }

    /** What is there with an error of its own is not missing, too. */
    private void incomplete(InstanceDraft draft, String keyword, String cure) {
        if (!draft.says(keyword)) {
            diagnostics.error(KeepalivedRules.INCOMPLETE, draft.position, "'" + draft.name + "' has no '" + keyword + "'", cure);
        }
    }

    private int version(InstanceDraft draft, boolean six) {
        int version = draft.version != null ? draft.version : global.version;
        if (!six) {
            return version;
        }
        if (draft.version != null && draft.version == 2) {
            diagnostics.repair(KeepalivedRules.ADDRESS_FAMILY, draft.place("version"), "version 2 has no IPv6", "version 3 is used",
                    "write 'version 3'");
        }
        return 3;
    }

    private Duration interval2(InstanceDraft draft) {
        Duration wished = draft.advertInterval;
        Duration rounded = Duration.ofSeconds(Math.max(1, wished.plusMillis(500).toSeconds()));
        if (!rounded.equals(wished)) {
            diagnostics.repair(KeepalivedRules.INTERVAL, draft.place("advert_int"), "version 2 knows whole seconds only",
                    "the interval is " + rounded.toSeconds() + " s", "or add 'version 3'");
        }
        return rounded;
    }

    private Duration interval3(InstanceDraft draft) {
        Duration wished = draft.advertInterval;
        Position at = draft.place("advert_int");
        if (wished.compareTo(LONGEST_V3) > 0) {
            diagnostics.repair(KeepalivedRules.INTERVAL, at, "version 3 has no interval above 40.95 s", "the interval is 40.95 s",
                    "expected: 0.01..40.95");
            return LONGEST_V3;
        }
        Duration rounded = Duration.ofNanos((wished.toNanos() + CENTISECOND / 2) / CENTISECOND * CENTISECOND);
        if (!rounded.equals(wished)) {
            diagnostics.repair(KeepalivedRules.INTERVAL, at, "version 3 knows hundredths of a second",
                    "the interval is " + rounded.toMillis() + " ms", null);
        }
        return rounded;
    }

    private void preemption(InstanceDraft draft, boolean master, int priority) {
        if (!draft.preempt && (master || priority == OWNER)) {
            Position at = draft.place(draft.says("nopreempt") ? "nopreempt" : "preempt");
            diagnostics.repair(KeepalivedRules.PREEMPTION, at, "'nopreempt' cannot be with " + (master ? "'state MASTER'" : "priority 255"),
                    "it is ignored, and a router with a lower priority is preempted", "write 'state BACKUP' on all hosts");
            draft.preempt = true;
        }
        if (draft.preempt && draft.highestOther != null) {
            diagnostics.warning(KeepalivedRules.PREEMPTION, draft.place("timer_expired_backup"),
                    "'timer_expired_backup' is for 'nopreempt': it is ignored", "add 'nopreempt'");
            draft.highestOther = null;
        }
        if (draft.tracksSource && draft.sourceAddress == null && draft.unicastSource == null) {
            diagnostics.warning(KeepalivedRules.INCOMPLETE, draft.place("track_src_ip"),
                    "'track_src_ip' without a source address: it is ignored", "add 'unicast_src_ip' or 'mcast_src_ip'");
            draft.tracksSource = false;
        }
        if (!draft.preemptDelay.isZero() && (master || !draft.preempt)) {
            diagnostics.repair(KeepalivedRules.PREEMPTION, draft.place("preempt_delay"),
                    "'preempt_delay' cannot be with " + (master ? "'state MASTER'" : "'nopreempt'"), "it is ignored", null);
            draft.preemptDelay = Duration.ZERO;
        }
    }

    private VrrpInstance.@Nullable Authentication authentication(InstanceDraft draft, int version) {
        if (!draft.authenticated) {
            return null;
        }
        Position at = draft.place("authentication");
        AuthenticationType type = draft.authenticationType;
        String password = draft.password;
        if (version == 3 && type != null) {
            diagnostics.repair(KeepalivedRules.AUTHENTICATION, at, "version 3 has no authentication", "it is ignored",
                    "leave the block out");
            return null;
        }
        if (type != null && password == null) {
            diagnostics.repair(KeepalivedRules.AUTHENTICATION, at, "authentication without a password", "there is no authentication",
                    "add 'auth_pass'");
        } else if (password != null && type == null && !draft.says("auth_type")) {
            diagnostics.repair(KeepalivedRules.AUTHENTICATION, at, "authentication without a type", "there is no authentication",
                    "add 'auth_type PASS'");
        }
        return type == null || password == null ? null : new VrrpInstance.Authentication(type, password);
    }

    private VrrpInstance.GratuitousArp announcements(InstanceDraft draft, boolean six) {
        Duration delay = either(draft.garpMasterDelay, global.garpMasterDelay);
        int repeat = either(draft.garpMasterRepeat, global.garpMasterRepeat);
        InstanceDraft.Elsewhere elsewhere = either(draft.garpElsewhere, global.garpElsewhere);
        return new VrrpInstance.GratuitousArp(delay, repeat, either(draft.garpRefresh, global.garpRefresh),
                either(draft.garpRefreshRepeat, global.garpRefreshRepeat),
                either(draft.garpLowerDelay, either(global.garpLowerDelay, delay)),
                either(draft.garpLowerRepeat, either(global.garpLowerRepeat, repeat)), elsewhere.every(), elsewhere.all(),
                spacing(draft, six));
    }

    /** Of the last group that has the interface, or else of all. */
    private Duration spacing(InstanceDraft draft, boolean six) {
        Duration spacing = six ? global.gnaInterval : global.garpInterval;
        for (GlobalDraft.AnnouncementGroup group : global.announcementGroups) {
            if (draft.interfaceName != null && group.interfaces.contains(draft.interfaceName)) {
                spacing = either(six ? group.gnaInterval : group.garpInterval, spacing);
            }
        }
        return spacing;
    }
}
