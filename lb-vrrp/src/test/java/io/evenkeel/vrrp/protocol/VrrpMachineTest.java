package io.evenkeel.vrrp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import io.evenkeel.vrrp.packet.Advertisement;
import io.evenkeel.vrrp.packet.Authentication;
import io.evenkeel.vrrp.packet.ChecksumForm;
import io.evenkeel.vrrp.protocol.State.Active.Burst;
import org.junit.jupiter.api.Test;

/** What one row of the transition table cannot show: times, learning, and events that follow one another. */
class VrrpMachineTest {
    private static final long NOW = Long.MAX_VALUE - 5; // the monotonic clock is about to wrap
    private static final InetAddress OURS = InetAddress.ofLiteral("10.0.0.2");
    private static final InetAddress HIGHER = InetAddress.ofLiteral("10.0.0.3");
    private static final InetAddress PEER = InetAddress.ofLiteral("10.0.0.1");
    private static final List<InetAddress> FLOATING = List.of(InetAddress.ofLiteral("10.0.0.100"));
    private static final ProtocolVersion V2 = new ProtocolVersion.V2(new Authentication.None());
    private static final ProtocolVersion V3 = new ProtocolVersion.V3(ChecksumForm.WITH_PSEUDO_HEADER);

    @Test
    void version2SkewsByAShareOfASecond() {
        var config = router(V2, 99, 1_000, 0);

        assertThat(config.activeDownNanos(config.intervalNanos())).isEqualTo(3_613_281_250L);
    }

    @Test
    void version3SkewsByAShareOfTheInterval() {
        var config = router(V3, 99, 100, 0);

        assertThat(config.activeDownNanos(config.intervalNanos())).isEqualTo(361_328_125L);
    }

    @Test
    void version3LearnsTheIntervalOfTheActiveRouter() {
        var config = router(V3, 100, 1_000, 0);
        var backup = new State.Backup(NOW, NOW + millis(3_609), millis(1_000), new Peer.Nobody());

        State next = VrrpMachine.step(config, backup, v3(150, 10), NOW).next();

        assertThat(next).isEqualTo(new State.Backup(NOW, NOW + config.activeDownNanos(millis(100)), millis(100),
                new Peer.Followed(PEER, 150)));
    }

    @Test
    void anotherFormOfChecksumIsTakenAndReported() {
        var config = router(V3, 100, 1_000, 0);
        var backup = new State.Backup(NOW, NOW + millis(3_609), millis(1_000), new Peer.Nobody());

        assertThat(VrrpMachine.step(config, backup, v3(150, 100), NOW).actions())
                .containsExactly(new Action.Report(PEER, new Remark.OtherChecksumForm(ChecksumForm.MESSAGE_ONLY)));
    }

    @Test
    void aSpuriousDeadlineChangesNothing() {
        var config = router(V2, 100, 1_000, 0);
        var backup = new State.Backup(NOW, NOW + 1, millis(1_000), new Peer.Nobody());
        var active = new State.Active(NOW + millis(11), Optional.of(new Burst(NOW + 2, 5)), OptionalLong.of(NOW + 3), 0);

        assertThat(VrrpMachine.step(config, backup, new Event.DeadlineReached(), NOW)).isEqualTo(Step.quiet(backup));
        assertThat(VrrpMachine.step(config, active, new Event.DeadlineReached(), NOW)).isEqualTo(Step.quiet(active));
    }

    @Test
    void anAdvertisementMayComeAHundredthOfItsIntervalTooEarly() {
        var config = router(V2, 100, 1_000, 0);
        var active = new State.Active(NOW + millis(10), Optional.empty(), OptionalLong.empty(), 0);

        Step step = VrrpMachine.step(config, active, new Event.DeadlineReached(), NOW);

        assertThat(step.actions()).containsExactly(new Action.SendAdvert(100));
        assertThat(step.next().deadline()).hasValue(NOW + millis(1_000));
        assertThat(router(V3, 100, 100, 0).earlyNanos()).isEqualTo(millis(1));
        assertThat(router(V2, 100, 60_000, 0).earlyNanos()).isEqualTo(millis(10));
    }

    @Test
    void deadlinesSurviveTheWrapOfTheClock() {
        var config = router(V2, 100, 1_000, 0);
        State backup = VrrpMachine.step(config, State.initial(), new Event.Startup(), NOW).next();
        long deadline = backup.deadline().orElseThrow();

        assertThat(deadline).isNegative();
        assertThat(VrrpMachine.step(config, backup, new Event.DeadlineReached(), deadline - 1).next()).isEqualTo(backup);
        assertThat(VrrpMachine.step(config, backup, new Event.DeadlineReached(), deadline).next())
                .isInstanceOf(State.Active.class);
    }

    @Test
    void preemptionWaitsForItsDelayThenLetsTheTimerRunOut() {
        var config = router(V2, 100, 1_000, 10_000);
        State state = VrrpMachine.step(config, State.initial(), new Event.Startup(), NOW).next();
        long heard = NOW;
        for (; heard - NOW < millis(10_000); heard += millis(1_000)) {
            state = VrrpMachine.step(config, state, v2(50), heard).next();
            assertThat(state.deadline()).hasValue(heard + config.activeDownNanos(millis(1_000)));
        }

        State ignoring = VrrpMachine.step(config, state, v2(50), heard).next();

        assertThat(ignoring.deadline()).isEqualTo(state.deadline());
        Step takeover = VrrpMachine.step(config, ignoring, new Event.DeadlineReached(), ignoring.deadline().orElseThrow());
        assertThat(takeover.actions()).contains(new Action.Publish(new Cause.Preempts(PEER, 50)));
    }

    @Test
    void aRestartedLinkForgetsNothingOfTheWishToRun() {
        var config = router(V2, 100, 1_000, 0);
        State down = VrrpMachine.step(config, State.initial(), new Event.FaultsChanged(Set.of(new FaultCause.LinkDown())), NOW).next();
        State wanted = VrrpMachine.step(config, down, new Event.Startup(), NOW).next();

        assertThat(VrrpMachine.step(config, wanted, new Event.FaultsChanged(Set.of()), NOW).next()).isInstanceOf(State.Backup.class);
    }

    @Test
    void anOwnerBearsALowerOneForTwoAdvertisementsAndAFifthMoreThanAnInterval() {
        var config = router(V2, 255, 1_000, 0);
        State state = VrrpMachine.step(config, State.initial(), new Event.Startup(), NOW).next();
        long heard = NOW;
        for (; heard - NOW < millis(3_200); heard += millis(400)) { // each is answered, so that it must have heard us
            Step step = VrrpMachine.step(config, state, v2(255), heard);
            assertThat(step.actions()).contains(new Action.SendAdvert(255));
            state = step.next();
        }

        Step step = VrrpMachine.step(config, state, v2(255), heard);

        assertThat(step.next()).isInstanceOf(State.Backup.class);
        assertThat(step.actions()).contains(new Action.Report(PEER,
                new Remark.OtherOwner(Remark.OtherOwner.Outcome.IT_DOES_NOT_YIELD)), new Action.RemoveAddresses());
    }

    @Test
    void aLowerOwnerThatComesNowAndThenIsBorneAnew() {
        var config = router(V2, 255, 1_000, 0);
        State state = VrrpMachine.step(config, State.initial(), new Event.Startup(), NOW).next();
        for (long now = NOW; now - NOW < millis(40_000); now += millis(500)) {
            boolean comes = (now - NOW) % millis(4_000) == 0; // as after a restart of its own
            Event event = comes ? v2(255) : new Event.DeadlineReached();
            state = VrrpMachine.step(config, state, event, now).next();
            assertThat(state).isInstanceOf(State.Active.class);
        }
    }

    @Test
    void anOwnerThatHasYieldedStandsInWith254AndIsRestored() {
        var config = router(V2, 255, 1_000, 0);
        State active = VrrpMachine.step(config, State.initial(), new Event.Startup(), NOW).next();
        State backup = VrrpMachine.step(config, active, v2(HIGHER, 255), NOW).next();

        Step takeover = VrrpMachine.step(config, backup, new Event.DeadlineReached(), backup.deadline().orElseThrow());

        assertThat(takeover.actions()).contains(new Action.SendAdvert(254));
        var sent = new ArrayList<Action>();
        State state = takeover.next();
        long begin = backup.deadline().orElseThrow();
        for (long now = state.deadline().orElseThrow(); now - begin <= millis(4_000); now = state.deadline().orElseThrow()) {
            Step step = VrrpMachine.step(config, state, new Event.DeadlineReached(), now);
            sent.addAll(step.actions().stream().filter(Action.SendAdvert.class::isInstance).toList());
            state = step.next();
        }
        assertThat(sent).containsExactly(new Action.SendAdvert(254), new Action.SendAdvert(254), new Action.SendAdvert(254),
                new Action.SendAdvert(255));
    }

    @Test
    void whoDoesNotPreemptLetsGoWhenTheQuickestOfTheOthersMustHaveTakenOver() {
        var config = new RouterConfig(51, V2, 100, millis(1_000), new Preemption.Never(OptionalInt.of(254)), OURS, FLOATING,
                AnnouncementPolicy.DEFAULT);
        var active = new State.Active(NOW, Optional.empty(), OptionalLong.empty(), 0);

        assertThat(VrrpMachine.step(config, active, new Event.DeadlineReached(), NOW + millis(2_007)).next())
                .isInstanceOf(State.Active.class);
        assertThat(VrrpMachine.step(config, active, new Event.DeadlineReached(), NOW + millis(2_008)).next())
                .isInstanceOf(State.Backup.class);
        assertThat(VrrpMachine.step(router(V2, 100, 1_000, 0), active, new Event.DeadlineReached(), NOW + millis(2_008)).next())
                .as("its own patience is 3.61 s").isInstanceOf(State.Active.class);
    }

    @Test
    void anOldChecksumIsAnsweredWithOne() {
        var config = router(V3, 100, 1_000, 0);
        var old = new Advertisement.V3(51, 150, 100, ChecksumForm.GROUP_PSEUDO_HEADER, FLOATING);

        RouterConfig then = config.having(old);

        assertThat(then.advertisement(100)).isEqualTo(
                new Advertisement.V3(51, 100, 100, ChecksumForm.GROUP_PSEUDO_HEADER, FLOATING));
        assertThat(then.having(new Advertisement.V3(51, 150, 100, ChecksumForm.WITH_PSEUDO_HEADER, FLOATING))).isEqualTo(then);
        var never = new ProtocolVersion.V3(ChecksumForm.WITH_PSEUDO_HEADER, false);
        assertThat(router(never, 100, 1_000, 0).having(old)).isEqualTo(router(never, 100, 1_000, 0));
    }

    @Test
    void causesReadLikeSentences() {
        assertThat(new Cause.NoAdvertisement(3_614_000_000L).text()).isEqualTo("no advertisement for 3.61 s");
        assertThat(new Cause.NoAdvertisement(361_900_000L).text()).isEqualTo("no advertisement for 0.362 s");
        assertThat(new Cause.Yields(PEER, 150).text()).isEqualTo("10.0.0.1 has priority 150");
    }

    private static RouterConfig router(ProtocolVersion version, int priority, long intervalMillis, long preemptDelayMillis) {
        return new RouterConfig(51, version, priority, millis(intervalMillis),
                new Preemption.After(Duration.ofMillis(preemptDelayMillis)), OURS, FLOATING, AnnouncementPolicy.DEFAULT);
    }

    private static Event v2(int priority) {
        return v2(PEER, priority);
    }

    private static Event v2(InetAddress source, int priority) {
        return new Event.AdvertReceived(source, new Advertisement.V2(51, priority, 1, new Authentication.None(), FLOATING));
    }

    private static Event v3(int priority, int centiseconds) {
        return new Event.AdvertReceived(PEER,
                new Advertisement.V3(51, priority, centiseconds, ChecksumForm.MESSAGE_ONLY, FLOATING));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
