package io.evenkeel.director.keepalived;

import java.util.List;
import java.util.Objects;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceFiles;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.diagnostic.Strictness;

/**
 * Reads {@code keepalived.conf}: the texts, in the order given, as if they were one. Every error of every text is
 * reported, and nothing is skipped silently. Pure: the same texts give the same result.
 */
public final class KeepalivedReader {
    /** The longest line, in characters. */
    static final int LONGEST_LINE = 1024;

    private KeepalivedReader() {}

    /** Reads the files of one configuration, repairing known mistakes. */
    public static ReadResult<KeepalivedConfig> read(List<SourceText> sources) {
        return read(sources, Strictness.LENIENT);
    }

    /** Reads the files of one configuration. */
    public static ReadResult<KeepalivedConfig> read(List<SourceText> sources, Strictness strictness) {
        var diagnostics = new Diagnostics(strictness);
        var global = new GlobalDraft();
        var walker = new BlockWalker(diagnostics);
        for (SourceText source : sources) {
            if (source.text().length() > SourceText.LONGEST) {
                diagnostics.error(Position.startOf(source.name()), SourceFiles.tooLong(), null);
            } else if (linesAreShort(source, diagnostics)) {
                walker.walk(TopKeywords.LEVEL, global, KeepalivedTree.parse(source).nodes());
            }
        }
        var finisher = new InstanceFinisher(global, diagnostics);
        List<VrrpInstance> instances = global.instances.stream().map(finisher::finish).filter(Objects::nonNull).toList();
        KeepalivedChecks.check(global.instances, diagnostics);
        return ReadResult.of(new KeepalivedConfig(global.routerId, instances, walker.document()), diagnostics, sources);
    }

    private static boolean linesAreShort(SourceText source, Diagnostics diagnostics) {
        int line = 1;
        int start = 0;
        for (int end = 0; end <= source.text().length(); end++) {
            if (end == source.text().length() || source.text().charAt(end) == '\n') {
                if (end - start > LONGEST_LINE) {
                    diagnostics.error(new Position(source.name(), line, 1, 0), "the line has " + (end - start) + " characters",
                            "expected: at most " + LONGEST_LINE);
                    return false;
                }
                start = end + 1;
                line++;
            }
        }
        return true;
    }
}
