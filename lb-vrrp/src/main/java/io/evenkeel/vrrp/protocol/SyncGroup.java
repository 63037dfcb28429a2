package io.evenkeel.vrrp.protocol;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.evenkeel.vrrp.protocol.State.Active;
import io.evenkeel.vrrp.protocol.State.Backup;

/**
 * Virtual routers of one host that move together: one down, all down; one steps back, all step back; active only when each
 * of them would be. A function of how the members stand, so that no order of events can part them for good.
 */
public final class SyncGroup {
    private SyncGroup() {}

    /**
     * A member as it stands.
     *
     * @param faults its own, without that of the group
     */
    public record Member(State state, Set<FaultCause> faults) {
        /** Copies the set. */
        public Member {
            faults = Set.copyOf(faults);
        }
    }

    /**
     * What the members are to be told so that they stand alike. To be asked again after that, until there is nothing to tell.
     *
     * @param <K> what names a member
     */
    public static <K> Map<K, Event> directives(String group, Map<K, Member> members) {
        var directives = new LinkedHashMap<K, Event>();
        var groupDown = new FaultCause.GroupDown(group);
        boolean isDown = members.values().stream().anyMatch(member -> !member.faults().isEmpty());
        members.forEach((name, member) -> {
            var wanted = new HashSet<>(member.faults());
            if (isDown && wanted.isEmpty()) {
                wanted.add(groupDown);
            }
            if (!wanted.equals(known(member.state()))) {
                directives.put(name, new Event.FaultsChanged(wanted));
            }
        });
        if (!directives.isEmpty() || isDown) {
            return directives;
        }
        List<State> states = members.values().stream().map(Member::state).toList();
        if (states.stream().anyMatch(Active.class::isInstance)) {
            boolean othersJustCame = states.stream().allMatch(state -> state instanceof Active || isNew(state));
            members.forEach((name, member) -> {
                if (othersJustCame && member.state() instanceof Backup) {
                    directives.put(name, takeOver(states));
                } else if (!othersJustCame && member.state() instanceof Active) {
                    directives.put(name, new Event.FollowGroup());
                }
            });
        } else if (states.stream().allMatch(state -> state instanceof Backup backup && backup.waits())) {
            members.keySet().forEach(name -> directives.put(name, takeOver(states)));
        }
        return directives;
    }

    /** They go by one priority: of two owners each would yield to the other, if one member had and another had not. */
    private static Event takeOver(List<State> states) {
        return states.stream().anyMatch(VrrpMachine::hasYielded) ? new Event.StandIn() : new Event.TakeOver();
    }

    /** The faults that a member goes by. One that merely listens has none, whatever it was told: then it is told again. */
    private static Set<FaultCause> known(State state) {
        return switch (state) {
            case State.Initialize(var faults) -> faults;
            case State.Fault(var faults) -> faults;
            case State.Delayed delayed -> Set.of();
            case Backup backup -> Set.of();
            case Active active -> Set.of();
        };
    }

    /** A member that was added to a running group, and has heard nobody: it need not be patient by itself. */
    private static boolean isNew(State state) {
        return state instanceof Backup backup && backup.peer() instanceof Peer.Nobody;
    }
}
