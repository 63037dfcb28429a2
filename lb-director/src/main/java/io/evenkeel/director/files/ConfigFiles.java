package io.evenkeel.director.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceFiles;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.haproxy.Environment;
import io.evenkeel.director.haproxy.HaproxyConfig;
import io.evenkeel.director.haproxy.HaproxyReader;
import io.evenkeel.director.keepalived.KeepalivedConfig;
import io.evenkeel.director.keepalived.KeepalivedReader;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import io.evenkeel.vrrp.VirtualRouterConfig;
import org.jspecify.annotations.Nullable;

/** Reads any number of {@code haproxy.cfg} and {@code keepalived.conf} files into one director. Reads disks; any thread. */
public final class ConfigFiles {
    private ConfigFiles() {}

    /**
     * Reads the files. The language of each is told by its first word. Every error of every file is in the result.
     *
     * @param environment what {@code $NAME} stands for in a haproxy.cfg
     */
    public static ReadResult<DirectorConfig> read(List<Path> files, Environment environment) {
        var diagnostics = new Diagnostics();
        List<SourceText> sources = new ArrayList<>();
        for (Path file : files) {
            ReadResult<SourceText> loaded = SourceFiles.load(file);
            loaded.diagnostics().forEach(diagnostics::add);
            if (loaded instanceof ReadResult.Accepted<SourceText>(SourceText source, List<Diagnostic> said, List<SourceText> read)) {
                sources.add(source);
            }
        }
        LoadBalancerConfig loadBalancer = loadBalancer(sources, environment, diagnostics);
        List<VirtualRouterConfig> virtualRouters = virtualRouters(sources, diagnostics);
        return ReadResult.of(loadBalancer == null || virtualRouters == null ? null : new DirectorConfig(loadBalancer, virtualRouters),
                diagnostics, sources);
    }

    private static @Nullable LoadBalancerConfig loadBalancer(List<SourceText> sources, Environment environment, Diagnostics diagnostics) {
        List<SourceText> mine = in(Language.HAPROXY, sources);
        if (mine.isEmpty()) {
            return LoadBalancerConfig.EMPTY;
        }
        ReadResult<HaproxyConfig> result = HaproxyReader.read(mine, environment);
        result.diagnostics().forEach(diagnostics::add);
        return switch (result) {
            case ReadResult.Accepted<HaproxyConfig> accepted -> new LoadBalancerTranslation(diagnostics).translate(accepted.value());
            case ReadResult.Refused<HaproxyConfig> refused -> null;
            case ReadResult.Failed<HaproxyConfig> failed -> null;
        };
    }

    private static @Nullable List<VirtualRouterConfig> virtualRouters(List<SourceText> sources, Diagnostics diagnostics) {
        List<SourceText> mine = in(Language.KEEPALIVED, sources);
        if (mine.isEmpty()) {
            return List.of();
        }
        ReadResult<KeepalivedConfig> result = KeepalivedReader.read(mine);
        result.diagnostics().forEach(diagnostics::add);
        return switch (result) {
            case ReadResult.Accepted<KeepalivedConfig> accepted ->
                new VirtualRouterTranslation(diagnostics).translate(accepted.value());
            case ReadResult.Refused<KeepalivedConfig> refused -> null;
            case ReadResult.Failed<KeepalivedConfig> failed -> null;
        };
    }

    private static List<SourceText> in(Language language, List<SourceText> sources) {
        return sources.stream().filter(source -> Language.of(source) == language).toList();
    }
}
