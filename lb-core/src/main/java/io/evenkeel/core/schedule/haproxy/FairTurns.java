package io.evenkeel.core.schedule.haproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.haproxy.Turn.Place;
import io.evenkeel.core.schedule.rotation.Turns;
import org.jspecify.annotations.Nullable;

/**
 * "Early weighted" round robin, the rule of HAProxy's {@code roundrobin}. Time is counted in turns, and passes in windows of as
 * many turns as the weights' sum. In a window of W turns, a server of weight w wants a turn every W/w turns. At each turn, the
 * server whose wish is due first is served; of two that are due together, the one with the larger weight less remainder,
 * then the one that has waited longer. While none is due, one that was not served in this window yet gets its first turn,
 * heaviest first, which puts heavy servers early and spreads light ones into the gaps. A wish beyond the window waits for the
 * next one, where all begin anew.
 *
 * <p>Weights that change, servers that come and go move wishes within the window; nobody starts over.
 */
final class FairTurns implements Turns<FairTurns> {
    /** The largest weight, in sixteenths. */
    private static final int LARGEST = 256 * FineWeights.SCALE;
    /** What one turn is worth in the key by which wishes are ordered. */
    private static final int KEYS_PER_TURN = 256;

    private final List<Turn> servers = new ArrayList<>();
    /** How servers stood that have left and may come back. */
    private final Map<Server, Turn> left = new HashMap<>();
    private final PriorityQueue<Turn> current = new PriorityQueue<>(Turn.EARLIEST);
    private PriorityQueue<Turn> first = new PriorityQueue<>(Turn.EARLIEST);
    private PriorityQueue<Turn> next = new PriorityQueue<>(Turn.EARLIEST);
    private long windowWeight;
    private long nextWeight;
    private long position;
    private long sequence;

    /** Puts a server into the first window. To be called before the first turn. */
    void start(Server server, int index, int weight) {
        var turn = new Turn(server, index, weight);
        servers.add(turn);
        waitFor(Place.FIRST, turn);
        nextWeight += weight;
        windowWeight = nextWeight;
        position = nextWeight;
    }

    /** Whether nobody ever took part. */
    boolean isNew() {
        return windowWeight == 0 && servers.isEmpty();
    }

    /** The servers that take part. */
    List<Turn> servers() {
        return servers;
    }

    @Override
    public int next() {
        if (windowWeight == 0) {
            windowWeight = nextWeight;
            position = nextWeight;
        }
        Turn turn = due();
        if (turn == null) {
            beginWindow();
            turn = due();
        }
        if (turn == null) {
            throw new IllegalStateException("no server takes part");
        }
        queue(turn.place).remove(turn);
        turn.served(position, nextWeight);
        position++;
        enqueue(turn);
        return turn.index;
    }

    private @Nullable Turn due() {
        Turn wish = current.peek();
        if (wish == null || wish.due > position) {
            Turn fresh = first.peek();
            return fresh == null ? wish : fresh;
        }
        return wish;
    }

    private void beginWindow() {
        PriorityQueue<Turn> emptied = first;
        first = next;
        next = emptied;
        for (Turn turn : first) {
            turn.place = Place.FIRST;
        }
        windowWeight = nextWeight;
        position = windowWeight;
    }

    private void enqueue(Turn turn) {
        if (turn.due >= 2 * windowWeight || turn.due >= windowWeight + nextWeight) {
            turn.due -= windowWeight;
            waitFor(Place.NEXT, turn);
        } else {
            turn.place = Place.CURRENT;
            turn.key = KEYS_PER_TURN * turn.due + (LARGEST + turn.remainder - turn.weight) / FineWeights.SCALE;
            turn.sequence = sequence++;
            current.add(turn);
        }
    }

    private void waitFor(Place place, Turn turn) {
        turn.place = place;
        turn.key = (long) LARGEST - turn.weight;
        turn.sequence = sequence++;
        queue(place).add(turn);
    }

    private PriorityQueue<Turn> queue(Place place) {
        return switch (place) {
            case CURRENT -> current;
            case FIRST -> first;
            case NEXT -> next;
        };
    }

    /** A server leaves. */
    void remove(Turn turn) {
        queue(turn.place).remove(turn);
        servers.remove(turn);
        left.keySet().removeIf(Server::removed);
        left.put(turn.server, turn);
        nextWeight -= turn.weight;
    }

    /** A server joins: its first turn is as far off as if it had just been served at this place of the window. */
    void add(Server server, int index, int weight) {
        nextWeight += weight;
        var turn = new Turn(server, index, weight);
        servers.add(turn);
        Turn before = left.get(server);
        if (before != null) {
            turn.remainder = before.remainder;
            turn.lastDue = before.lastDue;
        }
        turn.due = position + (nextWeight + windowWeight - position) / weight;
        enqueue(turn);
    }

    /** A weight changes: the wish moves, but never further away, nor so near that it causes a burst. */
    void reweigh(Turn turn, int weight) {
        nextWeight += weight - turn.weight;
        queue(turn.place).remove(turn);
        turn.weight = weight;
        if (turn.place == Place.FIRST) {
            waitFor(Place.FIRST, turn);
            return;
        }
        if (turn.place == Place.NEXT) {
            turn.due += windowWeight;
        }
        long step = nextWeight / weight;
        long before = turn.due;
        turn.due = Math.min(turn.lastDue + step, before);
        turn.remainder = 0;
        if (turn.due < position + 2) {
            turn.due = position + step;
        }
        enqueue(turn);
    }

    @Override
    public boolean periodBegins() {
        return current.isEmpty() && first.isEmpty();
    }

    @Override
    public int[] roles() {
        return next.stream().sorted(Turn.EARLIEST).mapToInt(turn -> turn.index).toArray();
    }

    @Override
    public FairTurns copy() {
        var copy = new FairTurns();
        servers.forEach(turn -> copy.take(turn.copy(turn.server, turn.index)));
        return copy.at(this);
    }

    @Override
    public FairTurns renamed(int[] names) {
        var byIndex = new Turn[names.length];
        servers.forEach(turn -> byIndex[turn.index] = turn);
        var renamed = new FairTurns();
        for (Turn turn : servers) {
            Turn other = byIndex[names[turn.index]];
            renamed.take(turn.copy(other.server, other.index));
        }
        return renamed.at(this);
    }

    private void take(Turn turn) {
        servers.add(turn);
        queue(turn.place).add(turn);
    }

    private FairTurns at(FairTurns other) {
        windowWeight = other.windowWeight;
        nextWeight = other.nextWeight;
        position = other.position;
        sequence = other.sequence;
        left.putAll(other.left);
        return this;
    }
}
