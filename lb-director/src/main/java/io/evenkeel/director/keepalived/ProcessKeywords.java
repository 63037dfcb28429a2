package io.evenkeel.director.keepalived;

import static io.evenkeel.director.keepalived.Values.FLAG;
import static io.evenkeel.director.keepalived.Values.PATH;
import static io.evenkeel.director.keepalived.Values.seconds;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.anyOf;
import static io.evenkeel.director.syntax.Shape.either;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.named;
import static io.evenkeel.director.syntax.Shape.some;

import java.util.List;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** The keywords of {@code global_defs} about processes, management, reloading and the kernel's forwarding. */
final class ProcessKeywords {
    private static final String ONE_PROCESS = "there is one process, whose priority and names are the service manager's to set";
    private static final String NO_BUFFERS = "sockets keep the sizes of the system";
    private static final Value<Integer> NICE = Value.integer(-20, 19);
    private static final Value<Integer> REAL_TIME = Value.integer(1, 99);
    private static final Value<Integer> COUNT = Value.integer("number", 0, Integer.MAX_VALUE);

    private ProcessKeywords() {}

    static Rows<GlobalDraft> add(Rows<GlobalDraft> rows) {
        return forwarding(management(reloading(processes(rows))));
    }

    private static Rows<GlobalDraft> processes(Rows<GlobalDraft> rows) {
        rows.acts("vrrp_priority", NICE, "priority of the thread that drives instances, which runs in real time by default",
                (arguments, global) -> global.priority = arguments.take(NICE))
                .acts("vrrp_rt_priority", REAL_TIME, "real-time priority of that thread, 1 by default",
                        (arguments, global) -> global.realTimePriority = arguments.take(REAL_TIME));
        for (String who : List.of("checker", "bfd")) {
            rows.idle(ONE_PROCESS, who + "_priority", NICE, "priority of a process")
                    .idle(ONE_PROCESS, who + "_rt_priority", REAL_TIME, "real-time priority of a process");
        }
        for (String who : List.of("vrrp", "checker", "bfd")) {
            rows.idle(ONE_PROCESS, who + "_no_swap", NOTHING, "keeps a process in memory")
                    .idle(ONE_PROCESS, who + "_cpu_affinity", some(1, COUNT), "processors of a process")
                    .idle(ONE_PROCESS, who + "_rlimit_rttime", Value.integer("microseconds", 1, Integer.MAX_VALUE),
                            "real time between two waits")
                    .alias(who + "_rlimit_rtime", who + "_rlimit_rttime")
                    .idle(ONE_PROCESS, who + "_process_name", Values.NAME, "name of a process");
        }
        return rows.alias("lvs_process_name", "checker_process_name")
                .idle(ONE_PROCESS, "process_name", Values.NAME, "name of the first process")
                .idle(ONE_PROCESS, "process_names", NOTHING, "each process has its name")
                .idle(ONE_PROCESS, "max_auto_priority", maybe(Value.integer(-1, 99)), "how far priorities rise after delays")
                .idle(ONE_PROCESS, "min_auto_priority_delay", Value.integer("microseconds", 1, 10_000_000), "what counts as a delay")
                .idle("files are created with the mask of the service manager", "umask", Value.word("mask"), "mask of files")
                .idle(NO_BUFFERS, "vrrp_rx_bufs_policy", either(Value.oneOf("MTU", "ADVERT"), COUNT), "sizes of receive buffers")
                .idle(NO_BUFFERS, "vrrp_rx_bufs_multiplier", COUNT, "how many packets they hold")
                .buffers(NO_BUFFERS, "vrrp_netlink_cmd_rcv_bufs", "vrrp_netlink_monitor_rcv_bufs", "lvs_netlink_cmd_rcv_bufs",
                        "lvs_netlink_monitor_rcv_bufs", "process_monitor_rcv_bufs")
                .idle("chance has its own seed", "random_seed", COUNT, "seed of ${_RANDOM}");
    }

    private static Rows<GlobalDraft> reloading(Rows<GlobalDraft> rows) {
        return rows
                .idle("a new configuration is always checked before it is applied", "reload_check_config", maybe(PATH),
                        "checks before reloading")
                .notBuilt("reload_time_file", PATH, "tells when to reload")
                .notBuilt("reload_repeat", NOTHING, "reloads every day")
                .notBuilt("reload_file", maybe(PATH), "exists while files are read")
                .notBuilt("data_use_instance", FLAG, "names of dumps hold the name of the instance")
                .notBuilt("state_dump_file", PATH, "where the state is dumped")
                .alias("state_file_location", "state_dump_file")
                .notBuilt("stats_dump_file", PATH, "where the counters are dumped")
                .alias("stats_file_location", "stats_dump_file")
                .notBuilt("json_dump_file", PATH, "where both are dumped as JSON")
                .alias("json_file_location", "json_dump_file")
                .notBuilt("json_version", Value.integer(1, 2), "form of that dump")
                .idle("a configuration is kept in memory", "config_save_dir", PATH, "where configurations are kept")
                .idle("a configuration is kept in memory", "tmp_config_directory", PATH, "where the configuration is copied to")
                .acts("include_check", Shape.words("[+ | -]readable | match | wildcard_match | brace_match"),
                        "when a file that is not there is an error; without words, always", Rows.unread());
    }

    private static Rows<GlobalDraft> management(Rows<GlobalDraft> rows) {
        return rows
                .notBuilt("enable_dbus", NOTHING, "management by D-Bus")
                .notBuilt("dbus_service_name", Values.NAME, "name there, org.keepalived.Vrrp1 by default")
                .notBuilt("dbus_no_interface_name", NOTHING, "objects without the name of the interface")
                .notBuilt("enable_snmp_vrrp", NOTHING, "instances by SNMP")
                .alias("enable_snmp_keepalived", "enable_snmp_vrrp")
                .notBuilt("enable_snmp_checker", NOTHING, "virtual servers by SNMP")
                .notBuilt("enable_snmp_rfc", NOTHING, "the standard MIBs")
                .notBuilt("enable_snmp_rfcv2", NOTHING, "RFC 2787")
                .notBuilt("enable_snmp_rfcv3", NOTHING, "RFC 6527")
                .notBuilt("enable_traps", NOTHING, "SNMP traps")
                .notBuilt("snmp_socket", Value.word("address"), "where the master agent listens")
                .notBuilt("snmp_vs_stats_update_interval", seconds("0.001", "30"), "how often counters are read")
                .notBuilt("snmp_rs_stats_update_interval", seconds("0.001", "30"), "how often counters are read");
    }

    private static Rows<GlobalDraft> forwarding(Rows<GlobalDraft> rows) {
        Value<Integer> timeout = Value.integer("seconds", 1, 2_678_400);
        return rows
                .notBuilt("lvs_sync_daemon", all(Values.INTERFACE, maybe(Shape.literal("inst")), anyOf(
                        named("id", Value.integer(0, 255)), named("maxlen", Value.integer(1, 65507)), named("port", Values.PORT),
                        named("ttl", Value.integer(1, 255)), named("group", IpAddresses.ADDRESS), new OtherWord())),
                        "the table of connections is copied to the standby")
                .notBuilt("lvs_timeouts", some(1, either(named("tcp", timeout), named("tcpfin", timeout), named("udp", timeout))),
                        "how long idle connections are kept")
                .notBuilt("lvs_flush", NOTHING, "removes what the kernel forwards before starting")
                .notBuilt("lvs_flush_on_stop", maybe(Shape.literal("VS")), "removes it all at once when stopping")
                .alias("lvs_flush_onstop", "lvs_flush_on_stop")
                .notBuilt("nftables_ipvs", maybe(Value.word("table")), "marks packets of groups of virtual servers")
                .notBuilt("nftables_ipvs_priority", Value.integer("number", Integer.MIN_VALUE, Integer.MAX_VALUE), "its priority")
                .notBuilt("nftables_ipvs_start_fwmark", COUNT, "the first mark")
                .idle(MailKeywords.NO_CHECKS, "checker_log_all_failures", FLAG, "says every failed check")
                .notBuilt("rs_init_notifies", NOTHING, "scripts of servers run at the start");
    }

    /** The name of an instance, which may stand without a word in front of it. */
    private record OtherWord() implements Shape {
        private static final List<String> KNOWN = List.of("id", "maxlen", "port", "ttl", "group");

        @Override
        public String text() {
            return "instance";
        }

        @Override
        public void match(Arguments statement) {
            Values.NAME.match(statement);
        }

        @Override
        public boolean fits(Word word) {
            return !KNOWN.contains(word.value());
        }
    }
}
