package io.evenkeel.director.keepalived;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.keepalived.GlobalDraft.GroupDraft;

/** Sync groups: their members exist, and belong to one of them only. */
final class GroupChecks {
    private GroupChecks() {}

    static List<SyncGroup> groups(GlobalDraft global, Diagnostics diagnostics) {
        List<SyncGroup> groups = new ArrayList<>();
        Map<String, String> membership = new HashMap<>();
        for (GroupDraft draft : global.groups) {
            List<SyncGroup.Member> members = members(draft, global, membership, diagnostics);
            if (members.size() < 2) {
                diagnostics.repair(KeepalivedRules.GROUP_MEMBERS, draft.position,
                        "'" + draft.name + "' has " + (members.isEmpty() ? "no member" : "one member only"),
                        members.isEmpty() ? "it is left out" : "it is kept", "write the names of instances into 'group { }'");
            }
            if (!members.isEmpty()) {
                groups.add(new SyncGroup(draft.name, draft.position, members, draft.tracking.finish(), draft.weights,
                        draft.notifications.finish()));
            }
        }
        return groups;
    }

    private static List<SyncGroup.Member> members(GroupDraft draft, GlobalDraft global, Map<String, String> membership,
            Diagnostics diagnostics) {
        List<SyncGroup.Member> members = new ArrayList<>();
        var names = global.named("vrrp_instance");
        for (SyncGroup.Member member : draft.members) {
            if (!names.contains(member.name())) {
                diagnostics.repair(KeepalivedRules.UNKNOWN_NAME, member.position(), "there is no instance '" + member.name() + "'",
                        "it is left out", Suggestion.didYouMean(member.name(), names));
                continue;
            }
            String other = membership.putIfAbsent(member.name(), draft.name);
            if (other == null) {
                members.add(member);
            } else {
                diagnostics.repair(KeepalivedRules.DUPLICATE, member.position(), "'" + member.name() + "' is a member of '" + other
                        + "' already", "it is left out here", null);
            }
        }
        return members;
    }
}
