package io.evenkeel.director.keepalived;

import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.some;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** The keywords outside any block. */
final class TopKeywords {
    /** Blocks that stand in one kind of block only, for finding where a brace is missing. */
    static final Map<String, String> HOMES = Map.ofEntries(Map.entry("global_defs", ""), Map.entry("vrrp_instance", ""),
            Map.entry("vrrp_script", ""), Map.entry("vrrp_sync_group", ""), Map.entry("vrrp_track_process", ""),
            Map.entry("vrrp_track_file", ""), Map.entry("bfd_instance", ""), Map.entry("virtual_server", ""),
            Map.entry("virtual_server_group", ""), Map.entry("static_ipaddress", ""), Map.entry("static_routes", ""),
            Map.entry("static_rules", ""), Map.entry("garp_group", ""), Map.entry("real_server", "virtual_server"));

    private static final Value<String> NAME_OF_SESSION = Value.matching("name", text -> text.length() <= 31, "at most 31 characters");
    private static final Value<Duration> LINK_DELAY = Values.seconds("0", "255");
    private static final Value<Duration> SPACING = Values.seconds("0", "4294.967295");

    static final Content.Keywords<GlobalDraft.AnnouncementGroup> ANNOUNCEMENT_GROUP = Rows.<GlobalDraft.AnnouncementGroup>of("'garp_group'")
            .acts("garp_interval", SPACING, "between two announcements of an instance, as 'vrrp_garp_interval'",
                    (arguments, group) -> group.garpInterval = arguments.take(SPACING))
            .acts("gna_interval", SPACING, "the same between neighbour advertisements",
                    (arguments, group) -> group.gnaInterval = arguments.take(SPACING))
            .acts("interface", Values.INTERFACE, "on this interface",
                    (arguments, group) -> group.interfaces.add(arguments.take(Values.INTERFACE)))
            .block("interfaces", NOTHING, "on these, one or more a line", (head, group) -> group,
                    new Content.Entries<>("interfaces", some(1, Values.INTERFACE), (line, group) -> {
                        while (line.hasNext()) {
                            group.interfaces.add(line.take(Values.INTERFACE));
                        }
                    }))
            .build();

    private static final Content.Keywords<GlobalDraft.TrackGroupDraft> TRACK_GROUP = Rows.<GlobalDraft.TrackGroupDraft>of("'track_group'")
            .block("group", NOTHING, "the instances, by name", (head, group) -> group,
                    new Content.Entries<>("group", some(1, Values.NAME), (line, group) -> {
                        while (line.hasNext()) {
                            group.instances.add(line.next("a name"));
                        }
                    }))
            .build();

    static final Content.Keywords<GlobalDraft> CONTENT = statics(forwarding(named(Rows.<GlobalDraft>of("a keepalived.conf")
            .block("global_defs", NOTHING, "what holds for all instances", (head, global) -> global, GlobalKeywords.CONTENT)
            .block("vrrp_instance", Values.NAME, "a virtual router on an interface", TopKeywords::instance, InstanceKeywords.CONTENT)
            .block("vrrp_sync_group", Values.NAME, "instances that change state together",
                    draft("vrrp_sync_group", global -> global.groups, GlobalDraft.GroupDraft::new),
                    GroupKeywords.CONTENT))))
            .notBuilt("net_namespace", Values.NAME, "network namespace of everything")
            .notBuilt("net_namespace_ipvs", maybe(Values.NAME), "network namespace of what the kernel forwards")
            .idle(GlobalKeywords.NF_TABLES, "namespace_with_ipsets", NOTHING, "sets in a namespace")
            .idle("files with process ids are not written", "instance", Values.NAME, "name of this keepalived among several")
            .idle("files with process ids are not written", "use_pid_dir", NOTHING, "where files with process ids are written")
            .idle("there are no child processes to wait for", "child_wait_time", Value.integer("seconds", 0, Integer.MAX_VALUE),
                    "how long to wait for them")
            .idle("the kernel tells the state of interfaces", "linkbeat_use_polling", NOTHING, "asks interfaces for their state")
            .acts("include_check", Shape.words("[+ | -]readable | match | wildcard_match | brace_match"),
                    "when a file that is not there is an error; without words, always", Rows.unread())
            .build();

    private TopKeywords() {}

    private static Rows<GlobalDraft> named(Rows<GlobalDraft> rows) {
        return rows
                .block("vrrp_script", Values.NAME, "a command whose exit status counts",
                        draft("vrrp_script", global -> global.scripts, GlobalDraft.ScriptDraft::new), ScriptKeywords.SCRIPT)
                .block("track_file", Values.NAME, "a file whose number counts",
                        draft("track_file", global -> global.files, WatchDrafts.FileDraft::new), ScriptKeywords.FILE)
                .alias("vrrp_track_file", "track_file")
                .block("vrrp_track_process", Values.NAME, "processes that should run",
                        draft("vrrp_track_process", global -> global.processes, WatchDrafts.ProcessDraft::new),
                        ScriptKeywords.PROCESS)
                .block("bfd_instance", NAME_OF_SESSION, "a BFD session with another host",
                        draft("bfd_instance", global -> global.sessions, WatchDrafts.SessionDraft::new), ScriptKeywords.BFD);
    }

    private static Rows<GlobalDraft> forwarding(Rows<GlobalDraft> rows) {
        return rows
                .notBuiltBlock("virtual_server", ServerKeywords.SERVICE, "an address that the kernel forwards", (head, global) -> global,
                        ServerKeywords.VIRTUAL)
                .notBuiltBlock("virtual_server_group", Values.NAME, "several addresses with the same servers",
                        unique("virtual_server_group"), ServerKeywords.GROUP)
                .notBuiltBlock("SSL", NOTHING, "what checks over TLS show", (head, global) -> global, Rows.<GlobalDraft>of("'SSL'")
                        .notBuilt("password", Value.word("password"), "of the key")
                        .notBuilt("ca", Values.PATH, "certificates that are trusted")
                        .notBuilt("certificate", Values.PATH, "own certificate")
                        .notBuilt("key", Values.PATH, "own key")
                        .build());
    }

    private static Rows<GlobalDraft> statics(Rows<GlobalDraft> rows) {
        return rows
                .block("track_group", Values.NAME, "instances that depend on static addresses, routes and rules",
                        draft("track_group", global -> global.trackGroups, GlobalDraft.TrackGroupDraft::new), TRACK_GROUP)
                .block("static_ipaddress", NOTHING, "addresses that this host has while we run, whoever serves", (head, global) -> global,
                        AddressLines.entries("static_ipaddress", global -> global.staticAddresses))
                .block("static_routes", NOTHING, "routes that it has likewise", (head, global) -> global,
                        RouteLines.routes("static_routes", global -> global.staticRoutes))
                .block("static_rules", NOTHING, "routing rules that it has likewise", (head, global) -> global,
                        RouteLines.rules("static_rules", global -> global.staticRules))
                .block("garp_group", NOTHING, "spaces out announcements on some interfaces", (head, global) -> {
                    var group = new GlobalDraft.AnnouncementGroup();
                    global.announcementGroups.add(group);
                    return group;
                }, ANNOUNCEMENT_GROUP)
                .idleBlock("the kernel tells the state of interfaces", "linkbeat_interfaces", NOTHING, "asks interfaces for their state",
                        (head, global) -> global, new Content.Entries<>("linkbeat_interfaces",
                                all(Values.INTERFACE, maybe(Value.oneOf("MII", "ETHTOOL", "IOCTL"))), Rows.unread()))
                .block("interface_up_down_delays", NOTHING, "how long interfaces have to be down, or up, before instances take notice",
                        (head, global) -> global, new Content.Entries<>("interface_up_down_delays",
                                all(Values.INTERFACE, LINK_DELAY, maybe(LINK_DELAY)), TopKeywords::linkDelay));
    }

    private static void linkDelay(Arguments line, GlobalDraft global) {
        Word name = line.next("an interface");
        Duration down = line.take(LINK_DELAY);
        Duration up = line.hasNext() ? line.take(LINK_DELAY) : down;
        global.linkDelays.add(new GlobalDraft.LinkDelayDraft(name.value(), down, up, name.position()));
    }

    private static Content.Opening<GlobalDraft, GlobalDraft> unique(String keyword) {
        return (head, global) -> {
            register(keyword, head, global);
            return global;
        };
    }

    /** Takes the name of a block, which no other of its kind may have. */
    private static Word register(String keyword, Arguments head, GlobalDraft global) {
        Word name = head.next("a name");
        Position first = global.name(keyword, name.value(), name.position());
        if (first != null) {
            head.repair(KeepalivedRules.DUPLICATE, name.position(), "there is already a '" + keyword + "' with the name '" + name.value()
                    + "' at " + first, "the first one counts", "give one of them another name");
        }
        return name;
    }

    private static InstanceDraft instance(Arguments head, GlobalDraft global) {
        int known = global.named("vrrp_instance").size();
        Word name = register("vrrp_instance", head, global);
        var instance = new InstanceDraft(name.value(), name.position());
        if (global.named("vrrp_instance").size() > known) {
            global.instances.add(instance);
        }
        return instance;
    }

    /** Opens a block with a name of its own, which is read into what {@code made} makes of it. */
    private static <D> Content.Opening<GlobalDraft, D> draft(String keyword, Function<GlobalDraft, List<D>> drafts,
            BiFunction<String, Position, D> made) {
        return (head, global) -> {
            Word name = register(keyword, head, global);
            D draft = made.apply(name.value(), name.position());
            drafts.apply(global).add(draft);
            return draft;
        };
    }
}
