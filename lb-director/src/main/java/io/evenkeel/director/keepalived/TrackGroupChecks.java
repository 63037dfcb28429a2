package io.evenkeel.director.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.keepalived.VrrpInstance.Routing;
import io.evenkeel.director.syntax.Word;

/** Groups of instances that depend on static addresses, routes and rules: they exist, and are named where they mean something. */
final class TrackGroupChecks {
    private static final String KEYWORD = "track_group";

    private final GlobalDraft global;
    private final Diagnostics diagnostics;

    private TrackGroupChecks(GlobalDraft global, Diagnostics diagnostics) {
        this.global = global;
        this.diagnostics = diagnostics;
    }

    /** The groups with those members that exist; names that mean nothing are left out of the lines. */
    static List<KeepalivedConfig.TrackGroup> groups(GlobalDraft global, Diagnostics diagnostics) {
        var checks = new TrackGroupChecks(global, diagnostics);
        List<KeepalivedConfig.TrackGroup> groups = new ArrayList<>();
        for (GlobalDraft.TrackGroupDraft draft : global.trackGroups) {
            groups.add(new KeepalivedConfig.TrackGroup(draft.name, checks.members(draft)));
        }
        global.staticAddresses.forEach(checks::address);
        global.staticRoutes.replaceAll(line -> checks.line(line, "dev"));
        global.staticRules.replaceAll(line -> checks.line(line, "iif"));
        for (InstanceDraft instance : global.instances) {
            instance.addresses.forEach(checks::floating);
            instance.excluded.forEach(checks::floating);
            instance.routes.replaceAll(checks::floating);
            instance.rules.replaceAll(checks::floating);
        }
        return groups;
    }

    private List<String> members(GlobalDraft.TrackGroupDraft draft) {
        Set<String> names = global.named("vrrp_instance");
        List<String> members = new ArrayList<>();
        for (Word member : draft.instances) {
            if (names.contains(member.value())) {
                members.add(member.value());
            } else {
                diagnostics.repair(KeepalivedRules.UNKNOWN_NAME, member.position(), "there is no instance '" + member.value() + "'",
                        "it is left out", Suggestion.didYouMean(member.value(), names));
            }
        }
        if (draft.instances.isEmpty()) {
            diagnostics.repair(KeepalivedRules.INCOMPLETE, draft.position, "'" + draft.name + "' names no instance", "nobody watches",
                    "write the names of instances into 'group { }'");
        }
        return members;
    }

    private void address(AddressDraft address) {
        String group = address.attributes.get(KEYWORD);
        if (group != null && !isWatched(group, address.attributes.containsKey("no_track"), address.position)) {
            address.attributes.remove(KEYWORD);
        }
    }

    private Routing line(Routing line, String interfaceOption) {
        String group = line.value(KEYWORD);
        if (group == null) {
            return line;
        }
        if (!isWatched(group, line.value("no_track") != null, line.position())) {
            return without(line);
        }
        if (line.value(interfaceOption) == null) {
            diagnostics.repair(KeepalivedRules.STATIC_TRACKING, line.position(), "'track_group' without '" + interfaceOption
                    + "': there is no interface to watch", "only the line itself is watched", "add '" + interfaceOption + "'");
        }
        return line;
    }

    private boolean isWatched(String group, boolean untracked, Position at) {
        if (!global.named(KEYWORD).contains(group)) {
            diagnostics.repair(KeepalivedRules.UNKNOWN_NAME, at, "there is no track_group '" + group + "'", "nobody watches",
                    Suggestion.didYouMean(group, global.named(KEYWORD)));
            return false;
        }
        if (untracked) {
            diagnostics.repair(KeepalivedRules.STATIC_TRACKING, at, "'no_track' and 'track_group' contradict each other", "nobody watches",
                    "take one of them out");
        }
        return !untracked;
    }

    private void floating(AddressDraft address) {
        if (address.attributes.remove(KEYWORD) != null) {
            sayFloating(address.position);
        }
    }

    private Routing floating(Routing line) {
        if (line.value(KEYWORD) == null) {
            return line;
        }
        sayFloating(line.position());
        return without(line);
    }

    private void sayFloating(Position at) {
        diagnostics.repair(KeepalivedRules.STATIC_TRACKING, at, "'track_group' is for what a host has whoever serves", "it is left out",
                "leave it out");
    }

    private static Routing without(Routing line) {
        return new Routing(line.options().stream().filter(option -> !option.name().equals(KEYWORD)).toList(), line.position());
    }
}
