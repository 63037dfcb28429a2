package io.evenkeel.vrrp.bfd;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.bfd.protocol.BfdAction;
import io.evenkeel.vrrp.bfd.protocol.BfdCodec;
import io.evenkeel.vrrp.bfd.protocol.BfdDiagnostic;
import io.evenkeel.vrrp.bfd.protocol.BfdEvent;
import io.evenkeel.vrrp.bfd.protocol.BfdMachine;
import io.evenkeel.vrrp.bfd.protocol.BfdPacket;
import io.evenkeel.vrrp.bfd.protocol.BfdSession;
import io.evenkeel.vrrp.bfd.protocol.BfdSessionConfig;
import io.evenkeel.vrrp.bfd.protocol.BfdState;
import io.evenkeel.vrrp.bfd.protocol.BfdStep;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.BfdAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session with its socket and those who watch it. The speaker's thread only. */
final class RunningSession {
    private static final Logger LOG = LoggerFactory.getLogger(BfdSpeaker.class);

    private final String name;
    private final BfdSessionConfig config;
    private final BfdAccess.Sender sender;
    private final Clock clock;
    private final RandomGenerator random;
    private final List<Consumer<BfdState>> listeners = new ArrayList<>();
    private BfdSession session;
    private boolean sends = true;

    private RunningSession(String name, BfdSessionConfig config, BfdAccess.Sender sender, Clock clock, RandomGenerator random,
            BfdSession session) {
        this.name = name;
        this.config = config;
        this.sender = sender;
        this.clock = clock;
        this.random = random;
        this.session = session;
    }

    static RunningSession start(String name, BfdSessionConfig config, int discriminator, BfdAccess access, Clock clock,
            RandomGenerator random, Consumer<BfdState> listener) throws IOException {
        InetAddress source = config.source();
        BfdAccess.Sender sender = access.sender(
                source == null ? IpFamily.of(config.neighbour()).unspecified() : source, config.path().ttl());
        var running = new RunningSession(name, config, sender, clock, random,
                BfdSession.initial(config, discriminator, clock.nanoTime()));
        running.listeners.add(listener);
        return running;
    }

    String name() {
        return name;
    }

    BfdSessionConfig config() {
        return config;
    }

    BfdState state() {
        return session.state();
    }

    List<Consumer<BfdState>> listeners() {
        return listeners;
    }

    OptionalLong deadline() {
        return session.deadline(config);
    }

    /** Whether a datagram comes from the neighbour, to the port and, if one is set, the address of this session. */
    boolean isFor(BfdAccess.Datagram datagram) {
        InetAddress source = config.source();
        return datagram.port() == config.path().port() && datagram.source().equals(config.neighbour())
                && (source == null || datagram.destination().equals(source));
    }

    void post(BfdEvent event) {
        BfdStep step = BfdMachine.step(config, session, event, clock.nanoTime(), random.nextDouble());
        session = step.next();
        for (BfdAction action : step.actions()) {
            switch (action) {
                case BfdAction.Send(BfdPacket packet) -> send(packet);
                case BfdAction.Publish(BfdState from, BfdState to, BfdDiagnostic why) -> publish(from, to, why);
            }
        }
    }

    private void publish(BfdState from, BfdState to, BfdDiagnostic why) {
        if (from == BfdState.UP || to == BfdState.UP) {
            LOG.info("BFD session '{}' with {}: {} -> {}{}", name, config.neighbour().getHostAddress(), from, to,
                    to == BfdState.UP ? "" : " (" + why + ")");
        }
        listeners.forEach(listener -> listener.accept(to));
    }

    /** What cannot be sent is as good as lost on the way; said once, until it goes again. */
    private void send(BfdPacket packet) {
        try {
            sender.send(BfdCodec.encode(packet), config.neighbour(), config.path().port());
            sends = true;
        } catch (IOException e) {
            if (sends) {
                LOG.warn("BFD session '{}': {}", name, e.getMessage());
            }
            sends = false;
        }
    }

    /** Says goodbye; nobody listens any longer. */
    void end() {
        post(new BfdEvent.Shutdown());
        sender.close();
    }
}
