package io.evenkeel.director.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.evenkeel.director.HostCommands;
import io.evenkeel.director.keepalived.Fifo;
import io.evenkeel.director.keepalived.Hook;
import io.evenkeel.director.keepalived.KeepalivedConfig;
import io.evenkeel.director.keepalived.NotifySettings;
import io.evenkeel.director.keepalived.Script;
import io.evenkeel.director.keepalived.ScriptPolicy.ScriptUser;
import io.evenkeel.director.keepalived.VrrpInstance;
import io.evenkeel.director.notify.Notifications;
import io.evenkeel.director.notify.NotifyCommand;
import io.evenkeel.director.notify.NotifyCommand.Subject;
import io.evenkeel.director.notify.NotifyPipe;
import io.evenkeel.vrrp.notify.NotifyOccasion;
import io.evenkeel.vrrp.notify.NotifyOptions;
import org.jspecify.annotations.Nullable;

/** The scripts and FIFOs that a {@code keepalived.conf} wants told what happens. */
final class NotificationTranslation {
    /** By keyword, in the order in which keepalived runs them. */
    private static final Map<String, NotifyOccasion> OCCASIONS = occasions();

    private NotificationTranslation() {}

    static Notifications notifications(KeepalivedConfig config, Commands commands) {
        List<NotifyCommand> all = new ArrayList<>();
        config.syncGroups().forEach(group -> add(Subject.GROUP, group.name(), group.notifications(), commands, all));
        config.instances().forEach(instance -> add(Subject.ROUTER, instance.name(), instance.notifications(), commands, all));
        List<NotifyPipe> pipes = config.fifos().fifos().stream().map(fifo -> pipe(fifo, commands)).toList();
        return new Notifications(all, pipes, options(config), config.fifos().statesOnReload());
    }

    /** What runs before and after everything else. */
    static HostCommands hostCommands(KeepalivedConfig config, Commands commands) {
        return new HostCommands(hook(config.globalScripts().startup(), commands), hook(config.globalScripts().shutdown(), commands));
    }

    private static Optional<HostCommands.HostCommand> hook(@Nullable Hook hook, Commands commands) {
        List<String> command = hook == null ? List.of() : commands.command(hook.script());
        return hook == null || command.isEmpty() ? Optional.empty() : Optional.of(new HostCommands.HostCommand(command, hook.timeout()));
    }

    private static NotifyPipe pipe(Fifo fifo, Commands commands) {
        ScriptUser owner = fifo.owner();
        Script reader = fifo.reader();
        return new NotifyPipe(fifo.path(), owner == null ? "" : owner.user() + ":" + (owner.group() == null ? "" : owner.group()),
                reader == null ? List.of() : commands.command(reader));
    }

    private static NotifyOptions options(KeepalivedConfig config) {
        Map<String, Boolean> ofGroup = new HashMap<>();
        config.syncGroups().forEach(group -> group.members().forEach(member -> {
            Boolean said = group.notifications().priorityChanges();
            if (said != null) {
                ofGroup.put(member.name(), said);
            }
        }));
        Set<String> deleted = new HashSet<>();
        Set<String> priorities = new HashSet<>();
        for (VrrpInstance instance : config.instances()) {
            if (instance.notifications().deleted()) {
                deleted.add(instance.name());
            }
            Boolean said = instance.notifications().priorityChanges();
            if (said != null ? said : ofGroup.getOrDefault(instance.name(), config.fifos().priorityChanges())) {
                priorities.add(instance.name());
            }
        }
        return new NotifyOptions(deleted, priorities);
    }

    private static void add(Subject subject, String name, NotifySettings settings, Commands commands, List<NotifyCommand> all) {
        OCCASIONS.forEach((keyword, occasion) -> {
            Script script = settings.scripts().get(keyword);
            if (script != null) {
                List<String> command = commands.command(script);
                if (!command.isEmpty()) {
                    all.add(new NotifyCommand(subject, name, occasion, command));
                }
            }
        });
    }

    private static Map<String, NotifyOccasion> occasions() {
        Map<String, NotifyOccasion> occasions = new LinkedHashMap<>();
        occasions.put("notify_master", NotifyOccasion.ACTIVE);
        occasions.put("notify_backup", NotifyOccasion.BACKUP);
        occasions.put("notify_fault", NotifyOccasion.FAULT);
        occasions.put("notify_stop", NotifyOccasion.STOPPED);
        occasions.put("notify_deleted", NotifyOccasion.DELETED);
        occasions.put("notify_master_rx_lower_pri", NotifyOccasion.LOWER_PRIORITY);
        occasions.put("notify", NotifyOccasion.ANY);
        return occasions;
    }
}
