package io.evenkeel.director.keepalived;

import java.time.Duration;

import io.evenkeel.director.keepalived.Level.InBlock;
import io.evenkeel.director.syntax.KeywordTable;

/** The keywords of {@code global_defs}. */
final class GlobalKeywords {
    private static final int LONGEST_DELAY = 65535;

    static final Level<GlobalDraft> LEVEL = new Level<>(KeywordTable.<GlobalDraft>of("'global_defs'")
            .acts("router_id", "name", "names this host for people, its host name by default; it has no part in the election",
                    (arguments, global) -> global.routerId = arguments.next("a name").value())
            .acts("vrrp_version", "2 | 3", "version of instances that do not say theirs, 2 by default",
                    (arguments, global) -> global.version = arguments.integer(2, 3))
            .acts("vrrp_garp_master_delay", "seconds", "until the second burst of announcements, 5 by default, 0 for none",
                    (arguments, global) -> global.garpMasterDelay = Duration.ofSeconds(arguments.integer(0, LONGEST_DELAY)))
            .acts("vrrp_garp_master_repeat", "number", "announcements of each address in a burst, 5 by default",
                    (arguments, global) -> global.garpMasterRepeat = arguments.integer(1, LONGEST_DELAY))
            .acts("vrrp_garp_master_refresh", "seconds", "between announcements while serving, 0 (the default) for never",
                    (arguments, global) -> global.garpRefresh = Duration.ofSeconds(arguments.integer(0, LONGEST_DELAY)))
            .acts("vrrp_garp_master_refresh_repeat", "number", "announcements of each address in those, 1 by default",
                    (arguments, global) -> global.garpRefreshRepeat = arguments.integer(1, LONGEST_DELAY))
            .idle("no mail is sent yet", "notification_email_from", "smtp_server", "smtp_connect_timeout", "smtp_helo_name", "smtp_alert",
                    "smtp_alert_vrrp", "smtp_alert_checker", "checker_log_all_failures", "no_email_faults")
            .idle("no packet filter rules are installed, so an address answers as soon as it is there", "vrrp_iptables", "vrrp_ipsets",
                    "nftables",
                    "nftables_priority", "nftables_counters", "nftables_ifindex")
            .idle("the addresses in an advertisement are never a reason to drop it", "vrrp_skip_check_adv_addr")
            .idle("announcements are not spaced out", "vrrp_garp_interval", "vrrp_gna_interval")
            .idle("process priorities are the service manager's to set", "vrrp_priority", "checker_priority", "bfd_priority",
                    "vrrp_no_swap",
                    "checker_no_swap", "bfd_no_swap", "vrrp_rt_priority", "checker_rt_priority", "bfd_rt_priority", "vrrp_cpu_affinity",
                    "checker_cpu_affinity", "bfd_cpu_affinity", "vrrp_rlimit_rttime", "vrrp_rlimit_rtime", "checker_rlimit_rttime",
                    "checker_rlimit_rtime",
                    "bfd_rlimit_rttime", "bfd_rlimit_rtime", "max_auto_priority", "min_auto_priority_delay", "process_name",
                    "process_names",
                    "vrrp_process_name", "checker_process_name", "bfd_process_name", "lvs_process_name", "umask")
            .idle("no scripts run yet", "script_user", "enable_script_security")
            .idle("addresses are added to the interface that the line names", "default_interface")
            .notBuilt("vrrp_strict", "vrrp_mcast_group4", "vrrp_mcast_group6", "vrrp_down_timer_adverts", "vrrp_lower_prio_no_advert",
                    "vrrp_higher_prio_send_advert", "vrrp_garp_lower_prio_delay", "vrrp_garp_lower_prio_repeat", "vrrp_min_garp",
                    "vrrp_garp_extra_if",
                    "vrrp_owner_ignore_adverts", "v3_checksum_as_v2", "vrrp_check_unicast_src", "vrrp_notify_priority_changes",
                    "lvs_sync_daemon",
                    "lvs_timeouts", "lvs_flush", "lvs_flush_on_stop", "lvs_flush_onstop", "notify_fifo", "notify_fifo_script",
                    "vrrp_notify_fifo",
                    "vrrp_notify_fifo_script", "lvs_notify_fifo", "lvs_notify_fifo_script", "fifo_write_vrrp_states_on_reload",
                    "vrrp_startup_delay",
                    "vrrp_delay_after_boot", "dynamic_interfaces", "startup_script", "startup_script_timeout", "shutdown_script",
                    "shutdown_script_timeout", "enable_dbus", "dbus_service_name", "dbus_no_interface_name", "enable_snmp_vrrp",
                    "enable_snmp_checker",
                    "enable_snmp_keepalived", "enable_snmp_rfc", "enable_snmp_rfcv2", "enable_snmp_rfcv3", "enable_traps", "snmp_socket",
                    "snmp_vs_stats_update_interval", "snmp_rs_stats_update_interval", "reload_check_config", "reload_time_file",
                    "reload_repeat",
                    "reload_file", "data_use_instance", "state_dump_file", "stats_dump_file", "json_dump_file", "json_version",
                    "config_save_dir",
                    "tmp_config_directory", "use_symlink_paths", "vrrp_rx_bufs_policy", "vrrp_rx_bufs_multiplier",
                    "vrrp_netlink_cmd_rcv_bufs",
                    "vrrp_netlink_cmd_rcv_bufs_force", "vrrp_netlink_monitor_rcv_bufs", "vrrp_netlink_monitor_rcv_bufs_force",
                    "log_unknown_vrids",
                    "vmac_prefix", "vmac_addr_prefix", "random_seed", "rs_init_notifies", "disable_local_igmp")
            .build(),
            KeywordTable.<InBlock<GlobalDraft>>of("'global_defs'").idle("no mail is sent yet", "notification_email").build());

    private GlobalKeywords() {}
}
