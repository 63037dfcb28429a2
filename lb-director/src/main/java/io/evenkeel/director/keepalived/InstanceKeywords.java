package io.evenkeel.director.keepalived;

import static io.evenkeel.director.keepalived.Values.FLAG;
import static io.evenkeel.director.keepalived.Values.INTERFACE;
import static io.evenkeel.director.keepalived.Values.seconds;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.anyOf;
import static io.evenkeel.director.syntax.Shape.literal;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.named;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** The keywords of {@code vrrp_instance}. */
final class InstanceKeywords {
    private static final Value<Integer> DELAY = Value.integer("seconds", 0, 65535);
    private static final Value<Integer> REPEAT = Value.integer("number", 0, 65535);
    private static final List<String> STATES = List.of("MASTER", "BACKUP");
    /** What people write for the state that keepalived calls BACKUP. */
    private static final List<String> STANDBY = List.of("SLAVE", "STANDBY", "SECONDARY", "REPLICA");
    private static final Value<String> GROUP = new Value<>("group", InstanceKeywords::group, text -> text, text -> true);
    private static final List<String> IPVLAN_MODES = List.of("bridge", "private", "vepa");
    private static final Shape IPVLAN = anyOf(Value.oneOf("bridge", "private", "vepa"), named("name", Value.word("interface")),
            IpAddresses.NETWORK, Value.word("interface"));
    private static final Shape PEER = all(IpAddresses.ADDRESS,
            anyOf(named("min_ttl", Value.integer(0, 255)), named("max_ttl", Value.integer(0, 255))));

    static final Content.Keywords<InstanceDraft> CONTENT = TrackKeywords.add(TrackKeywords.notifications(
            unicast(interfaces(announcements(election(Rows.<InstanceDraft>of("'vrrp_instance'"))))), draft -> draft.notifications),
            draft -> draft.tracking)
            .with(rows -> TrackKeywords.ofInstances(rows, draft -> draft.notifications))
            .block("authentication", NOTHING, "how advertisements of version 2 are known to be genuine", (head, draft) -> {
                draft.authenticated = true;
                return draft;
            }, AuthenticationKeywords.CONTENT)
            .block("auth_hmac", NOTHING, "how advertisements of version 3 are known to be genuine, as keepalived has it since 2.4",
                    (head, draft) -> {
                        draft.signature = new SignatureKeywords.Draft();
                        return draft.signature;
                    }, SignatureKeywords.CONTENT)
            .block("virtual_ipaddress", NOTHING, "the addresses that move, one a line", (head, draft) -> draft,
                    AddressLines.entries("virtual_ipaddress", draft -> draft.addresses))
            .block("virtual_ipaddress_excluded", NOTHING, "addresses that move along and are not advertised",
                    (head, draft) -> draft,
                    AddressLines.entries("virtual_ipaddress_excluded", draft -> draft.excluded))
            .block("virtual_routes", NOTHING, "routes that move along", (head, draft) -> draft,
                    RouteLines.routes("virtual_routes", draft -> draft.routes))
            .block("virtual_rules", NOTHING, "routing rules that move along", (head, draft) -> draft,
                    RouteLines.rules("virtual_rules", draft -> draft.rules))
            .build();

    private InstanceKeywords() {}

    private static Rows<InstanceDraft> election(Rows<InstanceDraft> rows) {
        return rows
                .acts("state", new State(), "what it should be when all is well; the priorities decide",
                        (arguments, draft) -> draft.state = VrrpInstance.State.valueOf(arguments.next("a state").value()))
                .acts("interface", INTERFACE, "where it talks to the others, needed",
                        (arguments, draft) -> draft.interfaceName = arguments.take(INTERFACE))
                .acts("virtual_router_id", Value.integer(1, 255), "the same on all hosts of this virtual router, needed",
                        (arguments, draft) -> draft.virtualRouterId = arguments.integer(1, 255))
                .acts("priority", Value.integer(1, 255), "the highest serves; 100 by default, 255 with 'state MASTER'",
                        (arguments, draft) -> draft.priority = arguments.integer(1, 255))
                .acts("advert_int", seconds("0.01", "255"),
                        "between advertisements, 1 by default; version 2 rounds to whole ones",
                        (arguments, draft) -> draft.advertInterval = arguments.take(seconds("0.01", "255")))
                .acts("version", Value.integer("2 | 3", 2, 3), "that of 'vrrp_version' by default",
                        (arguments, draft) -> draft.version = arguments.integer(2, 3))
                .acts("nopreempt", FLAG, "leaves a router with a lower priority in service",
                        (arguments, draft) -> draft.preempt = !Values.isOn(arguments))
                .acts("preempt", FLAG, "takes over from a router with a lower priority, the default",
                        (arguments, draft) -> draft.preempt = Values.isOn(arguments))
                .acts("preempt_delay", seconds("0", "1000"), "before that",
                        (arguments, draft) -> draft.preemptDelay = arguments.take(seconds("0", "1000")))
                .acts("strict_mode", FLAG, "as 'vrrp_strict'",
                        (arguments, draft) -> draft.strict = Values.isOn(arguments))
                .acts("lower_prio_no_advert", FLAG, "as 'vrrp_lower_prio_no_advert'",
                        (arguments, draft) -> draft.answersLower = !Values.isOn(arguments))
                .acts("higher_prio_send_advert", FLAG, "as 'vrrp_higher_prio_send_advert'",
                        (arguments, draft) -> draft.answersHigher = Values.isOn(arguments))
                .acts("owner_ignore_adverts", FLAG, "as 'vrrp_owner_ignore_adverts'",
                        (arguments, draft) -> draft.ownerIgnores = Values.isOn(arguments))
                .acts("down_timer_adverts", Value.integer(1, 100), "as 'vrrp_down_timer_adverts'",
                        (arguments, draft) -> draft.downTimerAdverts = arguments.integer(1, 100))
                .acts("timer_expired_backup", maybe(Value.integer(1, 254)),
                        "with 'nopreempt': stands by after a stall of its own in which another router, of this priority at most, must have"
                                + " taken over; 254 by default",
                        (arguments, draft) -> draft.highestOther = arguments.hasNext() ? arguments.integer(1, 254) : 254)
                .alias("thread_timer_expired", "timer_expired_backup", KeepalivedRules.DEPRECATED)
                .acts("no_accept", NOTHING, "packets to and from the addresses are dropped while it serves",
                        (arguments, draft) -> draft.accepts = false)
                .acts("accept", NOTHING, "the addresses take packets, also in strict mode; the default without that",
                        (arguments, draft) -> draft.accepts = true)
                .acts("skip_check_adv_addr", FLAG, "as 'vrrp_skip_check_adv_addr'",
                        (arguments, draft) -> draft.takesOtherAddresses = Values.isOn(arguments))
                .idle("every change of state is logged", "debug", Value.integer(0, 4), "how much is logged")
                .acts("smtp_alert", FLAG, "changes are mailed, as 'smtp_alert_vrrp' says by default",
                        (arguments, draft) -> draft.mailed = Values.isOn(arguments))
                .notBuilt("lvs_sync_daemon_interface", INTERFACE, "as 'lvs_sync_daemon', an old place", (arguments, draft) -> arguments
                        .repair(KeepalivedRules.DEPRECATED, arguments.position(), "'lvs_sync_daemon_interface' has its place elsewhere",
                                "it is kept", "write 'lvs_sync_daemon' in 'global_defs'"));
    }

    private static Rows<InstanceDraft> announcements(Rows<InstanceDraft> rows) {
        return rows
                .acts("garp_master_delay", DELAY, "as 'vrrp_garp_master_delay'",
                        (arguments, draft) -> draft.garpMasterDelay = Duration.ofSeconds(arguments.take(DELAY)))
                .acts("garp_master_repeat", REPEAT, "as 'vrrp_garp_master_repeat'",
                        (arguments, draft) -> draft.garpMasterRepeat = GlobalKeywords.atLeastOnce(arguments))
                .acts("garp_master_refresh", DELAY, "as 'vrrp_garp_master_refresh'",
                        (arguments, draft) -> draft.garpRefresh = Duration.ofSeconds(arguments.take(DELAY)))
                .acts("garp_master_refresh_repeat", REPEAT, "as 'vrrp_garp_master_refresh_repeat'",
                        (arguments, draft) -> draft.garpRefreshRepeat = GlobalKeywords.atLeastOnce(arguments))
                .acts("garp_lower_prio_delay", DELAY, "as 'vrrp_garp_lower_prio_delay'",
                        (arguments, draft) -> draft.garpLowerDelay = Duration.ofSeconds(arguments.take(DELAY)))
                .acts("garp_lower_prio_repeat", REPEAT, "as 'vrrp_garp_lower_prio_repeat'",
                        (arguments, draft) -> draft.garpLowerRepeat = arguments.take(REPEAT))
                .acts("garp_extra_if", GlobalKeywords.ELSEWHERE, "as 'vrrp_garp_extra_if'",
                        (arguments, draft) -> draft.garpElsewhere = GlobalKeywords.elsewhere(arguments))
                .alias("vmac_garp_intvl", "garp_extra_if", KeepalivedRules.DEPRECATED)
                .alias("vrrp_vmac_garp_intvl", "garp_extra_if", KeepalivedRules.DEPRECATED);
    }

    private static Rows<InstanceDraft> interfaces(Rows<InstanceDraft> rows) {
        return rows
                .acts("dont_track_primary", FLAG, "the own interface may be down",
                        (arguments, draft) -> draft.tracking.primary = !Values.isOn(arguments))
                .idle("the kernel tells the state of interfaces", "linkbeat_use_polling", NOTHING,
                        "asks the interface for its state, an old place",
                        (arguments, draft) -> arguments.repair(KeepalivedRules.DEPRECATED, arguments.position(),
                                "'linkbeat_use_polling' has its place elsewhere",
                                "it is kept", "write 'linkbeat_interfaces'"))
                .acts("use_vmac", VirtualMacKeyword.SHAPE,
                        "an interface with the MAC address of the virtual router, or with another, whose last byte may be left out",
                        VirtualMacKeyword::read)
                .acts("use_vmac_addr", FLAG, "the same for addresses on other interfaces, and for those of the other family",
                        (arguments, draft) -> draft.virtualMacForAddresses = Values.isOn(arguments))
                .acts("vmac_xmit_base", FLAG, "advertisements use the interface below it",
                        (arguments, draft) -> draft.virtualMacTransmitsBase = Values.isOn(arguments))
                .acts("use_ipvlan", IPVLAN,
                        "advertises from an interface with that address, which is needed, and the hardware address of the one below; virtual"
                                + " addresses stay there",
                        InstanceKeywords::ipvlan)
                .acts("vrf", INTERFACE, "routing domain, without an interface: for peers, and addresses with 'dev'",
                        (arguments, draft) -> draft.routingDomain = arguments.take(INTERFACE))
                .acts("native_ipv6", FLAG, "IPv6, an old way to say it", (arguments, draft) -> {
                    Rows.<InstanceDraft>unread().read(arguments, draft);
                    arguments.repair(KeepalivedRules.DEPRECATED, arguments.position(), "'native_ipv6' says what the addresses say",
                            "it is left out", "leave it out");
                })
                .acts("promote_secondaries", FLAG, "the next address stays when the first of its network goes",
                        (arguments, draft) -> draft.promotesSecondaries = Values.isOn(arguments))
                .acts("no_virtual_ipaddress", FLAG, "there is no address on purpose: it only elects", Rows.unread())
                .acts("kernel_rx_buf_size", Value.integer("bytes", 1, Integer.MAX_VALUE),
                        "its share of the interface's receive buffer, which is 4 MiB if no instance says any",
                        (arguments, draft) -> draft.receiveBuffer = arguments.integer(1, Integer.MAX_VALUE));
    }

    private static Rows<InstanceDraft> unicast(Rows<InstanceDraft> rows) {
        return rows
                .acts("mcast_src_ip", IpAddresses.ADDRESS, "source of advertisements, the interface's first address by default",
                        (arguments, draft) -> draft.sourceAddress = arguments.take(IpAddresses.ADDRESS))
                .acts("mcast_dst_ip", GROUP, "group of advertisements, 224.0.0.18 or ff02::12 by default",
                        (arguments, draft) -> draft.multicastGroup = arguments.take(GROUP))
                .acts("unicast_src_ip", IpAddresses.ADDRESS, "source of advertisements to single routers",
                        (arguments, draft) -> draft.unicastSource = arguments.take(IpAddresses.ADDRESS))
                .acts("unicast_ttl", Value.integer(0, 255), "time to live of those",
                        (arguments, draft) -> draft.unicastTtl = arguments.integer(0, 255))
                .acts("unicast_fault_no_peer", NOTHING, "without peers it is in fault, instead of using the multicast group",
                        (arguments, draft) -> draft.faultsWithoutPeer = true)
                .acts("check_unicast_src", FLAG, "as 'vrrp_check_unicast_src'",
                        (arguments, draft) -> draft.checksUnicastSource = Values.isOn(arguments))
                .acts("track_src_ip", FLAG, "in fault while the interface does not have the source address that is said",
                        (arguments, draft) -> draft.tracksSource = Values.isOn(arguments))
                .acts("old_unicast_checksum", maybe(literal("never")),
                        "checksum of version 3 to peers as keepalived 1.3.6 had it, which peers that have it get anyway; with 'never' they"
                                + " do not",
                        (arguments, draft) -> {
                            boolean never = arguments.hasNext();
                            Rows.<InstanceDraft>unread().read(arguments, draft);
                            draft.oldChecksum = never ? VrrpInstance.OldChecksum.NEVER : VrrpInstance.OldChecksum.ALWAYS;
                        })
                .acts("v3_checksum_as_v2", FLAG, "as the global one",
                        (arguments, draft) -> draft.checksumAsV2 = Values.isOn(arguments))
                .block("unicast_peer", NOTHING, "the other routers, one a line", (head, draft) -> draft,
                        new Content.Entries<>("unicast_peer", PEER, InstanceKeywords::peer));
    }

    private static void peer(Arguments line, InstanceDraft draft) {
        Word address = line.next("an address");
        Integer least = null;
        Integer most = null;
        while (line.hasNext()) {
            boolean minimum = line.next("an option").is("min_ttl");
            int ttl = line.integer(0, 255);
            least = minimum ? Integer.valueOf(ttl) : least;
            most = minimum ? most : Integer.valueOf(ttl);
        }
        draft.peers.add(new VrrpInstance.Peer(address.value(), least, most, address.position()));
    }

    private static void ipvlan(Arguments arguments, InstanceDraft draft) {
        String name = null;
        String address = null;
        String mode = "bridge";
        while (arguments.hasNext()) {
            Word word = arguments.next("a name");
            if (IPVLAN_MODES.contains(word.value())) {
                mode = word.value();
            } else if (IpAddresses.NETWORK.fits(word)) {
                address = word.value();
            } else {
                name = word.is("name") ? arguments.next("an interface").value() : word.value();
            }
        }
        draft.ipvlan = new InstanceDraft.IpvlanDraft(name, address, mode);
    }

    private static String group(Arguments arguments, Word word) {
        String canonical = IpAddresses.canonical(word.value());
        if (canonical == null || !IpAddresses.isGroup(canonical)) {
            throw arguments.wrong(word, "a multicast group such as 224.0.0.18 or ff02::12", null);
        }
        return canonical;
    }

    /** {@code MASTER} or {@code BACKUP}; other words that mean one of them are repaired. */
    private record State() implements Shape {
        @Override
        public String text() {
            return "MASTER | BACKUP";
        }

        @Override
        public void match(Arguments statement) {
            Word word = statement.next("MASTER or BACKUP");
            String upper = word.value().toUpperCase(Locale.ROOT);
            String meant = STANDBY.contains(upper) ? "BACKUP" : upper;
            if (STATES.contains(word.value())) {
                statement.keep(word, word.value());
            } else if (STATES.contains(meant)) {
                statement.repair(KeepalivedRules.STATE, word.position(), "state: " + word.value() + " is not a state",
                        "it is read as " + meant, "write " + meant);
                statement.keep(word, meant);
            } else {
                throw statement.wrong(word, text(), Suggestion.didYouMean(word.value(), STATES));
            }
        }

        @Override
        public boolean fits(Word word) {
            return true;
        }
    }
}
