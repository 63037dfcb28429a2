package io.evenkeel.director.keepalived;

import java.util.List;

import io.evenkeel.director.diagnostic.Position;

/**
 * A {@code vrrp_sync_group}: instances that change state together.
 *
 * @param members names of instances
 * @param tracking what all of them watch
 * @param weights whether weights of what members watch count, as {@code sync_group_tracking_weight} has it
 * @param notifications who is told what happens to it
 */
public record SyncGroup(String name, Position position, List<Member> members, Tracking tracking, boolean weights,
        NotifySettings notifications) {
    /** Copies the list. */
    public SyncGroup {
        members = List.copyOf(members);
    }

    /** The name of an instance, and where it stands. */
    public record Member(String name, Position position) {}
}
