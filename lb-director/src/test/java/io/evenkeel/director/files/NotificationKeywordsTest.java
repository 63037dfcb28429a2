package io.evenkeel.director.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import io.evenkeel.director.notify.Notifications;
import io.evenkeel.director.notify.NotifyCommand;
import io.evenkeel.director.notify.NotifyCommand.Subject;
import io.evenkeel.vrrp.RouterState;
import org.junit.jupiter.api.Test;

/** Scripts and FIFOs that are told of changes of state. */
class NotificationKeywordsTest {
    private static Notifications read(String text) {
        return NotificationTranslation.notifications(Translations.accepted(text), new Commands(null, "root"));
    }

    private static NotifyCommand command(Subject subject, String name, RouterState state, String... words) {
        return new NotifyCommand(subject, name, Optional.of(state), List.of(words));
    }

    @Test
    void scriptsOfAnInstance() {
        assertThat(read(Translations.instance("", "notify \"/bin/n any\";notify_master \"/bin/n 'as master'\";notify_backup /bin/b web;"
                + "notify_fault /bin/f;notify_stop /bin/s")).commands()).containsExactly(
                        command(Subject.ROUTER, "a", RouterState.ACTIVE, "/bin/n", "as master"),
                        command(Subject.ROUTER, "a", RouterState.BACKUP, "runuser", "-u", "web", "--", "/bin/b"),
                        command(Subject.ROUTER, "a", RouterState.FAULT, "/bin/f"),
                        command(Subject.ROUTER, "a", RouterState.INITIALIZE, "/bin/s"),
                        new NotifyCommand(Subject.ROUTER, "a", Optional.empty(), List.of("/bin/n", "any")));
    }

    @Test
    void scriptsOfASyncGroup() {
        assertThat(read("vrrp_sync_group g {\ngroup {\na\n}\nnotify_master /bin/m\n}\n" + Translations.instance("", "")).commands())
                .containsExactly(command(Subject.GROUP, "g", RouterState.ACTIVE, "/bin/m"));
    }

    @Test
    void fifos() {
        assertThat(read(Translations.instance("vrrp_notify_fifo /run/v;notify_fifo /run/all", "")).fifos())
                .containsExactly("/run/v", "/run/all");
        assertThat(Translations.said(Translations.instance("notify_fifo /run/all web", "")))
                .contains("k.conf:2:1: refused: 'notify_fifo' is not carried out: it belongs to whoever runs this program");
    }
}
