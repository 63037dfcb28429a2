package io.evenkeel.vrrp.bfd;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import io.evenkeel.core.time.Clock;
import io.evenkeel.core.validation.Expect;
import io.evenkeel.vrrp.bfd.protocol.BfdCodec;
import io.evenkeel.vrrp.bfd.protocol.BfdDecoded;
import io.evenkeel.vrrp.bfd.protocol.BfdDropReason;
import io.evenkeel.vrrp.bfd.protocol.BfdEvent;
import io.evenkeel.vrrp.bfd.protocol.BfdPacket;
import io.evenkeel.vrrp.bfd.protocol.BfdSessionConfig;
import io.evenkeel.vrrp.bfd.protocol.BfdState;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.BfdAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All BFD sessions of one host, as a loop that somebody turns: the speaker's thread, or a simulation. Not thread-safe. */
final class BfdSessions {
    private static final Logger LOG = LoggerFactory.getLogger(BfdSpeaker.class);
    /** More than the receive buffers hold: what waited when a turn began is read before silence is judged, and a flood ends. */
    private static final int MOST_DATAGRAMS = 4096;

    private final BfdAccess access;
    private final Clock clock;
    private final RandomGenerator random;
    private final BfdDrops drops;
    private final Map<Integer, RunningSession> byDiscriminator = new LinkedHashMap<>();

    BfdSessions(BfdAccess access, Clock clock, RandomGenerator random, BfdDrops drops) {
        this.access = access;
        this.clock = clock;
        this.random = random;
        this.drops = drops;
    }

    /** Has {@code listener} hear of a session, which begins if it does not run yet. */
    void watch(String name, BfdSessionConfig config, Consumer<BfdState> listener) throws IOException {
        Optional<RunningSession> running = running(config);
        if (running.isPresent()) {
            running.get().listeners().add(listener);
            listener.accept(running.get().state());
            return;
        }
        for (RunningSession other : byDiscriminator.values()) {
            if (!config.isDistinctFrom(other.config())) {
                throw Expect.unexpected("neighbour", config.neighbour().getHostAddress(),
                        "another one, or another source, as BFD session '" + other.name() + "' has it already");
            }
        }
        access.listen(IpFamily.of(config.neighbour()), config.path().port());
        int discriminator = freshDiscriminator();
        byDiscriminator.put(discriminator, RunningSession.start(name, config, discriminator, access, clock, random, listener));
        listener.accept(BfdState.DOWN);
    }

    /** Has it hear no longer; a session that nobody hears of ends, and says so to the neighbour. */
    void unwatch(BfdSessionConfig config, Consumer<BfdState> listener) {
        running(config).ifPresent(session -> {
            session.listeners().remove(listener);
            if (session.listeners().isEmpty()) {
                byDiscriminator.values().remove(session);
                session.end();
            }
        });
    }

    private Optional<RunningSession> running(BfdSessionConfig config) {
        return byDiscriminator.values().stream().filter(session -> session.config().equals(config)).findFirst();
    }

    /** Nobody can guess it, and name a session that it does not see. */
    private int freshDiscriminator() {
        int discriminator = random.nextInt();
        while (discriminator == 0 || byDiscriminator.containsKey(discriminator)) {
            discriminator = random.nextInt();
        }
        return discriminator;
    }

    /** Reads what has come in, then does what is due. */
    void turn() throws IOException {
        for (int i = 0; i < MOST_DATAGRAMS; i++) {
            Optional<BfdAccess.Datagram> datagram = access.receive();
            if (datagram.isEmpty()) {
                break;
            }
            receive(datagram.get());
        }
        for (RunningSession session : byDiscriminator.values()) {
            session.post(new BfdEvent.DeadlineReached());
        }
    }

    /** How long nothing is to be done unless something comes in; -1 for as long as that takes. */
    long idleNanos() {
        long now = clock.nanoTime();
        long least = Long.MAX_VALUE;
        for (RunningSession session : byDiscriminator.values()) {
            OptionalLong deadline = session.deadline();
            if (deadline.isPresent()) {
                least = Math.min(least, Math.max(0, deadline.getAsLong() - now));
            }
        }
        return least == Long.MAX_VALUE ? -1 : least;
    }

    private void receive(BfdAccess.Datagram datagram) {
        switch (BfdCodec.decode(datagram.payload())) {
            case BfdDecoded.Fault(BfdDropReason reason, String text) -> drop(reason, datagram, text);
            case BfdDecoded.Control(BfdPacket packet) -> receive(datagram, packet);
        }
    }

    /** RFC 5881 section 3 and RFC 5883 section 4: by our discriminator, and as long as the sender does not know it by address. */
    private void receive(BfdAccess.Datagram datagram, BfdPacket packet) {
        Optional<RunningSession> meant = packet.yourDiscriminator() == 0
                ? byDiscriminator.values().stream().filter(session -> session.isFor(datagram)).findFirst()
                : Optional.ofNullable(byDiscriminator.get(packet.yourDiscriminator()));
        if (meant.isEmpty()) {
            drop(BfdDropReason.UNKNOWN_SESSION, datagram, "for no session of ours");
            return;
        }
        RunningSession session = meant.get();
        if (!session.isFor(datagram)) {
            drop(BfdDropReason.ADDRESS, datagram, "it names session '" + session.name() + "', which is with another host");
        } else if (!session.config().path().admits(datagram.hopLimit())) {
            drop(BfdDropReason.HOPS, datagram, "hop limit " + datagram.hopLimit() + " (expected: at least "
                    + (session.config().path().ttl() - session.config().path().maxHops()) + ")");
        } else {
            session.post(new BfdEvent.PacketReceived(packet));
        }
    }

    /** Warned of once for each reason: strangers shall not fill the log. */
    private void drop(BfdDropReason reason, BfdAccess.Datagram datagram, String text) {
        if (drops.isFirst(reason)) {
            LOG.warn("BFD: dropped a packet from {}: {}", datagram.source().getHostAddress(), text);
        } else {
            LOG.debug("BFD: dropped a packet from {}: {}", datagram.source().getHostAddress(), text);
        }
    }
}
