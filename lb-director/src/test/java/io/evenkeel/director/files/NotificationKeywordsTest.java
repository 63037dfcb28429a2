package io.evenkeel.director.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.evenkeel.director.HostCommands;
import io.evenkeel.director.HostCommands.HostCommand;
import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.notify.Notifications;
import io.evenkeel.director.notify.NotifyCommand;
import io.evenkeel.director.notify.NotifyCommand.Subject;
import io.evenkeel.director.notify.NotifyPipe;
import io.evenkeel.vrrp.notify.NotifyOccasion;
import io.evenkeel.vrrp.notify.NotifyOptions;
import org.junit.jupiter.api.Test;

/** Scripts and FIFOs that are told what happens, and scripts that run around everything. */
class NotificationKeywordsTest {
    private static Notifications read(String text) {
        return NotificationTranslation.notifications(Translations.accepted(text), Translations.commands(new Diagnostics()));
    }

    private static HostCommands hostCommands(String global) {
        return NotificationTranslation.hostCommands(Translations.accepted(Translations.instance(global, "")),
                Translations.commands(new Diagnostics()));
    }

    private static NotifyCommand command(Subject subject, String name, NotifyOccasion occasion, String... words) {
        return new NotifyCommand(subject, name, occasion, List.of(words));
    }

    @Test
    void scriptsOfAnInstance() {
        assertThat(read(Translations.instance("", "notify \"/no/n any\";notify_master \"/no/n 'as master'\";notify_backup /no/b web;"
                + "notify_fault /no/f;notify_stop /no/s;notify_deleted /no/d;notify_master_rx_lower_pri /no/l web root")).commands())
                .containsExactly(
                        command(Subject.ROUTER, "a", NotifyOccasion.ACTIVE, "/no/n", "as master"),
                        command(Subject.ROUTER, "a", NotifyOccasion.BACKUP, "setpriv", "--reuid=web", "--regid=34", "--init-groups", "--",
                                "/no/b"),
                        command(Subject.ROUTER, "a", NotifyOccasion.FAULT, "/no/f"),
                        command(Subject.ROUTER, "a", NotifyOccasion.STOPPED, "/no/s"),
                        command(Subject.ROUTER, "a", NotifyOccasion.DELETED, "/no/d"),
                        command(Subject.ROUTER, "a", NotifyOccasion.LOWER_PRIORITY, "setpriv", "--reuid=web", "--regid=root",
                                "--init-groups", "--", "/no/l"),
                        command(Subject.ROUTER, "a", NotifyOccasion.ANY, "/no/n", "any"));
    }

    @Test
    void scriptsOfASyncGroup() {
        assertThat(read("vrrp_sync_group g {\ngroup {\na\n}\nnotify_master /no/m\n}\n" + Translations.instance("", "")).commands())
                .containsExactly(command(Subject.GROUP, "g", NotifyOccasion.ACTIVE, "/no/m"));
        assertThat(Translations.said("vrrp_sync_group g {\ngroup {\na\n}\nnotify_deleted /no/d\n}\n" + Translations.instance("", "")))
                .anyMatch(said -> said.startsWith("k.conf:5:1: error: unknown keyword 'notify_deleted' in 'vrrp_sync_group'"));
    }

    @Test
    void whatIsSaidOfSomeInstancesOnly() {
        assertThat(read(Translations.instance("", "")).options()).isEqualTo(NotifyOptions.NONE);
        assertThat(read(Translations.instance("", "notify_deleted")).options()).isEqualTo(new NotifyOptions(Set.of("a"), Set.of()));
        assertThat(priorities("", "", "notify_priority_changes")).containsExactly("a");
        assertThat(priorities("vrrp_notify_priority_changes", "", "")).containsExactly("a");
        assertThat(priorities("vrrp_notify_priority_changes", "notify_priority_changes off", "")).isEmpty();
        assertThat(priorities("", "notify_priority_changes on", "")).containsExactly("a");
        assertThat(priorities("vrrp_notify_priority_changes", "notify_priority_changes on", "notify_priority_changes off")).isEmpty();
    }

    private static Set<String> priorities(String global, String group, String instance) {
        return read(Translations.instance(global, instance) + "vrrp_sync_group g {\ngroup {\na\n}\n" + group + "\n}\n").options()
                .priorities();
    }

    @Test
    void fifos() {
        assertThat(
                read(Translations.instance("vrrp_notify_fifo /run/v web;vrrp_notify_fifo_script \"/no/r x\";notify_fifo /run/all web ops",
                        "")).pipes())
                .containsExactly(new NotifyPipe("/run/all", "web:ops", List.of()),
                        new NotifyPipe("/run/v", "web:", List.of("/no/r", "x")));
        assertThat(read(Translations.instance("fifo_write_vrrp_states_on_reload", "")).statesOnReload()).isTrue();
        assertThat(Translations.said(Translations.instance("enable_script_security;notify_fifo /run/a;vrrp_notify_fifo /run/a;"
                + "notify_fifo_script /no/r;vrrp_notify_fifo_script /no/r", "")))
                .containsExactly("k.conf:4:1: warning: 'notify_fifo' has this path too: each line is written there once"
                        + " (give one of them another path)");
        assertThat(Translations.said(Translations.instance("enable_script_security;notify_fifo_script /no/r", "")))
                .containsExactly("k.conf:3:20: warning: 'notify_fifo_script' without 'notify_fifo': it never runs"
                        + " (add the path of a FIFO)");
        assertThat(Translations.said(Translations.instance("notify_fifo /run/a;notify_fifo /run/b", "")))
                .containsExactly("k.conf:3:1: warning: 'notify_fifo' stands here again: the first one counts"
                        + " (leave one of them out)");
    }

    @Test
    void whatRunsBeforeAndAfterEverything() {
        assertThat(hostCommands("")).isEqualTo(HostCommands.NONE);
        assertThat(hostCommands("startup_script \"/no/up now\";shutdown_script /no/down web;shutdown_script_timeout 3"))
                .isEqualTo(new HostCommands(Optional.of(new HostCommand(List.of("/no/up", "now"), Duration.ofSeconds(10))),
                        Optional.of(new HostCommand(
                                List.of("setpriv", "--reuid=web", "--regid=34", "--init-groups", "--", "/no/down"),
                                Duration.ofSeconds(3)))));
    }
}
