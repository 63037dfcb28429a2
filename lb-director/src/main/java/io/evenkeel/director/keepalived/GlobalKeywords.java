package io.evenkeel.director.keepalived;

import static io.evenkeel.director.keepalived.Values.FLAG;
import static io.evenkeel.director.keepalived.Values.seconds;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.maybe;

import java.time.Duration;

import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.keepalived.GlobalScriptsDraft.FifoDraft;
import io.evenkeel.director.keepalived.ScriptPolicy.ScriptUser;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import org.jspecify.annotations.Nullable;

/** The keywords of {@code global_defs} about virtual routers and scripts. */
final class GlobalKeywords {
    static final String NF_TABLES = "nf_tables drops the packets of 'no_accept', without sets or chains of others";
    private static final Value<Integer> FILTER_PRIORITY = Value.integer("number", Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final Value<Integer> DELAY = Value.integer("seconds", 0, 65535);
    private static final Value<Integer> TIMEOUT = Value.integer("seconds", 1, 1000);
    private static final Value<Integer> LONG_DELAY = Value.integer("seconds", 0, 86400);
    static final Shape ELSEWHERE = all(maybe(Shape.literal("all")), LONG_DELAY);
    private static final Value<Integer> REPEAT = Value.integer("number", 0, 65535);

    static final Content.Keywords<GlobalDraft> CONTENT = ProcessKeywords.add(MailKeywords.add(scripts(routers(Rows.of("'global_defs'")))))
            .build();

    private GlobalKeywords() {}

    private static Rows<GlobalDraft> routers(Rows<GlobalDraft> rows) {
        return rows
                .acts("router_id", Value.word("name"),
                        "names this host for people, its host name by default; it has no part in the election",
                        (arguments, global) -> global.routerId = arguments.take(Values.NAME))
                .acts("vrrp_version", Value.integer("2 | 3", 2, 3), "version of instances that do not say theirs, 2 by default",
                        (arguments, global) -> global.version = arguments.integer(2, 3))
                .acts("vrrp_garp_master_delay", DELAY, "until the second burst of announcements, 5 by default, 0 for none",
                        (arguments, global) -> global.garpMasterDelay = Duration.ofSeconds(arguments.take(DELAY)))
                .acts("vrrp_garp_master_repeat", REPEAT, "announcements of each address in a burst, 5 by default",
                        (arguments, global) -> global.garpMasterRepeat = atLeastOnce(arguments))
                .acts("vrrp_garp_master_refresh", DELAY, "between announcements while serving, 0 (the default) for never",
                        (arguments, global) -> global.garpRefresh = Duration.ofSeconds(arguments.take(DELAY)))
                .acts("vrrp_garp_master_refresh_repeat", REPEAT, "announcements of each address in those, 1 by default",
                        (arguments, global) -> global.garpRefreshRepeat = atLeastOnce(arguments))
                .acts("vrrp_strict", FLAG, "holds all instances to the RFCs: addresses take no packets without 'accept'",
                        (arguments, global) -> global.strict = Values.isOn(arguments))
                .acts("vrrp_garp_interval", seconds("0", "4294.967295"),
                        "between two announcements on an interface, at most 1; 0, the default, for none",
                        (arguments, global) -> global.garpInterval = interval(arguments))
                .acts("vrrp_gna_interval", seconds("0", "4294.967295"), "the same between neighbour advertisements",
                        (arguments, global) -> global.gnaInterval = interval(arguments))
                .acts("vrrp_garp_lower_prio_delay", DELAY, "until the second burst after a lower priority was heard, 0 for none",
                        (arguments, global) -> global.garpLowerDelay = Duration.ofSeconds(arguments.take(DELAY)))
                .acts("vrrp_garp_lower_prio_repeat", REPEAT, "announcements in a burst after a lower priority was heard, 0 for none",
                        (arguments, global) -> global.garpLowerRepeat = arguments.take(REPEAT))
                .acts("vrrp_min_garp", FLAG, "one announcement only, without a second burst", (arguments, global) -> {
                    if (Values.isOn(arguments)) {
                        global.garpMasterRepeat = 1;
                        global.garpMasterDelay = Duration.ZERO;
                    }
                })
                .acts("vrrp_garp_extra_if", ELSEWHERE,
                        "between announcements of one address of each other interface with a virtual MAC address, or of all others, while"
                                + " serving, for switches; 0, the default, for never",
                        (arguments, global) -> global.garpElsewhere = elsewhere(arguments))
                .alias("vrrp_vmac_garp_intvl", "vrrp_garp_extra_if", KeepalivedRules.DEPRECATED)
                .acts("vrrp_mcast_group4", IpAddresses.IPV4_GROUP, "group of advertisements, 224.0.0.18 by default",
                        (arguments, global) -> global.multicastGroup4 = arguments.take(IpAddresses.IPV4_GROUP))
                .acts("vrrp_mcast_group6", IpAddresses.IPV6_GROUP, "group of advertisements, ff02::12 by default",
                        (arguments, global) -> global.multicastGroup6 = arguments.take(IpAddresses.IPV6_GROUP))
                .acts("vrrp_down_timer_adverts", Value.integer(1, 100),
                        "intervals without an advertisement until a backup takes over, 3",
                        (arguments, global) -> global.downTimerAdverts = arguments.integer(1, 100))
                .acts("vrrp_lower_prio_no_advert", FLAG, "a lower priority is not answered",
                        (arguments, global) -> global.answersLower = !Values.isOn(arguments))
                .acts("vrrp_higher_prio_send_advert", FLAG, "one last advertisement before giving way",
                        (arguments, global) -> global.answersHigher = Values.isOn(arguments))
                .acts("vrrp_owner_ignore_adverts", FLAG, "the owner of the addresses takes no notice of others",
                        (arguments, global) -> global.ownerIgnores = Values.isOn(arguments))
                .acts("v3_checksum_as_v2", FLAG, "checksum of version 3 over IPv4 without a pseudo-header; both are understood",
                        (arguments, global) -> global.checksumAsV2 = Values.isOn(arguments))
                .acts("vrrp_check_unicast_src", FLAG, "advertisements from others than the peers are dropped",
                        (arguments, global) -> global.checksUnicastSource = Values.isOn(arguments))
                .acts("vrrp_startup_delay", seconds("0.001", "1000"), "until instances start",
                        (arguments, global) -> global.startupDelay = arguments.take(seconds("0.001", "1000")))
                .acts("vrrp_delay_after_boot", seconds("0.001", "1000"), "until instances start after the host did, if that is later",
                        (arguments, global) -> global.delayAfterBoot = arguments.take(seconds("0.001", "1000")))
                .acts("dynamic_interfaces", maybe(Shape.literal("allow_if_changes")),
                        "interfaces may be missing at the start; those that go and come are followed in any case",
                        (arguments, global) -> {
                            Rows.<GlobalDraft>unread().read(arguments, global);
                            global.dynamicInterfaces = true;
                        })
                .acts("default_interface", Values.INTERFACE, "where static addresses without 'dev' are added, eth0 by default",
                        (arguments, global) -> global.defaultInterface = arguments.take(Values.INTERFACE))
                .acts("vmac_prefix", Values.NAME, "begins names of interfaces for virtual MAC addresses, 'vrrp' by default",
                        (arguments, global) -> global.virtualMacPrefix = arguments.take(Values.NAME))
                .acts("vmac_addr_prefix", Values.NAME, "the same for those of addresses on other interfaces, as 'vmac_prefix' by default",
                        (arguments, global) -> global.virtualMacAddressPrefix = arguments.take(Values.NAME))
                .idle("each is said once in the log anyway", "log_unknown_vrids", FLAG, "says which unknown routers are heard")
                .acts("vrrp_notify_priority_changes", FLAG, "FIFOs have a line for each other priority",
                        (arguments, global) -> global.globalScripts.priorityChanges = Values.isOn(arguments))
                .acts("vrrp_skip_check_adv_addr", FLAG,
                        "advertisements of version 2 with other addresses are taken; without it they are dropped, unless their owner sends"
                                + " them, while version 3 takes them always",
                        (arguments, global) -> global.takesOtherAddresses = Values.isOn(arguments))
                .idle(NF_TABLES, "vrrp_iptables", all(maybe(Value.word("in"), maybe(Value.word("out")))), "chains for packet filter rules")
                .idle(NF_TABLES, "vrrp_ipsets", Shape.words("set"), "sets for packet filter rules")
                .acts("nftables", maybe(Value.word("table")),
                        "the table of the family inet that drops packets, 'evenkeel' by default; it goes with this process",
                        (arguments, global) -> global.filterTable = arguments.hasNext() ? arguments.next("a name").value()
                                : global.filterTable)
                .acts("nftables_priority", FILTER_PRIORITY, "its priority, -1 by default",
                        (arguments, global) -> global.filterPriority = arguments.take(FILTER_PRIORITY))
                .acts("nftables_counters", NOTHING, "it counts packets", (arguments, global) -> global.filterCounts = true)
                .idle("an address is dropped on whatever interface it is asked for", "nftables_ifindex", NOTHING,
                        "names interfaces by number")
                .idle("the setting of the system stays as it is", "disable_local_igmp", NOTHING, "no reports of local groups");
    }

    private static Rows<GlobalDraft> scripts(Rows<GlobalDraft> rows) {
        return rows
                .acts("script_user", Values.USER,
                        "who scripts run as: by default 'keepalived_script' where there is such a user, else whoever runs this program",
                        (arguments, global) -> global.globalScripts.user = user(arguments))
                .acts("enable_script_security", NOTHING, "what runs as root and others than root can change is not run",
                        (arguments, global) -> global.globalScripts.security = true)
                .acts("use_symlink_paths", FLAG, "symbolic links in paths of scripts are followed when they run, not when the file is read",
                        (arguments, global) -> global.globalScripts.symlinks = Values.isOn(arguments))
                .acts("notify_fifo", fifo(), "all events are written there", GlobalKeywords::fifo)
                .acts("notify_fifo_script", Values.SCRIPT, "reads it: it has its path as last argument", GlobalKeywords::script)
                .acts("vrrp_notify_fifo", fifo(), "events of instances and sync groups are written there",
                        GlobalKeywords::fifo)
                .acts("vrrp_notify_fifo_script", Values.SCRIPT, "reads it: it has its path as last argument", GlobalKeywords::script)
                .notBuilt("lvs_notify_fifo", fifo(), "changes of virtual servers are written there")
                .notBuilt("lvs_notify_fifo_script", Values.SCRIPT, "reads it")
                .acts("fifo_write_vrrp_states_on_reload", NOTHING, "all states are written again after a reload",
                        (arguments, global) -> global.globalScripts.statesOnReload = true)
                .acts("startup_script", Values.SCRIPT, "runs before anything else", GlobalKeywords::script)
                .acts("startup_script_timeout", TIMEOUT, "how long it may take, 10 by default",
                        (arguments, global) -> global.globalScripts.startupTimeout = Duration.ofSeconds(arguments.take(TIMEOUT)))
                .acts("shutdown_script", Values.SCRIPT, "runs after everything else", GlobalKeywords::script)
                .acts("shutdown_script_timeout", TIMEOUT, "how long it may take, 10 by default",
                        (arguments, global) -> global.globalScripts.shutdownTimeout = Duration.ofSeconds(arguments.take(TIMEOUT)));
    }

    private static ScriptUser user(Arguments arguments) {
        return new ScriptUser(arguments.next("a user").value(), arguments.hasNext() ? arguments.next("a group").value() : null);
    }

    private static void fifo(Arguments arguments, GlobalDraft global) {
        var at = arguments.position();
        String path = arguments.take(Values.PATH);
        var fifo = new FifoDraft(path, at, arguments.hasNext() ? user(arguments) : null);
        once(arguments, at, global.globalScripts.fifos.putIfAbsent(arguments.name(), fifo));
    }

    private static void script(Arguments arguments, GlobalDraft global) {
        var at = arguments.position();
        once(arguments, at, global.globalScripts.scripts.putIfAbsent(arguments.name(), TrackKeywords.script(arguments)));
    }

    private static void once(Arguments arguments, Position at, @Nullable Object before) {
        if (before != null) {
            arguments.repair(KeepalivedRules.DUPLICATE, at, "'" + arguments.name() + "' stands here again", "the first one counts",
                    "leave one of them out");
        }
    }

    private static Shape fifo() {
        return all(Values.PATH, maybe(Values.USER));
    }

    static InstanceDraft.Elsewhere elsewhere(Arguments arguments) {
        boolean all = arguments.take("all");
        return new InstanceDraft.Elsewhere(Duration.ofSeconds(arguments.take(LONG_DELAY)), all);
    }

    static int atLeastOnce(Arguments arguments) {
        int value = arguments.take(REPEAT);
        if (value == 0) {
            arguments.repair(KeepalivedRules.ZERO_INTERVAL, arguments.position(), "'" + arguments.name() + "' is 0",
                    "one announcement is sent", "write 1");
        }
        return Math.max(1, value);
    }

    /** keepalived refuses its own default. */
    private static Duration interval(Arguments arguments) {
        Duration interval = arguments.take(seconds("0", "4294.967295"));
        if (interval.isZero()) {
            arguments.repair(KeepalivedRules.ZERO_INTERVAL, arguments.position(), "'" + arguments.name() + "' is 0",
                    "announcements are not spaced out, which is the default", "leave the line out");
        }
        return interval;
    }
}
