package io.evenkeel.vrrp.bfd.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

import io.evenkeel.vrrp.bfd.protocol.BfdAction.Publish;
import io.evenkeel.vrrp.bfd.protocol.BfdAction.Send;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5880 section 6.8, one rule at a time. */
class BfdMachineTest {
    private static final int OURS = 7;
    private static final int THEIRS = 9;
    private static final long NOW = Long.MAX_VALUE - 5; // the clock wraps soon
    private static final double NO_CHANCE = 0;
    private static final BfdSessionConfig CONFIG = BfdSessionConfig.with("10.0.0.2").every(Duration.ofMillis(100), 3);

    private BfdSessionConfig config = CONFIG;
    private BfdSession session = BfdSession.initial(CONFIG, OURS, NOW);
    private long now = NOW;

    private List<BfdAction> post(BfdEvent event) {
        BfdStep step = BfdMachine.step(config, session, event, now, NO_CHANCE);
        session = step.next();
        return step.actions();
    }

    private List<BfdAction> deadlineAfter(long millis) {
        now += TimeUnit.MILLISECONDS.toNanos(millis);
        return post(new BfdEvent.DeadlineReached());
    }

    private static BfdPacket from(BfdState state) {
        return new BfdPacket(0, state, false, false, false, false, 4, THEIRS, state == BfdState.DOWN ? 0 : OURS, 50_000, 200_000, 0);
    }

    private static BfdPacket poll(BfdPacket it) {
        return new BfdPacket(it.diagnostic(), it.state(), true, false, false, it.demand(), it.multiplier(), it.myDiscriminator(),
                it.yourDiscriminator(), it.desiredMinTxMicros(), it.requiredMinRxMicros(), 0);
    }

    private static BfdPacket answer(BfdPacket it) {
        return new BfdPacket(it.diagnostic(), it.state(), false, true, false, it.demand(), it.multiplier(), it.myDiscriminator(),
                it.yourDiscriminator(), it.desiredMinTxMicros(), it.requiredMinRxMicros(), 0);
    }

    private static BfdPacket demanding(BfdPacket it) {
        return new BfdPacket(0, it.state(), false, it.isFinal(), false, true, 4, THEIRS, OURS, 50_000, 200_000, 0);
    }

    private List<BfdAction> hear(BfdPacket packet) {
        return post(new BfdEvent.PacketReceived(packet));
    }

    private BfdPacket ours(BfdState state, boolean poll, boolean isFinal, long txMicros, int diagnostic) {
        return new BfdPacket(diagnostic, state, poll, isFinal, false, false, 3, OURS, session.remote().discriminator(), txMicros, 100_000,
                0);
    }

    private void comeUp() {
        hear(from(BfdState.DOWN));
        hear(from(BfdState.UP));
        hear(answer(from(BfdState.UP)));
        assertThat(session.state()).isEqualTo(BfdState.UP);
        assertThat(session.pace().polling()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"DOWN, ADMIN_DOWN, DOWN", "DOWN, DOWN, INIT", "DOWN, INIT, UP", "DOWN, UP, DOWN", "INIT, ADMIN_DOWN, DOWN",
        "INIT, DOWN, INIT", "INIT, INIT, UP", "INIT, UP, UP", "UP, ADMIN_DOWN, DOWN", "UP, DOWN, DOWN", "UP, INIT, UP", "UP, UP, UP",
        "ADMIN_DOWN, ADMIN_DOWN, ADMIN_DOWN", "ADMIN_DOWN, DOWN, ADMIN_DOWN", "ADMIN_DOWN, INIT, ADMIN_DOWN",
        "ADMIN_DOWN, UP, ADMIN_DOWN"})
    void statesFollowThoseOfTheOtherEnd(BfdState before, BfdState heard, BfdState after) {
        session = session.in(before, BfdDiagnostic.NONE, session.pace());
        List<BfdAction> actions = hear(from(heard));

        assertThat(session.state()).isEqualTo(after);
        assertThat(actions.stream().anyMatch(Publish.class::isInstance)).isEqualTo(before != after);
    }

    @Test
    void itBeginsSlowlyAndWithJitter() {
        assertThat(post(new BfdEvent.DeadlineReached())).containsExactly(new Send(ours(BfdState.DOWN, false, false, 1_000_000, 0)));
        assertThat(session.deadline(config)).isEqualTo(OptionalLong.of(now + 750_000_000L));
        assertThat(deadlineAfter(749)).isEmpty();
        assertThat(deadlineAfter(1)).hasSize(1);
        now += 750_000_000L;
        session = BfdMachine.step(config, session, new BfdEvent.DeadlineReached(), now, 0.5).next();
        assertThat(session.deadline(config)).isEqualTo(OptionalLong.of(now + 875_000_000L));
    }

    @Test
    void aMultiplierOfOneLeavesTenPercentToSpare() {
        config = CONFIG.every(Duration.ofMillis(100), 1);
        session = BfdMachine.step(config, session, new BfdEvent.DeadlineReached(), now, 1).next();
        assertThat(session.deadline(config)).isEqualTo(OptionalLong.of(now + 900_000_000L));
    }

    @Test
    void anotherStateIsToldAtOnceAndThePaceIsAgreedByAPoll() {
        assertThat(hear(from(BfdState.DOWN))).containsExactly(new Send(ours(BfdState.INIT, false, false, 1_000_000, 0)),
                new Publish(BfdState.DOWN, BfdState.INIT, BfdDiagnostic.NONE));
        assertThat(hear(from(BfdState.UP))).containsExactly(new Send(ours(BfdState.UP, true, false, 100_000, 0)),
                new Publish(BfdState.INIT, BfdState.UP, BfdDiagnostic.NONE));
        assertThat(session.sendIntervalNanos()).as("the other end takes no more").isEqualTo(200_000_000L);
        assertThat(deadlineAfter(150)).as("it asks again").containsExactly(new Send(ours(BfdState.UP, true, false, 100_000, 0)));
        assertThat(hear(answer(from(BfdState.UP)))).isEmpty();
        assertThat(deadlineAfter(150)).containsExactly(new Send(ours(BfdState.UP, false, false, 100_000, 0)));
    }

    @Test
    void aPollIsAnsweredAtOnceAndNotWithAPoll() {
        hear(from(BfdState.DOWN));
        assertThat(hear(poll(from(BfdState.UP)))).containsExactly(new Send(ours(BfdState.UP, false, true, 100_000, 0)),
                new Publish(BfdState.INIT, BfdState.UP, BfdDiagnostic.NONE));
        assertThat(deadlineAfter(150)).as("our own question").containsExactly(new Send(ours(BfdState.UP, true, false, 100_000, 0)));
    }

    @Test
    void aLongerIntervalHoldsWhenItIsAcknowledged() {
        config = CONFIG.every(Duration.ofSeconds(2), 3);
        session = BfdSession.initial(new BfdSessionConfig(config.neighbour(), null, config.minRx(), Duration.ofMillis(10), config.idleTx(),
                3, false, config.path()), OURS, NOW);
        hear(from(BfdState.DOWN));
        hear(from(BfdState.UP));
        assertThat(session.pace().desiredMicros()).isEqualTo(2_000_000);
        assertThat(session.sendIntervalNanos()).isEqualTo(1_000_000_000L);
        hear(answer(from(BfdState.UP)));
        assertThat(session.sendIntervalNanos()).isEqualTo(2_000_000_000L);
    }

    @Test
    void silenceForTheDetectionTimeBringsItDown() {
        comeUp();
        assertThat(session.detectionNanos(config)).as("4 times our 100 ms").isEqualTo(400_000_000L);
        deadlineAfter(399);
        assertThat(session.state()).isEqualTo(BfdState.UP);
        assertThat(deadlineAfter(1)).containsExactly(new Send(ours(BfdState.DOWN, false, false, 1_000_000, 1)),
                new Publish(BfdState.UP, BfdState.DOWN, BfdDiagnostic.TIME_EXPIRED));
        assertThat(session.remote()).isEqualTo(BfdSession.Remote.SILENT);
        assertThat(session.detectAt()).isEmpty();
    }

    @Test
    void everyPacketStartsTheDetectionAnew() {
        comeUp();
        for (int i = 0; i < 10; i++) {
            deadlineAfter(399);
            hear(from(BfdState.UP));
        }
        assertThat(session.state()).isEqualTo(BfdState.UP);
    }

    @Test
    void aNeighbourThatIsDownBringsItDown() {
        comeUp();
        assertThat(hear(from(BfdState.DOWN))).containsExactly(new Send(ours(BfdState.DOWN, false, false, 1_000_000, 3)),
                new Publish(BfdState.UP, BfdState.DOWN, BfdDiagnostic.NEIGHBOUR_SIGNALED));
    }

    @Test
    void thePassiveOneWaitsToBeSpokenTo() {
        config = CONFIG.waiting();
        session = BfdSession.initial(config, OURS, NOW);
        assertThat(session.deadline(config)).isEmpty();
        assertThat(deadlineAfter(60_000)).isEmpty();
        assertThat(hear(from(BfdState.DOWN))).first().isEqualTo(new Send(ours(BfdState.INIT, false, false, 1_000_000, 0)));
        deadlineAfter(5_000);
        assertThat(session.deadline(config)).as("it waits again").isEmpty();
    }

    @Test
    void whoCanReceiveNothingIsSentNothingButAnswers() {
        BfdPacket deaf = new BfdPacket(0, BfdState.DOWN, false, false, false, false, 4, THEIRS, 0, 50_000, 0, 0);
        assertThat(hear(deaf)).containsExactly(new Publish(BfdState.DOWN, BfdState.INIT, BfdDiagnostic.NONE));
        assertThat(deadlineAfter(399)).isEmpty();
        assertThat(hear(poll(deaf))).containsExactly(new Send(ours(BfdState.INIT, false, true, 1_000_000, 0)));
    }

    @Test
    void whoWantsDemandModeIsSentNothingOnceBothAreUp() {
        comeUp();
        hear(demanding(from(BfdState.UP)));
        assertThat(deadlineAfter(300)).isEmpty();
        assertThat(hear(poll(demanding(from(BfdState.UP))))).containsExactly(new Send(ours(BfdState.UP, false, true, 100_000, 0)));
        assertThat(session.detectAt()).as("it is still expected to speak").isPresent();
    }

    @Test
    void whoEndsSaysSoAndHearsNothingMore() {
        comeUp();
        assertThat(post(new BfdEvent.Shutdown())).containsExactly(new Send(ours(BfdState.ADMIN_DOWN, false, false, 1_000_000, 7)),
                new Publish(BfdState.UP, BfdState.ADMIN_DOWN, BfdDiagnostic.ADMINISTRATIVELY_DOWN));
        assertThat(hear(poll(from(BfdState.UP)))).isEmpty();
    }

    @Test
    void theConfigurationIsChecked() {
        assertThatThrownBy(() -> BfdSessionConfig.with("224.0.0.1")).hasMessageStartingWith("neighbour: 224.0.0.1 (expected: an address");
        assertThatThrownBy(() -> BfdSessionConfig.with("fe80::1")).hasMessageContaining("other than a link-local one");
        assertThatThrownBy(() -> CONFIG.from("::1"))
                .hasMessage("source: 0:0:0:0:0:0:0:1 (expected: an IPv4 address, as the neighbour has)");
        assertThatThrownBy(() -> CONFIG.every(Duration.ofNanos(999_999), 3))
                .hasMessage("minRx: 0.999999 ms (expected: 1..4294967 ms in whole microseconds)");
        assertThatThrownBy(() -> CONFIG.every(Duration.ofMillis(10), 256)).hasMessage("multiplier: 256 (expected: 1..255)");
        assertThatThrownBy(() -> new BfdPath(53, 255, 0)).hasMessage("port: 53 (expected: 3784 or 4784)");
        assertThatThrownBy(() -> new BfdSessionConfig(InetAddress.ofLiteral("10.0.0.2"), null, CONFIG.minRx(), CONFIG.minTx(),
                Duration.ofMillis(999), 3, false, BfdPath.SINGLE_HOP)).hasMessageStartingWith("idleTx: 999.0 ms (expected: 1000..");
    }

    @Test
    void hopsAreCountedFromWhatTheSenderBeganWith() {
        assertThat(BfdPath.SINGLE_HOP.admits(255)).isTrue();
        assertThat(BfdPath.SINGLE_HOP.admits(254)).isFalse();
        assertThat(BfdPath.multihop(2).admits(253)).isTrue();
        assertThat(BfdPath.multihop(2).admits(252)).isFalse();
        assertThat(BfdPath.multihop(255).admits(1)).isTrue();
        assertThat(new BfdPath(3784, 64, 0).admits(64)).isTrue();
    }
}
