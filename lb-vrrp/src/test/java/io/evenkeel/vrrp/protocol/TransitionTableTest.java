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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.evenkeel.vrrp.packet.Advertisement;
import io.evenkeel.vrrp.packet.Authentication;
import org.junit.jupiter.api.Test;

/**
 * Asks the machine for every state and event, and compares the answers with the table in {@code docs/vrrp.md}.
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
    private static final Set<FaultCause> DOWN = Set.of(new FaultCause.LinkDown());
    private static final Preemption AT_ONCE = new Preemption.After(Duration.ZERO);
    private static final Membership SECOND_MEMBER = new Membership.Member(1, SECOND);
    private static final Authentication NONE = new Authentication.None();

    private static RouterConfig router(int priority, Preemption preemption) {
        return new RouterConfig(51, new ProtocolVersion.V2(NONE), priority, SECOND, preemption, OURS, FLOATING,
                AnnouncementPolicy.DEFAULT);
    }

    @Test
    void theDocumentShowsWhatTheMachineDoes() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf(BEGIN) + BEGIN.length();
        String expected = document.substring(0, begin) + table() + document.substring(document.indexOf(END));
        if (Boolean.getBoolean("evenkeel.docs.write")) {
            Files.writeString(DOCUMENT, expected);
        }

        assertThat(Files.readString(DOCUMENT)).as("run with -Devenkeel.docs.write=true to write the table anew")
                .isEqualTo(expected);
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
            answers.putAll(switch (state) {
                case State.Backup backup -> amongOwnersAsBackup(backup);
                case State.Active active -> {
                    Map<String, String> more = stalled();
                    more.putAll(amongOwners(active));
                    more.putAll(amongEqualsInGroup(active));
                    yield more;
                }
                case State.Initialize other -> Map.of();
                case State.Delayed other -> Map.of();
                case State.Fault other -> Map.of();
            });
            if (!(state instanceof State.Backup || state instanceof State.Active)) { // the answers to all advertisements in one row, which they must share
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

    private static Map<String, String> stalled() {
        var answers = new LinkedHashMap<String, String>();
        answers.put("any, 3.00 s after an advertisement was due", answer(router(100, AT_ONCE),
                new State.Active(NOW - 3 * SECOND, Optional.empty(), OptionalLong.empty(), 0), new Event.DeadlineReached()));
        answers.put("any, 2.10 s after an advertisement was due, no preemption, others have at most 254",
                answer(router(100, new Preemption.Never(OptionalInt.of(254))),
                        new State.Active(NOW - 21 * SECOND / 10, Optional.empty(), OptionalLong.empty(), 0),
                        new Event.DeadlineReached()));
        return answers;
    }

    /** Of the second member of a group. */
    private static Map<String, String> amongEqualsInGroup(State.Active active) {
        RouterConfig member = router(100, AT_ONCE).withMembership(SECOND_MEMBER);
        State disputed = active.claiming(new Claim.Disputed(NOW - SECOND, NOW));
        RouterConfig owner = member.withPriority(255);
        State lent = active.advertisingAt(NOW + SECOND).claiming(new Claim.Lent(NOW + SECOND));
        var answers = new LinkedHashMap<String, String>();
        answers.put("advert, equal priority, higher address, as second member of a group", answer(member, active, advert(HIGHER, 100)));
        answers.put("advert, equal priority, higher address, as second member of a group, 3.20 s after the first",
                answer(member, disputed, advert(HIGHER, 100)));
        answers.put("advert, priority 255, as is ours, higher address, as second member of a group",
                answer(owner, active, advert(HIGHER, 255)));
        answers.put("advert, priority 255, of the owner for whom we, with 255, stand in, as second member of a group",
                answer(owner, lent, advert(LOWER, 255)));
        return answers;
    }

    /** Of a router with priority 255, like the senders of what it hears. */
    private static Map<String, String> amongOwners(State.Active active) {
        RouterConfig owner = router(255, AT_ONCE);
        var answers = new LinkedHashMap<String, String>();
        answers.put("advert, priority 255, as is ours, higher address", answer(owner, active, advert(HIGHER, 255)));
        answers.put("advert, priority 255, as is ours, lower address", answer(owner, active, advert(LOWER, 255)));
        State disputed = active.claiming(new Claim.Disputed(NOW - SECOND, NOW));
        answers.put("advert, priority 255, as is ours, lower address, 3.20 s after the first", answer(owner, disputed, advert(LOWER, 255)));
        State patient = active.claiming(new Claim.Disputed(NOW, NOW + SECOND));
        answers.put("advert, priority 255, as is ours, higher address, while one with a lower address ought to yield",
                answer(owner, patient, advert(HIGHER, 255)));
        State lent = active.advertisingAt(NOW + SECOND).claiming(new Claim.Lent(NOW + SECOND));
        answers.put("advert, priority 255, of the owner for whom we, with 255, stand in", answer(owner, lent, advert(LOWER, 255)));
        answers.put("deadline, priority 255, 3.20 s after having begun to stand in for another owner",
                answer(owner, active.advertisingAt(NOW + SECOND).claiming(new Claim.Lent(NOW)), new Event.DeadlineReached()));
        return answers;
    }

    private static Map<String, String> amongOwnersAsBackup(State.Backup backup) {
        RouterConfig owner = router(255, AT_ONCE);
        State yielded = new State.Backup(backup.heardAt(), backup.activeDownAt(), backup.activeIntervalNanos(),
                new Peer.Owner(HIGHER));
        var answers = new LinkedHashMap<String, String>();
        answers.put("deadline, priority 255, having yielded to another owner", answer(owner, yielded, new Event.DeadlineReached()));
        answers.put("advert, priority 0, of the owner to whom we, with 255, had yielded", answer(owner, yielded, advert(HIGHER, 0)));
        answers.put("advert, priority 255, of the owner to whom we, with 255, had yielded", answer(owner, yielded, advert(HIGHER, 255)));
        answers.put("advert, lower priority, we, with 255, having yielded to another owner", answer(owner, yielded, advert(LOWER, 50)));
        return answers;
    }

    private static Map<String, State> states() {
        var states = new LinkedHashMap<String, State>();
        states.put("Initialize", State.initial());
        states.put("Initialize (link down)", new State.Initialize(DOWN));
        states.put("Delayed", new State.Delayed(NOW));
        states.put("Fault", new State.Fault(DOWN));
        states.put("Backup", new State.Backup(NOW - 4 * SECOND, NOW, SECOND, new Peer.Nobody()));
        states.put("Active", new State.Active(NOW, Optional.empty(), OptionalLong.empty(), 0));
        return states;
    }

    private static Map<String, Event> events() {
        var events = new LinkedHashMap<String, Event>();
        events.put("Startup", new Event.Startup());
        events.put("Shutdown", new Event.Shutdown());
        events.put("FaultsChanged (link down)", new Event.FaultsChanged(DOWN));
        events.put("FaultsChanged (tracker down)", new Event.FaultsChanged(Set.of(new FaultCause.TrackerDown("web"))));
        events.put("FaultsChanged (none)", new Event.FaultsChanged(Set.of()));
        events.put("Reconfigured", new Event.Reconfigured());
        events.put("StepDown", new Event.StepDown(60 * SECOND));
        events.put("FollowGroup", new Event.FollowGroup());
        events.put("TakeOver", new Event.TakeOver());
        events.put("StandIn", new Event.StandIn());
        events.put("deadline", new Event.DeadlineReached());
        events.put("advert, priority 0", advert(HIGHER, 0));
        events.put("advert, higher priority", advert(HIGHER, 150));
        events.put("advert, equal priority, higher address", advert(HIGHER, 100));
        events.put("advert, equal priority, lower address", advert(LOWER, 100));
        events.put("advert, lower priority", advert(LOWER, 50));
        events.put("advert, other addresses, higher priority", new Event.AdvertReceived(HIGHER,
                new Advertisement.V2(51, 150, 1, NONE, List.of(HIGHER))));
        return events;
    }

    /** Rows that another configuration answers in another way. */
    private static Map<String, RouterConfig> special(String state, String event) {
        var rows = new LinkedHashMap<String, RouterConfig>();
        RouterConfig usual = router(100, AT_ONCE);
        switch (state + ": " + event) {
            case "Initialize: Startup" -> {
                rows.put(event + ", priority 255", router(255, AT_ONCE));
                rows.put(event + ", priority 255 in a group", router(255, AT_ONCE).withMembership(SECOND_MEMBER));
                rows.put(event + ", startup delay 10 s", new RouterConfig(51, usual.version(), 100, SECOND, 3, AT_ONCE, OURS,
                        FLOATING, usual.announcements(), usual.delivery(), usual.protection(), usual.rivals(), 10 * SECOND,
                        new Membership.Alone()));
            }
            case "Backup: StandIn" -> rows.put(event + ", priority 255", router(255, AT_ONCE));
            case "Fault: FaultsChanged (none)" -> rows.put(event + ", priority 255", router(255, AT_ONCE));
            case "Backup: deadline" -> rows.put(event + ", in a group", usual.withMembership(SECOND_MEMBER));
            case "Backup: advert, lower priority" -> {
                rows.put(event + ", no preemption", router(100, new Preemption.Never()));
                rows.put(event + ", preemption delay not over", router(100, new Preemption.After(Duration.ofSeconds(30))));
            }
            case "Active: advert, higher priority" -> rows.put(event + ", answerHigher", rivals(new RivalPolicy(true, true, false)));
            case "Active: advert, lower priority" -> rows.put(event + ", no answerLower",
                    rivals(new RivalPolicy(false, false, false)));
            default -> {}
        }
        return rows;
    }

    private static RouterConfig rivals(RivalPolicy policy) {
        RouterConfig usual = router(100, AT_ONCE);
        return new RouterConfig(51, usual.version(), 100, SECOND, 3, AT_ONCE, OURS, FLOATING, usual.announcements(),
                usual.delivery(), usual.protection(), policy, 0, new Membership.Alone());
    }

    private static Event advert(InetAddress source, int priority) {
        return new Event.AdvertReceived(source, new Advertisement.V2(51, priority, 1, NONE, FLOATING));
    }

    private static String answer(RouterConfig config, State state, Event event) {
        Step step = VrrpMachine.step(config, state, event, NOW);
        String actions = step.actions().stream().map(action -> text(action, config)).collect(Collectors.joining(", "));
        String next = step.next().equals(state) ? "-" : text(step.next());
        return (actions.isEmpty() ? "-" : actions) + " | " + next;
    }

    private static String text(Action action, RouterConfig config) {
        return switch (action) {
            case Action.SendAdvert(int priority) -> priority == config.priority() ? "SendAdvert"
                    : "SendAdvert(" + priority + ")";
            case Action.Publish(Cause cause) -> "Publish(" + cause.getClass().getSimpleName() + ")";
            case Action.Report(var source, Remark remark) -> "Report(" + remark.getClass().getSimpleName() + ")";
            case Action.AddAddresses() -> "AddAddresses";
            case Action.RemoveAddresses() -> "RemoveAddresses";
            case Action.RemoveLeftovers() -> "RemoveLeftovers";
            case Action.AnnounceNeighbours(int times) -> "AnnounceNeighbours(" + times + ")";
            case Action.PublishLower lower -> "PublishLower";
        };
    }

    private static String text(State state) {
        return switch (state) {
            case State.Initialize(var faults) -> "Initialize" + (faults.isEmpty() ? "" : " (" + text(faults) + ")");
            case State.Delayed(long startAt) -> "Delayed for " + seconds(startAt);
            case State.Fault(var faults) -> "Fault (" + text(faults) + ")";
            case State.Backup backup -> backup.waits() ? "Backup, waits for its group"
                    : "Backup, patient for " + seconds(backup.activeDownAt());
            case State.Active active -> "Active, advertises in " + seconds(active.advertiseAt());
        };
    }

    private static String text(Set<FaultCause> faults) {
        return faults.stream().map(FaultCause::text).sorted().collect(Collectors.joining(", "));
    }

    private static String seconds(long at) {
        return String.format(Locale.ROOT, "%.2f s", (at - NOW) / (double) SECOND);
    }
}
