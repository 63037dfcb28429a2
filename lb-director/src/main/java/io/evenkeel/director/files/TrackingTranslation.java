package io.evenkeel.director.files;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

import io.evenkeel.core.validation.Expect;
import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.keepalived.BfdInstance;
import io.evenkeel.director.keepalived.KeepalivedConfig;
import io.evenkeel.director.keepalived.SyncGroup;
import io.evenkeel.director.keepalived.TrackFile;
import io.evenkeel.director.keepalived.TrackProcess;
import io.evenkeel.director.keepalived.Tracking.Tracked;
import io.evenkeel.director.keepalived.VrrpInstance;
import io.evenkeel.director.keepalived.VrrpScript;
import io.evenkeel.director.track.FileTracker;
import io.evenkeel.director.track.ProcessTracker;
import io.evenkeel.director.track.ScriptTracker;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.bfd.BfdTracker;
import io.evenkeel.vrrp.bfd.protocol.BfdPath;
import io.evenkeel.vrrp.bfd.protocol.BfdSessionConfig;
import io.evenkeel.vrrp.track.Tracking;

/** What instances and their sync groups watch, as the election engine knows it. */
final class TrackingTranslation {
    private static final Rule MISSING_SCRIPT = new Rule("missing-script", "A script that is to run is not there");

    private final Diagnostics diagnostics;
    private final Map<String, SyncGroup> groupOf = new HashMap<>();
    private final Map<String, Tracking> scripts = new HashMap<>();
    private final Map<String, Tracking> files = new HashMap<>();
    private final Map<String, Tracking> processes = new HashMap<>();
    private final Map<String, Tracking> sessions = new HashMap<>();
    /** What each instance depends on of what the host always has. */
    private final Map<String, Set<Tracking>> statics;

    TrackingTranslation(KeepalivedConfig config, Commands commands, Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.statics = StaticTracking.byInstance(config.statics());
        config.syncGroups().forEach(group -> group.members().forEach(member -> groupOf.put(member.name(), group)));
        config.scripts().forEach(this::missing);
        config.scripts().forEach(script -> put(script, commands));
        config.files().forEach(file -> put(files, file.name(), file.position(), () -> tracking(file)));
        config.processes().forEach(process -> put(processes, process.name(), process.position(), () -> tracking(process)));
        config.sessions().forEach(session -> put(sessions, session.name(), session.position(), () -> tracking(session)));
    }

    /** A program that is not there cannot run: nobody means that. One without a path is looked for when it runs. */
    private void missing(VrrpScript script) {
        String program = Commands.program(script.script());
        if (program.startsWith("/") && !Files.isExecutable(Path.of(program))) {
            diagnostics.warning(MISSING_SCRIPT, script.position(),
                    "the script '" + script.name() + "' cannot run: " + program + " is not there or not executable: it counts as failed",
                    null);
        }
    }

    /** What must not run counts for nothing, as in keepalived. */
    private void put(VrrpScript script, Commands commands) {
        List<String> command = commands.command(script.script());
        if (!command.isEmpty() || Commands.program(script.script()).isEmpty()) {
            put(scripts, script.name(), script.position(), () -> tracking(script, command));
        }
    }

    /** A value that the engine refuses is an error at the block that says it; of several blocks with a name the first counts. */
    private void put(Map<String, Tracking> known, String name, Position at, Supplier<Tracking> made) {
        try {
            known.putIfAbsent(name, made.get());
        } catch (IllegalArgumentException e) {
            diagnostics.error(at, String.valueOf(e.getMessage()), null);
        }
    }

    /** Adds the sync group of an instance, what it watches itself, and what its group watches. */
    void add(VrrpInstance instance, VirtualRouterBuilder router) {
        router.trackOwnInterface(instance.tracking().primary());
        statics.getOrDefault(instance.name(), Set.of()).forEach(router::track);
        List<Tracking> own = tracked(instance.tracking());
        SyncGroup group = groupOf.get(instance.name());
        if (group == null) {
            own.forEach(router::track);
            return;
        }
        List<Tracking> common = tracked(group.tracking());
        boolean commonWeights = common.stream().anyMatch(tracking -> tracking.weight() != 0);
        // Weights of members alone would part the group; those that all members have do not.
        own.stream().filter(tracking -> group.weights() || !commonWeights || tracking.weight() == 0).forEach(router::track);
        common.forEach(router::track);
        router.group(group.name()).weightsInGroup(group.weights() || commonWeights);
    }

    private List<Tracking> tracked(io.evenkeel.director.keepalived.Tracking tracking) {
        List<Tracking> all = new ArrayList<>();
        tracking.interfaces().forEach(one -> all.add(with(one, Tracking.ofInterface(one.name()))));
        add(tracking.scripts(), scripts, all);
        add(tracking.files(), files, all);
        add(tracking.processes(), processes, all);
        add(tracking.sessions(), sessions, all);
        return all;
    }

    /** Names that mean nothing have been found and left out before. */
    private static void add(List<Tracked> list, Map<String, Tracking> known, List<Tracking> all) {
        for (Tracked one : list) {
            Tracking usual = known.get(one.name());
            if (usual != null) {
                all.add(with(one, usual));
            }
        }
    }

    /** The weight of the block that tells what is watched holds where none is said. */
    private static Tracking with(Tracked said, Tracking usual) {
        Integer weight = said.weight();
        Tracking weighted = weight == null ? usual : usual.weight(weight);
        return said.reverse() == null || said.reverse() == weighted.reversed() ? weighted : weighted.reverse();
    }

    private static Tracking turned(Tracking tracking, boolean reverse) {
        return reverse ? tracking.reverse() : tracking;
    }

    private static Tracking tracking(VrrpScript script, List<String> command) {
        var tracker = new ScriptTracker(script.name(), command, script.interval(), script.timeout(),
                script.rise(), script.fall(), script.failsFirst());
        return turned(Tracking.of(tracker).weight(script.weight()), script.reverse());
    }

    private static Tracking tracking(TrackFile file) {
        Integer initial = file.initial();
        var tracker = new FileTracker(file.name(), file.path(), initial == null ? OptionalInt.empty() : OptionalInt.of(initial),
                file.overwrite());
        return turned(Tracking.of(tracker).weight(file.weight()), file.reverse());
    }

    private static Tracking tracking(BfdInstance session) {
        return turned(Tracking.of(tracker(session)).weight(session.weight()), session.reverse());
    }

    /** keepalived has one port, whatever the hops. */
    static BfdTracker tracker(BfdInstance session) {
        String source = session.source();
        return new BfdTracker(session.name(), new BfdSessionConfig(InetAddress.ofLiteral(session.neighbour()),
                source == null ? null : InetAddress.ofLiteral(source), session.minRx(), session.minTx(), session.idleTx(),
                session.multiplier(), session.passive(),
                new BfdPath(BfdPath.SINGLE_HOP_PORT, session.hopLimit(), session.maxHops())));
    }

    private static Tracking tracking(TrackProcess process) {
        var match = process.match().isEmpty() ? ProcessTracker.Match.ALL
                : ProcessTracker.Match.valueOf(process.match().toUpperCase(Locale.ROOT));
        List<String> words = process.command().size() == 1 ? Commands.words(process.command().get(0)) : process.command();
        if (words.isEmpty()) {
            throw Expect.unexpected("process", "none", "the name of a program");
        }
        var tracker = new ProcessTracker(process.name(), words.get(0), words.subList(1, words.size()), match, process.wholeCommand(),
                process.quorum(), process.most(), process.forkDelay(), process.terminateDelay());
        return turned(Tracking.of(tracker).weight(process.weight()), process.reverse());
    }
}
