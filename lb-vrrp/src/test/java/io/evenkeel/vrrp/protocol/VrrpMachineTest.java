package io.evenkeel.vrrp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
        var active = new State.Active(NOW + 1, Optional.of(new Burst(NOW + 2, 5)), OptionalLong.of(NOW + 3), 0);

        assertThat(VrrpMachine.step(config, backup, new Event.DeadlineReached(), NOW)).isEqualTo(Step.quiet(backup));
        assertThat(VrrpMachine.step(config, active, new Event.DeadlineReached(), NOW)).isEqualTo(Step.quiet(active));
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
        return new Event.AdvertReceived(PEER, new Advertisement.V2(51, priority, 1, new Authentication.None(), FLOATING));
    }

    private static Event v3(int priority, int centiseconds) {
        return new Event.AdvertReceived(PEER,
                new Advertisement.V3(51, priority, centiseconds, ChecksumForm.MESSAGE_ONLY, FLOATING));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
