package io.evenkeel.director.files;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.HostCommands;
import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceFiles;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.files.ConfigReading.Understood;
import io.evenkeel.director.haproxy.Compatibility;
import io.evenkeel.director.haproxy.Environment;
import io.evenkeel.director.haproxy.HaproxyConfig;
import io.evenkeel.director.haproxy.HaproxyOptions;
import io.evenkeel.director.haproxy.HaproxyReader;
import io.evenkeel.director.keepalived.KeepalivedConfig;
import io.evenkeel.director.keepalived.KeepalivedReader;
import io.evenkeel.director.keepalived.text.ReadingContext;
import io.evenkeel.director.mail.MailConfig;
import io.evenkeel.director.notify.Notifications;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import io.evenkeel.vrrp.LinkDelay;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.bfd.BfdTracker;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Reads any number of {@code haproxy.cfg} and {@code keepalived.conf} files into one director: those of one language as if they
 * were one file. Reads disks; any thread.
 */
public final class ConfigFiles {
    private final ReadingOptions options;
    private final Diagnostics diagnostics;
    private final List<SourceText> sources = new ArrayList<>();
    private final List<Understood> understood = new ArrayList<>();
    private Notifications notifications = Notifications.NONE;
    private HostStatics statics = HostStatics.NONE;
    private HostCommands hostCommands = HostCommands.NONE;
    private @Nullable MailConfig mail;
    private List<BfdTracker> bfdSessions = List.of();
    private Urgency urgency = Urgency.DEFAULT;
    private Map<String, LinkDelay> linkDelays = Map.of();

    private ConfigFiles(ReadingOptions options) {
        this.options = options;
        this.diagnostics = new Diagnostics(options.strictness());
    }

    /** Reads the files; directories are what {@link ConfigPaths} says. Every error of every file is in the result. */
    public static ConfigReading read(List<Path> files, ReadingOptions options) {
        return new ConfigFiles(options).read(ConfigPaths.expand(files));
    }

    private ConfigReading read(List<Path> files) {
        for (Path file : files) {
            ReadResult<SourceText> loaded = SourceFiles.load(file);
            loaded.diagnostics().forEach(diagnostics::add);
            if (loaded instanceof ReadResult.Accepted<SourceText> accepted) {
                sources.add(accepted.value());
            }
        }
        LoadBalancerConfig loadBalancer = loadBalancer(in(Language.HAPROXY));
        List<VirtualRouterConfig> virtualRouters = virtualRouters(in(Language.KEEPALIVED));
        DirectorConfig director = loadBalancer == null || virtualRouters == null ? null
                : new DirectorConfig(loadBalancer, virtualRouters, bfdSessions, statics, notifications, hostCommands, mail, urgency,
                        linkDelays);
        return new ConfigReading(ReadResult.of(director, diagnostics, sources), understood);
    }

    private @Nullable LoadBalancerConfig loadBalancer(List<SourceText> mine) {
        if (mine.isEmpty()) {
            return LoadBalancerConfig.EMPTY;
        }
        ReadResult<HaproxyConfig> result = HaproxyReader.read(mine,
                new HaproxyOptions(Environment.of(options.environment()), options.strictness(), Compatibility.V2_6));
        HaproxyConfig config = model(result);
        if (config == null) {
            return null;
        }
        understood.add(new Understood(Language.HAPROXY, config.document()));
        return new LoadBalancerTranslation(translating(result)).translate(config);
    }

    private @Nullable List<VirtualRouterConfig> virtualRouters(List<SourceText> mine) {
        if (mine.isEmpty()) {
            return List.of();
        }
        ReadResult<KeepalivedConfig> result = KeepalivedReader.read(mine, options.strictness(), context());
        KeepalivedConfig config = model(result);
        if (config == null) {
            return null;
        }
        understood.add(new Understood(Language.KEEPALIVED, config.document()));
        Diagnostics said = translating(result);
        var commands = new Commands(config.globalScripts().policy(), HostUsers.here(), said);
        notifications = NotificationTranslation.notifications(config, commands);
        hostCommands = NotificationTranslation.hostCommands(config, commands);
        mail = MailTranslation.mail(config);
        statics = new StaticsTranslation(said).translate(config.statics());
        urgency = urgency(config.scheduling());
        linkDelays = config.linkDelays().stream().collect(Collectors.toMap(KeepalivedConfig.LinkDelay::interfaceName,
                delay -> new LinkDelay(delay.down(), delay.up())));
        List<VirtualRouterConfig> routers = new VirtualRouterTranslation(said, commands).translate(config);
        if (routers != null) { // then every session could be made
            bfdSessions = config.sessions().stream().map(TrackingTranslation::tracker).toList();
        }
        return routers;
    }

    private static Urgency urgency(KeepalivedConfig.Scheduling wish) {
        if (wish.realTimePriority() != null) {
            return new Urgency.RealTime(wish.realTimePriority());
        }
        return wish.priority() == null ? Urgency.DEFAULT : new Urgency.Nice(wish.priority());
    }

    private ReadingContext context() {
        return new ReadingContext(new IncludedFiles(), options.configId(), options.environment(), options.random(),
                ReadingContext.MOST_LINES);
    }

    private <T> @Nullable T model(ReadResult<T> result) {
        result.diagnostics().forEach(diagnostics::add);
        result.sources().stream().filter(source -> !sources.contains(source)).forEach(sources::add);
        return switch (result) {
            case ReadResult.Accepted<T> accepted -> accepted.value();
            case ReadResult.Refused<T> refused -> refused.value();
            case ReadResult.Failed<T> failed -> null;
        };
    }

    // What is missing because it was refused is no mistake of the text: the refusal is all that is said then.
    private Diagnostics translating(ReadResult<?> result) {
        return result instanceof ReadResult.Accepted ? diagnostics : new Diagnostics(options.strictness());
    }

    private List<SourceText> in(Language language) {
        Language forced = options.language();
        return sources.stream().filter(source -> (forced == null ? Language.of(source) : forced) == language).toList();
    }
}
