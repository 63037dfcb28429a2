package io.evenkeel.director.keepalived;

import io.evenkeel.director.keepalived.Level.InBlock;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.KeywordTable;

/** The keywords outside any block. */
final class TopKeywords {
    static final Level<GlobalDraft> LEVEL = new Level<>(KeywordTable.<GlobalDraft>of("a keepalived.conf")
            .notBuilt("include", "includer", "includem", "includew", "includeb", "includea", "include_check", "net_namespace",
                    "net_namespace_ipvs",
                    "namespace_with_ipsets", "instance", "linkbeat_use_polling")
            .idle("files with process ids are not written", "use_pid_dir")
            .idle("there are no child processes to wait for", "child_wait_time")
            .build(),
            KeywordTable.<InBlock<GlobalDraft>>of("a keepalived.conf")
                    .acts("global_defs", "{ }", "what holds for all instances",
                            (arguments, in) -> in.walker().walk(GlobalKeywords.LEVEL, in.target(), in.block().body()))
                    .acts("vrrp_instance", "name { }", "a virtual router on an interface", TopKeywords::instance)
                    .notBuilt("virtual_server", "virtual_server_group", "vrrp_script", "vrrp_sync_group", "vrrp_track_process",
                            "vrrp_track_file", "track_file",
                            "track_group", "garp_group", "static_ipaddress", "static_routes", "static_rules", "bfd_instance",
                            "linkbeat_interfaces",
                            "interface_up_down_delays", "SSL")
                    .build());

    private TopKeywords() {}

    private static void instance(Arguments arguments, InBlock<GlobalDraft> in) {
        var name = arguments.next("a name");
        var instance = new InstanceDraft(name.value(), name.position());
        in.walker().walk(InstanceKeywords.LEVEL, instance, in.block().body());
        in.target().instances.add(instance);
    }
}
