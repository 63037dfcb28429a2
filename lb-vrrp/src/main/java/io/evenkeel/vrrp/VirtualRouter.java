package io.evenkeel.vrrp;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.packet.Advertisement;
import io.evenkeel.vrrp.packet.Decoded.Datagram;
import io.evenkeel.vrrp.packet.VrrpCodec;
import io.evenkeel.vrrp.protocol.Action;
import io.evenkeel.vrrp.protocol.Cause;
import io.evenkeel.vrrp.protocol.Event;
import io.evenkeel.vrrp.protocol.RouterConfig;
import io.evenkeel.vrrp.protocol.State;
import io.evenkeel.vrrp.protocol.Step;
import io.evenkeel.vrrp.protocol.VrrpMachine;
import io.evenkeel.vrrp.spi.RouterAccess;
import io.evenkeel.vrrp.spi.VirtualAddress;

/** One virtual router: the machine's state, and the hands that carry its actions out. Driver thread only. */
final class VirtualRouter {
    private final RouterAccess access;
    private final Clock clock;
    private final VrrpLog log;
    private final TransitionPublisher publisher;
    /** Addresses that were not there before us. */
    private final Set<VirtualAddress> addedByUs = new HashSet<>();
    private VirtualRouterConfig config;
    private RouterConfig machine;
    private State state = State.initial();

    VirtualRouter(VirtualRouterConfig config, InetAddress source, RouterAccess access, Clock clock, VrrpLog log,
            TransitionPublisher publisher) {
        this.config = config;
        this.machine = config.forMachine(source);
        this.access = access;
        this.clock = clock;
        this.log = log;
        this.publisher = publisher;
        publisher.remember(config, RouterState.INITIALIZE, "not started", clock.now());
    }

    VirtualRouterConfig config() {
        return config;
    }

    /** Whether the state survives a change to {@code next}: same version and source. */
    boolean canBecome(VirtualRouterConfig next, InetAddress source) {
        return machine.source().equals(source) && config.version().equals(next.version());
    }

    /** Gives back what was attached. */
    void close() {
        access.close();
    }

    OptionalLong deadline() {
        return state.deadline();
    }

    /** Gives the machine an event and carries out what it answers. */
    void post(Event event) {
        State before = state;
        Step step = VrrpMachine.step(machine, before, event, clock.nanoTime());
        state = step.next();
        for (Action action : step.actions()) {
            carryOut(action, before);
        }
    }

    private void carryOut(Action action, State before) {
        switch (action) {
            case Action.SendAdvert(int priority) -> send(priority);
            case Action.AddAddresses() -> config.addresses().forEach(this::add);
            case Action.RemoveAddresses() -> config.addresses().forEach(this::remove);
            case Action.RemoveLeftovers() -> config.addresses().forEach(this::removeLeftover);
            case Action.AnnounceNeighbours(int times) -> announce(config.addresses(), times);
            case Action.Publish(Cause cause) -> publish(RouterState.of(before), cause);
            case Action.Report(var source, var remark) -> log.remark(config, source, remark);
        }
    }

    private void send(int priority) {
        Advertisement advertisement = machine.advertisement(priority);
        try {
            access.send(VrrpCodec.encode(new Datagram(0, machine.source(), VrrpCodec.GROUP, advertisement)));
            log.sends(config);
        } catch (IOException e) {
            log.sendFailed(config, e);
        }
    }

    private void add(VirtualAddress address) {
        try {
            if (access.addresses().add(address)) {
                addedByUs.add(address);
                log.added(config, address);
            }
        } catch (IOException e) {
            log.failed(config, "add " + address, e);
        }
    }

    private void remove(VirtualAddress address) {
        boolean isOurs = addedByUs.remove(address);
        if (machine.isOwner() && !isOurs) {
            return; // the host had this address before us, and shall keep it
        }
        try {
            if (access.addresses().remove(address)) {
                log.removed(config, address);
            }
        } catch (IOException e) {
            log.failed(config, "remove " + address, e);
        }
    }

    private void removeLeftover(VirtualAddress address) {
        try {
            if (access.addresses().remove(address)) {
                log.removedLeftover(config, address);
            }
        } catch (IOException e) {
            log.failed(config, "remove " + address, e);
        }
    }

    private void announce(List<VirtualAddress> addresses, int times) {
        for (int i = 0; i < times; i++) {
            for (VirtualAddress address : addresses) {
                try {
                    access.addresses().announce(address);
                } catch (IOException e) {
                    log.failed(config, "announce " + address, e);
                }
            }
        }
    }

    private void publish(RouterState before, Cause cause) {
        var transition = new Transition(config.virtualRouterId(), config.interfaceName(), before, RouterState.of(state),
                cause, clock.now());
        log.transition(transition);
        publisher.remember(config, transition.to(), cause.text(), transition.at());
        publisher.publish(transition);
    }

    /** Takes new values over and keeps the state: same interface, VRID, version and source. */
    void reconfigure(VirtualRouterConfig changed) {
        var gone = new ArrayList<>(config.addresses());
        gone.removeAll(changed.addresses());
        var fresh = new ArrayList<>(changed.addresses());
        fresh.removeAll(config.addresses());
        boolean isActive = state instanceof State.Active;
        if (isActive) {
            gone.forEach(this::remove);
        }
        config = changed;
        machine = changed.forMachine(machine.source());
        log.reconfigured(changed);
        publisher.reconfigured(changed);
        post(new Event.Reconfigured());
        if (isActive) {
            fresh.forEach(this::add);
            announce(fresh, changed.announcements().repeat());
        }
    }
}
