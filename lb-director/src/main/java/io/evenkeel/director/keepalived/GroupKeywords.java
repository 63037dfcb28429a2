package io.evenkeel.director.keepalived;

import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.some;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.keepalived.GlobalDraft.GroupDraft;
import io.evenkeel.director.keepalived.text.Node;
import io.evenkeel.director.syntax.Word;

/** The keywords of {@code vrrp_sync_group}. */
final class GroupKeywords {
    static final Content.Keywords<GroupDraft> CONTENT = TrackKeywords
            .add(TrackKeywords.notifications(Rows.<GroupDraft>of("'vrrp_sync_group'"), group -> group.notifications),
                    group -> group.tracking)
            .block("group", NOTHING, "the instances, by name", (head, group) -> group,
                    new Content.Entries<>("group", some(1, Values.NAME), (line, group) -> {
                        while (line.hasNext()) {
                            Word member = line.next("a name");
                            group.members.add(new SyncGroup.Member(member.value(), member.position()));
                        }
                    }))
            .acts("smtp_alert", Values.FLAG, "changes are mailed, as 'smtp_alert_vrrp' says by default",
                    (arguments, group) -> group.mailed = Values.isOn(arguments))
            .acts("sync_group_tracking_weight", NOTHING, "weights of members count", (arguments, group) -> group.weights = true)
            .acts("global_tracking", NOTHING, "the same, an old way", (arguments, group) -> {
                arguments.repair(KeepalivedRules.DEPRECATED, arguments.position(), "'global_tracking' is an old keyword",
                        "it is read as 'sync_group_tracking_weight'", "write what is watched into the group");
                group.weights = true;
            })
            .tidy(GroupKeywords::gather)
            .build();

    private GroupKeywords() {}

    /** Members that stand outside {@code group { }} are put into one. */
    private static List<Node> gather(List<Node> nodes, Diagnostics diagnostics) {
        List<Node> kept = new ArrayList<>();
        List<Node> members = new ArrayList<>();
        boolean grouped = false;
        for (Node node : nodes) {
            String word = node.words().isEmpty() ? "" : node.words().get(0).value();
            boolean known = isKnown(word);
            grouped |= word.equals("group");
            if (node instanceof Node.Statement && !node.broken() && !known && node.words().size() == 1) {
                members.add(node);
            } else {
                kept.add(node);
            }
        }
        if (members.isEmpty() || grouped) {
            return nodes;
        }
        Word first = members.get(0).words().get(0);
        diagnostics.repair(KeepalivedRules.GROUP_MEMBERS, first.position(), "members of a sync group stand inside 'group { }'",
                members.size() + " are taken for members", "write 'group {' before and '}' behind them");
        kept.add(new Node.Block(List.of(new Word("group", first.position())), false, first.position(), members));
        return kept;
    }

    /** Asked while reading, when the table is there. */
    private static boolean isKnown(String word) {
        return CONTENT.lines().firsts().contains(word) || CONTENT.blocks().firsts().contains(word);
    }
}
