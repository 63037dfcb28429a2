package io.evenkeel.director.keepalived;

import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.anyOf;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.named;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** What instances and sync groups share: what they watch, and scripts that run when their state changes. */
final class TrackKeywords {
    private static final Map<String, String> EVENTS = Map.of("notify_master", "when it begins to serve", "notify_backup",
            "when it stands by", "notify_fault", "when it has a fault", "notify_stop", "when it stops", "notify", "at every change");
    private static final String LOWER = "notify_master_rx_lower_pri";
    private static final String DELETED = "notify_deleted";

    private TrackKeywords() {}

    /**
     * Adds the rows of tracking and of notifications.
     *
     * @param tracking where it is gathered
     */
    static <C> Rows<C> add(Rows<C> rows, Function<C, TrackingDraft> tracking) {
        return rows
                .block("track_interface", NOTHING, "interfaces that should be up, one a line", (head, draft) -> draft,
                        tracked("track_interface", 253, tracking, draft -> draft.interfaces))
                .block("track_script", NOTHING, "scripts that should succeed, one a line", (head, draft) -> draft,
                        tracked("track_script", 253, tracking, draft -> draft.scripts))
                .block("track_file", NOTHING, "files whose number counts, one a line", (head, draft) -> draft,
                        tracked("track_file", 254, tracking, draft -> draft.files))
                .block("track_process", NOTHING, "processes that should run, one a line", (head, draft) -> draft,
                        tracked("track_process", 254, tracking, draft -> draft.processes))
                .block("track_bfd", NOTHING, "BFD sessions that should be up, one a line", (head, draft) -> draft,
                        tracked("track_bfd", 253, tracking, draft -> draft.sessions));
    }

    /** Adds the rows of notifications. */
    static <C> Rows<C> notifications(Rows<C> rows, Function<C, NotifyDraft> notify) {
        for (String event : EVENTS.keySet().stream().sorted().toList()) {
            rows.acts(event, Values.SCRIPT, "runs a command " + EVENTS.get(event),
                    (arguments, draft) -> notify.apply(draft).scripts.put(event, script(arguments)));
        }
        return rows.acts("notify_priority_changes", Values.FLAG, "as 'vrrp_notify_priority_changes'",
                (arguments, draft) -> notify.apply(draft).priorityChanges = Values.isOn(arguments));
    }

    /** Adds those that only an instance has. */
    static <C> Rows<C> ofInstances(Rows<C> rows, Function<C, NotifyDraft> notify) {
        return rows
                .acts(LOWER, Values.SCRIPT, "runs a command when a lower priority is heard while serving",
                        (arguments, draft) -> notify.apply(draft).scripts.put(LOWER, script(arguments)))
                .acts(DELETED, maybe(Values.SCRIPT),
                        "says DELETED, not FAULT, when it is taken out of the configuration, and runs a command",
                        (arguments, draft) -> {
                            notify.apply(draft).deleted = true;
                            if (arguments.hasNext()) {
                                notify.apply(draft).scripts.put(DELETED, script(arguments));
                            }
                        });
    }

    private static <C> Content<C> tracked(String name, int most, Function<C, TrackingDraft> tracking,
            Function<TrackingDraft, List<Tracking.Tracked>> list) {
        Shape shape = all(Values.NAME, anyOf(named("weight", Value.integer(-most, most)), Value.oneOf("reverse", "noreverse")));
        return new Content.Entries<>(name, shape, (line, draft) -> list.apply(tracking.apply(draft)).add(tracked(line)));
    }

    /** keepalived leaves out what says 'reverse' and no weight. */
    private static Tracking.Tracked tracked(Arguments line) {
        Word name = line.next("a name");
        Integer weight = null;
        Boolean reverse = null;
        while (line.hasNext()) {
            Word option = line.next("an option");
            if (option.is("weight")) {
                weight = line.integer(-254, 254);
            } else {
                reverse = option.is("reverse");
                if (weight == null) {
                    line.repair(KeepalivedRules.INCOMPLETE, option.position(), "'" + option.value() + "' without 'weight'",
                            "it has the weight of its own block", "write 'weight N " + option.value() + "'");
                }
            }
        }
        return new Tracking.Tracked(name.value(), weight, reverse, name.position());
    }

    static Script script(Arguments arguments) {
        Word command = arguments.next("a command");
        String user = arguments.hasNext() ? arguments.next("a user").value() : null;
        String group = arguments.hasNext() ? arguments.next("a group").value() : null;
        return new Script(List.of(command.value()), user, group, command.position());
    }
}
