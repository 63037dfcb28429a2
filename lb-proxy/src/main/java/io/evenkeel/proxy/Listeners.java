package io.evenkeel.proxy;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

import io.evenkeel.proxy.config.Bind;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.proxy.frontend.ConnectionGate;
import io.evenkeel.proxy.frontend.Frontend;
import io.evenkeel.proxy.frontend.Listener;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;
import reactor.netty.resources.LoopResources;

/**
 * The open sockets. A new set is prepared beside the present one: sockets that both have stay open and may change hands,
 * missing ones are opened, and only the commit closes what nobody wants any more. Belongs to the changes thread; addresses
 * may be asked for by any.
 */
final class Listeners {
    private final LoopResources loops;
    private final ConnectionGate total;
    private final BiConsumer<Frontend, Channel> accepted;
    private volatile List<Entry> open = List.of();

    private record Entry(String frontend, Listener listener) {}

    Listeners(LoopResources loops, ConnectionGate total, BiConsumer<Frontend, Channel> accepted) {
        this.loops = loops;
        this.total = total;
        this.accepted = accepted;
    }

    List<InetSocketAddress> addresses(String frontend) {
        return open.stream().filter(entry -> entry.frontend.equals(frontend)).map(entry -> entry.listener.address()).toList();
    }

    /**
     * Opens what is missing.
     *
     * @throws io.evenkeel.proxy.frontend.ListenException when a socket cannot be had; those opened meanwhile are closed again
     */
    Switch prepare(List<FrontendConfig> wanted, Map<String, Frontend> running) {
        List<Entry> spare = new ArrayList<>(open);
        List<Entry> next = new ArrayList<>();
        List<Listener> opened = new ArrayList<>();
        try {
            for (FrontendConfig frontend : wanted) {
                for (Bind bind : frontend.binds()) {
                    Entry kept = takeOver(spare, frontend.name(), bind);
                    if (kept == null) {
                        Frontend owner = Objects.requireNonNull(running.get(frontend.name()));
                        Listener listener = Objects.requireNonNull(Listener.open(bind, owner, total, loops, accepted).block());
                        opened.add(listener);
                        kept = new Entry(frontend.name(), listener);
                    }
                    next.add(kept);
                }
            }
        } catch (RuntimeException e) {
            opened.forEach(listener -> listener.close().block());
            throw e;
        }
        return new Switch(next, spare, running);
    }

    /** An open socket of the frontend itself, else one of the same address whose frontend need not keep it. */
    private static @Nullable Entry takeOver(List<Entry> spare, String frontend, Bind bind) {
        Entry other = null;
        for (Iterator<Entry> entries = spare.iterator(); entries.hasNext();) {
            Entry entry = entries.next();
            if (entry.listener.bind().equals(bind)) {
                if (entry.frontend.equals(frontend)) {
                    entries.remove();
                    return entry;
                }
                boolean chosenBySystem = bind instanceof Bind.Address address && address.port() == 0;
                other = chosenBySystem ? other : entry;
            }
        }
        if (other == null) {
            return null;
        }
        spare.remove(other);
        return new Entry(frontend, other.listener);
    }

    void closeAll() {
        open.forEach(entry -> entry.listener.close().block());
        open = List.of();
    }

    /** A prepared set that has not taken over yet. */
    final class Switch {
        private final List<Entry> next;
        private final List<Entry> leaving;
        private final Map<String, Frontend> running;

        private Switch(List<Entry> next, List<Entry> leaving, Map<String, Frontend> running) {
            this.next = List.copyOf(next);
            this.leaving = leaving;
            this.running = running;
        }

        void commit() {
            next.forEach(entry -> entry.listener.belongTo(Objects.requireNonNull(running.get(entry.frontend))));
            leaving.forEach(entry -> entry.listener.close().block());
            open = next;
        }
    }
}
