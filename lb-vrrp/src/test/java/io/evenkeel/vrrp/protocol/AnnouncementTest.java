package io.evenkeel.vrrp.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.evenkeel.vrrp.packet.Advertisement;
import io.evenkeel.vrrp.packet.Authentication;
import io.evenkeel.vrrp.protocol.State.Active.Burst;
import org.junit.jupiter.api.Test;

/** When the machine has its neighbours told, and how often. */
class AnnouncementTest {
    private static final long NOW = Long.MAX_VALUE - seconds(1); // the monotonic clock is about to wrap
    private static final InetAddress PEER = InetAddress.ofLiteral("10.0.0.1");
    private static final List<InetAddress> FLOATING = List.of(InetAddress.ofLiteral("10.0.0.100"));
    private static final Authentication NONE = new Authentication.None();

    @Test
    void byDefaultNeighboursAreToldFiveTimesAndAgainAfterFiveSeconds() {
        assertThat(announced(router(255, AnnouncementPolicy.DEFAULT, 1), 100)).containsExactly("5 at 0 s", "5 at 5 s");
    }

    @Test
    void theSecondBurstMayComeBetweenAdvertisements() {
        assertThat(announced(router(255, policy(3, 2, 0, 1), 10), 100)).containsExactly("2 at 0 s", "2 at 3 s");
    }

    @Test
    void withoutASecondBurstThereIsOne() {
        assertThat(announced(router(255, policy(0, 3, 0, 1), 1), 100)).containsExactly("3 at 0 s");
    }

    @Test
    void aRefreshComesEveryIntervalWhileActive() {
        assertThat(announced(router(255, policy(5, 4, 30, 2), 1), 100))
                .containsExactly("4 at 0 s", "4 at 5 s", "2 at 30 s", "2 at 60 s", "2 at 90 s");
    }

    @Test
    void aRefreshMayBeMoreFrequentThanAdvertisements() {
        assertThat(announced(router(255, policy(0, 1, 7, 1), 20), 30))
                .containsExactly("1 at 0 s", "1 at 7 s", "1 at 14 s", "1 at 21 s", "1 at 28 s");
    }

    @Test
    void whoYieldsStopsAnnouncing() {
        var config = router(100, policy(5, 5, 10, 2), 1);
        State active = new State.Active(NOW, burst(NOW + 5, 5), OptionalLong.of(NOW + 10), 0);

        State backup = VrrpMachine.step(config, active, advert(150), NOW).next();

        assertThat(backup).isInstanceOf(State.Backup.class);
        assertThat(VrrpMachine.step(config, backup, new Event.DeadlineReached(), NOW + 10)).isEqualTo(Step.quiet(backup));
    }

    @Test
    void aLowerPriorityIsAnsweredWithBothBursts() {
        var config = router(100, policy(5, 3, 60, 2), 1);
        State active = new State.Active(NOW, Optional.empty(), OptionalLong.of(NOW + 10), 0);

        Step answer = VrrpMachine.step(config, active, advert(50), NOW);

        assertThat(answer.actions()).contains(new Action.AnnounceNeighbours(3));
        assertThat(answer.next()).isEqualTo(
                new State.Active(NOW + seconds(1), burst(NOW + seconds(5), 3), OptionalLong.of(NOW + 10), 1));
    }

    @Test
    void anotherPolicyAndIntervalActAtOnce() {
        State active = new State.Active(NOW + seconds(200), burst(NOW + 5, 5), OptionalLong.empty(), 0);

        Step step = VrrpMachine.step(router(100, policy(5, 3, 60, 2), 1), active, new Event.Reconfigured(), NOW);

        assertThat(step.next()).isEqualTo(
                new State.Active(NOW + seconds(1), burst(NOW + 5, 5), OptionalLong.of(NOW + seconds(60)), 0));
    }

    @Test
    void refusalsNameTheValueAndWhatWasExpected() {
        assertThatIllegalArgumentException().isThrownBy(() -> policy(-1, 1, 0, 1))
                .withMessage("secondBurst: -1 s (expected: 0 s..65535 s)");
        assertThatIllegalArgumentException().isThrownBy(() -> policy(0, 0, 0, 1))
                .withMessage("repeat: 0 (expected: 1..65535)");
        assertThatIllegalArgumentException().isThrownBy(() -> policy(0, 1, 65_536, 1))
                .withMessage("refresh: 65536 s (expected: 0 s..65535 s)");
        assertThatIllegalArgumentException().isThrownBy(() -> policy(0, 1, 0, 65_536))
                .withMessage("refreshRepeat: 65536 (expected: 1..65535)");
    }

    /** What an undisturbed owner announces from its start on, for so many seconds: it is woken at its deadlines only. */
    private static List<String> announced(RouterConfig config, int seconds) {
        var announced = new ArrayList<String>();
        Step step = VrrpMachine.step(config, State.initial(), new Event.Startup(), NOW);
        for (long passed = 0; passed <= seconds(seconds);) {
            for (Action action : step.actions()) {
                if (action instanceof Action.AnnounceNeighbours(int times)) {
                    announced.add(times + " at " + Duration.ofNanos(passed).toSeconds() + " s");
                }
            }
            long deadline = step.next().deadline().orElseThrow();
            step = VrrpMachine.step(config, step.next(), new Event.DeadlineReached(), deadline);
            passed = deadline - NOW;
        }
        return announced;
    }

    @Test
    void aLowerPriorityMayHaveNumbersOfItsOwn() {
        var config = router(100, policy(5, 3, 0, 1).onLowerPriority(Duration.ofSeconds(2), 7), 1);
        State active = new State.Active(NOW, Optional.empty(), OptionalLong.empty(), 0);

        Step answer = VrrpMachine.step(config, active, advert(50), NOW);

        assertThat(answer.actions()).contains(new Action.AnnounceNeighbours(7));
        assertThat(answer.next().deadline()).hasValue(NOW + seconds(1));
        assertThat(((State.Active) answer.next()).burst()).isEqualTo(burst(NOW + seconds(2), 7));
        var silent = router(100, policy(5, 3, 0, 1).onLowerPriority(Duration.ZERO, 0), 1);
        assertThat(VrrpMachine.step(silent, active, advert(50), NOW).actions())
                .noneMatch(Action.AnnounceNeighbours.class::isInstance);
    }

    private static Optional<Burst> burst(long at, int times) {
        return Optional.of(new Burst(at, times));
    }

    private static AnnouncementPolicy policy(int secondBurst, int repeat, int refresh, int refreshRepeat) {
        return new AnnouncementPolicy(Duration.ofSeconds(secondBurst), repeat, Duration.ofSeconds(refresh), refreshRepeat);
    }

    private static RouterConfig router(int priority, AnnouncementPolicy policy, int intervalSeconds) {
        return new RouterConfig(51, new ProtocolVersion.V2(NONE), priority, seconds(intervalSeconds),
                new Preemption.After(Duration.ZERO), InetAddress.ofLiteral("10.0.0.2"), FLOATING, policy);
    }

    private static Event advert(int priority) {
        return new Event.AdvertReceived(PEER, new Advertisement.V2(51, priority, 1, NONE, FLOATING));
    }

    private static long seconds(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
