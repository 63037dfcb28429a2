package io.evenkeel.vrrp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.evenkeel.vrrp.packet.Advertisement;
import io.evenkeel.vrrp.packet.Authentication;
import org.junit.jupiter.api.Test;

/**
 * Asks the machine for every state and event, and compares the answers with the table in {@code docs/vrrp.md}. The right
 * table is left in {@code target/transitions.md}.
 */
class TransitionTableTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "vrrp.md");
    private static final String BEGIN = "<!-- transitions: begin -->\n";
    private static final String END = "<!-- transitions: end -->";
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long NOW = 100 * SECOND;
    private static final InetAddress OURS = InetAddress.ofLiteral("10.0.0.2");
    private static final InetAddress LOWER = InetAddress.ofLiteral("10.0.0.1");
    private static final InetAddress HIGHER = InetAddress.ofLiteral("10.0.0.3");
    private static final List<InetAddress> FLOATING = List.of(InetAddress.ofLiteral("10.0.0.100"));
    private static final Preemption AT_ONCE = new Preemption.After(Duration.ZERO);
    private static final Authentication NONE = new Authentication.None();

    private static RouterConfig router(int priority, Preemption preemption) {
        return new RouterConfig(51, new ProtocolVersion.V2(NONE), priority, SECOND, preemption, OURS, FLOATING,
                AnnouncementPolicy.DEFAULT);
    }

    @Test
    void theDocumentShowsWhatTheMachineDoes() throws IOException {
        String document = Files.readString(DOCUMENT);
        Files.writeString(Path.of("target", "transitions.md"), table());
        int begin = document.indexOf(BEGIN) + BEGIN.length();

        assertThat(document.substring(begin, document.indexOf(END))).isEqualTo(table());
    }

    private static String table() {
        var rows = new StringBuilder("| State | Event | Actions, in order | Next |\n|---|---|---|---|\n");
        states().forEach((stateName, state) -> {
            var answers = new LinkedHashMap<String, String>();
            events().forEach((eventName, event) -> {
                answers.put(eventName, answer(router(100, AT_ONCE), state, event));
                special(stateName, eventName)
                        .forEach((name, config) -> answers.put(name, answer(config, state, event)));
            });
            if (state instanceof State.Initialize) { // the answers to all advertisements in one row, which they must share
                var toAdverts = answers.entrySet().stream().filter(entry -> entry.getKey().startsWith("advert"))
                        .map(Map.Entry::getValue).collect(Collectors.toSet());
                answers.keySet().removeIf(name -> name.startsWith("advert"));
                assertThat(toAdverts).hasSize(1);
                answers.put("advert, any", toAdverts.iterator().next());
            }
            answers.forEach((name, answer) -> rows.append("| %s | %s | %s |\n".formatted(stateName, name, answer)));
        });
        return rows.toString();
    }

    private static Map<String, State> states() {
        var states = new LinkedHashMap<String, State>();
        states.put("Initialize (stopped)", new State.Initialize(false, true));
        states.put("Initialize (stopped, link down)", new State.Initialize(false, false));
        states.put("Initialize (link down)", new State.Initialize(true, false));
        states.put("Backup", new State.Backup(NOW - 4 * SECOND, NOW, SECOND, new Peer.Nobody()));
        states.put("Active", new State.Active(NOW, OptionalLong.empty(), OptionalLong.empty()));
        return states;
    }

    private static Map<String, Event> events() {
        var events = new LinkedHashMap<String, Event>();
        events.put("Startup", new Event.Startup());
        events.put("Shutdown", new Event.Shutdown());
        events.put("LinkDown", new Event.LinkDown());
        events.put("LinkUp", new Event.LinkUp());
        events.put("Reconfigured", new Event.Reconfigured());
        events.put("deadline", new Event.DeadlineReached());
        events.put("advert, priority 0", advert(HIGHER, 0));
        events.put("advert, higher priority", advert(HIGHER, 150));
        events.put("advert, equal priority, higher address", advert(HIGHER, 100));
        events.put("advert, equal priority, lower address", advert(LOWER, 100));
        events.put("advert, lower priority", advert(LOWER, 50));
        events.put("advert, our own address", advert(OURS, 100));
        events.put("advert, other version, password or interval (version 2)", new Event.AdvertReceived(LOWER,
                new Advertisement.V2(51, 150, 2, NONE, FLOATING)));
        events.put("advert, other addresses, higher priority", new Event.AdvertReceived(HIGHER,
                new Advertisement.V2(51, 150, 1, NONE, List.of(HIGHER))));
        return events;
    }

    /** Rows that another configuration answers in another way. */
    private static Map<String, RouterConfig> special(String state, String event) {
        if (Map.of("Initialize (stopped)", "Startup", "Initialize (link down)", "LinkUp").getOrDefault(state, "")
                .equals(event)) {
            return Map.of(event + ", priority 255", router(255, AT_ONCE));
        }
        if (event.equals("advert, lower priority") && state.equals("Backup")) {
            var rows = new LinkedHashMap<String, RouterConfig>();
            rows.put(event + ", no preemption", router(100, new Preemption.Never()));
            rows.put(event + ", preemption delay not over", router(100, new Preemption.After(Duration.ofSeconds(30))));
            return rows;
        }
        return Map.of();
    }

    private static Event advert(InetAddress source, int priority) {
        return new Event.AdvertReceived(source, new Advertisement.V2(51, priority, 1, NONE, FLOATING));
    }

    private static String answer(RouterConfig config, State state, Event event) {
        Step step = VrrpMachine.step(config, state, event, NOW);
        String actions = step.actions().stream().map(TransitionTableTest::text).collect(Collectors.joining(", "));
        String next = step.next().equals(state) ? "-" : text(step.next());
        return (actions.isEmpty() ? "-" : actions) + " | " + next;
    }

    private static String text(Action action) {
        return switch (action) {
            case Action.SendAdvert(int priority) -> priority == 0 ? "SendAdvert(0)" : "SendAdvert";
            case Action.Publish(Cause cause) -> "Publish(" + cause.getClass().getSimpleName() + ")";
            case Action.Report(var source, Remark remark) -> "Report(" + remark.getClass().getSimpleName() + ")";
            case Action.AddAddresses() -> "AddAddresses";
            case Action.RemoveAddresses() -> "RemoveAddresses";
            case Action.RemoveLeftovers() -> "RemoveLeftovers";
            case Action.AnnounceNeighbours(int times) -> "AnnounceNeighbours(" + times + ")";
        };
    }

    private static String text(State state) {
        return switch (state) {
            case State.Initialize(boolean enabled, boolean linkUp) -> enabled ? "Initialize (link down)"
                    : linkUp ? "Initialize (stopped)" : "Initialize (stopped, link down)";
            case State.Backup backup -> "Backup, patient for " + seconds(backup.activeDownAt());
            case State.Active active -> "Active, advertises in " + seconds(active.advertiseAt());
        };
    }

    private static String seconds(long at) {
        return String.format(Locale.ROOT, "%.2f s", (at - NOW) / (double) SECOND);
    }
}
