package io.evenkeel.vrrp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.evenkeel.vrrp.protocol.SyncGroup.Member;
import org.junit.jupiter.api.Test;

/** What members of a group are told. */
class SyncGroupTest {
    private static final Set<FaultCause> DOWN = Set.of(new FaultCause.LinkDown());
    private static final Set<FaultCause> GROUP_DOWN = Set.of(new FaultCause.GroupDown("G"));
    private static final State LISTENS = new State.Backup(0, 10, 1, new Peer.Ourselves(0));
    private static final State WAITS = new State.Backup(0, 10, 1, new Peer.Nobody(), true);
    private static final State JUST_CAME = new State.Backup(0, 10, 1, new Peer.Nobody());
    private static final State ACTIVE = new State.Active(0, Optional.empty(), OptionalLong.empty(), 0);

    @Test
    void whoStandsAlikeIsToldNothing() {
        assertThat(told(fine(ACTIVE), fine(ACTIVE))).isEmpty();
        assertThat(told(fine(LISTENS), fine(JUST_CAME))).isEmpty();
    }

    @Test
    void oneDownTakesAllDown() {
        assertThat(told(new Member(ACTIVE, DOWN), fine(ACTIVE))).containsExactly(
                Map.entry(1, new Event.FaultsChanged(DOWN)), Map.entry(2, new Event.FaultsChanged(GROUP_DOWN)));
    }

    @Test
    void theyComeBackTogether() {
        assertThat(told(fine(new State.Fault(DOWN)), fine(new State.Fault(GROUP_DOWN)))).containsExactly(
                Map.entry(1, new Event.FaultsChanged(Set.of())), Map.entry(2, new Event.FaultsChanged(Set.of())));
        assertThat(told(new Member(new State.Fault(DOWN), DOWN), fine(new State.Fault(GROUP_DOWN)))).isEmpty();
    }

    @Test
    void theyTakeOverWhenEachOfThemWould() {
        assertThat(told(fine(WAITS), fine(LISTENS))).isEmpty();
        assertThat(told(fine(WAITS), fine(WAITS))).containsExactly(Map.entry(1, new Event.TakeOver()),
                Map.entry(2, new Event.TakeOver()));
    }

    @Test
    void theyStandInForAnotherOwnerTogether() {
        State standsIn = new State.Backup(0, 10, 1, new Peer.Owner(InetAddress.ofLiteral("10.0.0.9")), true);
        assertThat(told(fine(WAITS), fine(standsIn))).containsExactly(Map.entry(1, new Event.StandIn()), Map.entry(2, new Event.StandIn()));
    }

    @Test
    void oneThatYieldsTakesTheOthersBack() {
        assertThat(told(fine(ACTIVE), fine(LISTENS))).containsExactly(Map.entry(1, new Event.FollowGroup()));
    }

    @Test
    void oneThatWasAddedJoinsTheActive() {
        assertThat(told(fine(ACTIVE), fine(JUST_CAME))).containsExactly(Map.entry(2, new Event.TakeOver()));
    }

    private static Map<Integer, Event> told(Member... members) {
        var named = new LinkedHashMap<Integer, Member>();
        for (Member member : members) {
            named.put(named.size() + 1, member);
        }
        return SyncGroup.directives("G", named);
    }

    private static Member fine(State state) {
        return new Member(state, Set.of());
    }
}
