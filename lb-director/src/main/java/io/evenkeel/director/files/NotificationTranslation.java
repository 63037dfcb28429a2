package io.evenkeel.director.files;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.evenkeel.director.keepalived.KeepalivedConfig;
import io.evenkeel.director.keepalived.Script;
import io.evenkeel.director.notify.Notifications;
import io.evenkeel.director.notify.NotifyCommand;
import io.evenkeel.director.notify.NotifyCommand.Subject;
import io.evenkeel.vrrp.RouterState;

/** The scripts and FIFOs that a {@code keepalived.conf} wants told of changes of state. */
final class NotificationTranslation {
    /** By keyword, in the order in which keepalived runs them. */
    private static final Map<String, Optional<RouterState>> STATES = states();

    private NotificationTranslation() {}

    static Notifications notifications(KeepalivedConfig config, Commands commands) {
        List<NotifyCommand> all = new ArrayList<>();
        config.syncGroups().forEach(group -> add(Subject.GROUP, group.name(), group.notifications(), commands, all));
        config.instances().forEach(instance -> add(Subject.ROUTER, instance.name(), instance.notifications(), commands, all));
        return new Notifications(all, config.fifos().stream().distinct().toList());
    }

    private static void add(Subject subject, String name, Map<String, Script> scripts, Commands commands, List<NotifyCommand> all) {
        STATES.forEach((keyword, state) -> {
            Script script = scripts.get(keyword);
            if (script != null) {
                List<String> command = commands.command(script);
                if (!command.isEmpty()) {
                    all.add(new NotifyCommand(subject, name, state, command));
                }
            }
        });
    }

    private static Map<String, Optional<RouterState>> states() {
        Map<String, Optional<RouterState>> states = new LinkedHashMap<>();
        states.put("notify_master", Optional.of(RouterState.ACTIVE));
        states.put("notify_backup", Optional.of(RouterState.BACKUP));
        states.put("notify_fault", Optional.of(RouterState.FAULT));
        states.put("notify_stop", Optional.of(RouterState.INITIALIZE));
        states.put("notify", Optional.empty());
        return states;
    }
}
