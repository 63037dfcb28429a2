package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.keepalived.Level.InBlock;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Word;

/** The keywords of {@code vrrp_instance} and of the {@code authentication} block inside it. */
final class InstanceKeywords {
    private static final int LONGEST_DELAY = 65535;
    /** What people write for the state that keepalived calls BACKUP. */
    private static final List<String> STANDBY = List.of("SLAVE", "STANDBY", "SECONDARY", "REPLICA");

    static final Level<InstanceDraft> AUTHENTICATION = new Level<>(KeywordTable.<InstanceDraft>of("'authentication'")
            .acts("auth_type", "PASS", "a password in clear text in every advertisement, version 2 only",
                    InstanceKeywords::authenticationType)
            .acts("auth_pass", "password", "of which 8 bytes count", Passwords::read)
            .build(), KeywordTable.<InBlock<InstanceDraft>>of("'authentication'").build());

    static final Level<InstanceDraft> LEVEL = new Level<>(KeywordTable.<InstanceDraft>of("'vrrp_instance'")
            .acts("state", "MASTER | BACKUP", "what it should be when all is well; the priorities decide", InstanceKeywords::state)
            .acts("interface", "name", "where it talks to the others, needed",
                    (arguments, instance) -> instance.interfaceName = arguments.next("the name of an interface").value())
            .acts("virtual_router_id", "1..255", "the same on all hosts of this virtual router, needed",
                    (arguments, instance) -> instance.virtualRouterId = needed(arguments, instance, 1, 255))
            .acts("priority", "1..255", "the highest serves; 100 by default, 255 with 'state MASTER'",
                    (arguments, instance) -> instance.priority = arguments.integer(1, 255))
            .acts("advert_int", "0.01..255", "seconds between advertisements, 1 by default; version 2 rounds to whole ones",
                    (arguments, instance) -> {
                        instance.advertInterval = Values.seconds(arguments, "0.01", "255");
                        instance.advertIntervalPosition = arguments.position();
                    })
            .acts("version", "2 | 3", "that of 'vrrp_version' by default",
                    (arguments, instance) -> instance.version = arguments.integer(2, 3))
            .acts("nopreempt", "[on | off]", "leaves a router with a lower priority in service",
                    (arguments, instance) -> preempt(arguments, instance, false))
            .acts("preempt", "[on | off]", "takes over from a router with a lower priority, the default",
                    (arguments, instance) -> preempt(arguments, instance, true))
            .acts("preempt_delay", "0..1000", "seconds before that", (arguments, instance) -> {
                instance.preemptDelay = Values.seconds(arguments, "0", "1000");
                instance.preemptDelayPosition = arguments.position();
            })
            .acts("mcast_src_ip", "address", "source of advertisements, the interface's first address by default",
                    (arguments, instance) -> instance.sourceAddress = Values.ipv4(arguments))
            .acts("garp_master_delay", "seconds", "as 'vrrp_garp_master_delay'",
                    (arguments, instance) -> instance.garpMasterDelay = Duration.ofSeconds(arguments.integer(0, LONGEST_DELAY)))
            .acts("garp_master_repeat", "number", "as 'vrrp_garp_master_repeat'",
                    (arguments, instance) -> instance.garpMasterRepeat = arguments.integer(1, LONGEST_DELAY))
            .acts("garp_master_refresh", "seconds", "as 'vrrp_garp_master_refresh'",
                    (arguments, instance) -> instance.garpRefresh = Duration.ofSeconds(arguments.integer(0, LONGEST_DELAY)))
            .acts("garp_master_refresh_repeat", "number", "as 'vrrp_garp_master_refresh_repeat'",
                    (arguments, instance) -> instance.garpRefreshRepeat = arguments.integer(1, LONGEST_DELAY))
            .idle("no mail is sent yet", "smtp_alert")
            .idle("every change of state is logged", "debug")
            .idle("the addresses answer without it: no packet filter rules are installed", "accept")
            .idle("the addresses in an advertisement are never a reason to drop it", "skip_check_adv_addr")
            .notBuilt("no_accept", "unicast_src_ip", "unicast_ttl", "unicast_fault_no_peer", "check_unicast_src", "track_src_ip",
                    "mcast_dst_ip",
                    "old_unicast_checksum", "v3_checksum_as_v2", "no_virtual_ipaddress", "promote_secondaries", "use_vmac", "use_vmac_addr",
                    "vmac_xmit_base", "use_ipvlan", "vrf", "dont_track_primary", "linkbeat_use_polling", "native_ipv6", "strict_mode",
                    "lower_prio_no_advert",
                    "higher_prio_send_advert", "owner_ignore_adverts", "down_timer_adverts", "garp_lower_prio_delay",
                    "garp_lower_prio_repeat",
                    "garp_extra_if", "vmac_garp_intvl", "vrrp_vmac_garp_intvl", "timer_expired_backup", "notify", "notify_master",
                    "notify_backup",
                    "notify_fault", "notify_stop", "notify_deleted", "notify_master_rx_lower_pri", "notify_priority_changes",
                    "kernel_rx_buf_size",
                    "lvs_sync_daemon_interface")
            .build(),
            KeywordTable.<InBlock<InstanceDraft>>of("'vrrp_instance'")
                    .acts("authentication", "{ }", "a password for advertisements of version 2", (arguments, in) -> {
                        in.target().authentication = arguments.position();
                        in.walker().walk(AUTHENTICATION, in.target(), in.block().body());
                    })
                    .acts("virtual_ipaddress", "{ address[/length] [dev name] [label name] }", "the addresses that move, one a line",
                            VirtualAddresses::read)
                    .notBuilt("virtual_ipaddress_excluded", "virtual_routes", "virtual_rules", "unicast_peer", "track_interface",
                            "track_script", "track_file",
                            "track_process", "track_bfd", "auth_hmac", "notify", "notify_master", "notify_backup", "notify_fault",
                            "notify_stop")
                    .build());

    private InstanceKeywords() {}

    private static int needed(Arguments arguments, InstanceDraft instance, int least, int most) {
        instance.broken = true;
        int value = arguments.integer(least, most);
        instance.broken = false;
        return value;
    }

    private static void state(Arguments arguments, InstanceDraft instance) {
        Word word = arguments.next("MASTER or BACKUP");
        List<String> known = List.of("MASTER", "BACKUP");
        if (!known.contains(word.value())) {
            boolean standby = STANDBY.contains(word.value().toUpperCase(Locale.ROOT));
            throw arguments.wrong(word, "MASTER | BACKUP", standby ? "did you mean 'BACKUP'?" : Suggestion.didYouMean(word.value(), known));
        }
        instance.state = VrrpInstance.State.valueOf(word.value());
    }

    private static void preempt(Arguments arguments, InstanceDraft instance, boolean wish) {
        instance.preempt = wish == Values.flag(arguments);
        instance.preemptPosition = arguments.position();
    }

    private static void authenticationType(Arguments arguments, InstanceDraft instance) {
        instance.authenticationTypeWritten = true;
        Word word = arguments.next("PASS");
        if (word.is("AH")) {
            throw arguments.wrong(word, "PASS", "AH is not built yet");
        }
        if (!word.is("PASS")) {
            boolean onlyCase = word.value().equalsIgnoreCase("PASS");
            throw arguments.wrong(word, "PASS", onlyCase ? "in capitals: keepalived runs without authentication otherwise" : null);
        }
        instance.authenticationType = true;
    }
}
