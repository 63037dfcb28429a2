package io.evenkeel.director.keepalived;

import java.util.List;
import java.util.Objects;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.diagnostic.Strictness;
import io.evenkeel.director.keepalived.text.ReadingContext;
import io.evenkeel.director.keepalived.text.Tree;
import io.evenkeel.director.syntax.Document;
import io.evenkeel.director.syntax.Statement;

/**
 * Reads {@code keepalived.conf}: the texts, in the order given, as if they were one. Every error of every text is
 * reported, and nothing is skipped silently. Pure: the same texts in the same context give the same result.
 */
public final class KeepalivedReader {
    private KeepalivedReader() {}

    /** Reads the files of one configuration, repairing known mistakes; they include no others. */
    public static ReadResult<KeepalivedConfig> read(List<SourceText> sources) {
        return read(sources, Strictness.LENIENT);
    }

    /** Reads the files of one configuration; they include no others. */
    public static ReadResult<KeepalivedConfig> read(List<SourceText> sources, Strictness strictness) {
        return read(sources, strictness, ReadingContext.none());
    }

    /** Reads the files of one configuration and those that they include. */
    public static ReadResult<KeepalivedConfig> read(List<SourceText> sources, Strictness strictness, ReadingContext context) {
        var diagnostics = new Diagnostics(strictness);
        Tree tree = Tree.read(sources, context, TopKeywords.HOMES, diagnostics);
        var global = new GlobalDraft();
        List<Statement> statements = new BlockWalker(diagnostics).walk(TopKeywords.CONTENT, global, tree.nodes());
        var document = new Document(statements);
        KeepalivedConfig config = finish(global, document, diagnostics);
        return ReadResult.of(config, diagnostics, tree.sources());
    }

    private static KeepalivedConfig finish(GlobalDraft global, Document document, Diagnostics diagnostics) {
        List<VrrpScript> scripts = ScriptChecks.scripts(global, document, diagnostics);
        List<TrackFile> files = WatchDrafts.files(global, diagnostics);
        List<TrackProcess> processes = WatchDrafts.processes(global, diagnostics);
        List<BfdInstance> sessions = WatchDrafts.sessions(global, diagnostics);
        TrackChecks.check(global, sessions, diagnostics);
        List<KeepalivedConfig.TrackGroup> trackGroups = TrackGroupChecks.groups(global, diagnostics);
        var finisher = new InstanceFinisher(global, diagnostics);
        List<VrrpInstance> instances = global.instances.stream().map(finisher::finish).filter(Objects::nonNull).toList();
        RouterChecks.check(instances, diagnostics);
        ServerChecks.check(document, global, diagnostics);
        return new KeepalivedConfig(global.routerId, instances, GroupChecks.groups(global, diagnostics), scripts, files, processes,
                sessions, statics(global, trackGroups, diagnostics), global.globalScripts.scripts(),
                global.globalScripts.fifos(diagnostics),
                global.mail.finish(global, diagnostics), LinkDelayChecks.delays(global, instances, diagnostics),
                new KeepalivedConfig.Scheduling(global.priority, global.realTimePriority),
                document);
    }

    private static KeepalivedConfig.Statics statics(GlobalDraft global, List<KeepalivedConfig.TrackGroup> trackGroups,
            Diagnostics diagnostics) {
        global.staticAddresses.stream().filter(address -> address.virtualMac)
                .forEach(address -> diagnostics.repair(KeepalivedRules.VIRTUAL_MAC, address.position,
                        "'use_vmac' is for the addresses of an instance", "it is left out", "leave it out"));
        return new KeepalivedConfig.Statics(
                global.staticAddresses.stream().map(address -> address.on(global.defaultInterface)).toList(), global.staticRoutes,
                global.staticRules, trackGroups);
    }
}
