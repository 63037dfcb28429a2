package io.evenkeel.core.schedule.wrap;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

import io.evenkeel.core.Feedback;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Server;
import io.evenkeel.core.schedule.basis.PerServer;
import org.jspecify.annotations.Nullable;

/** {@link OutlierEjection}'s choice in one snapshot. The feedback raises the alarm; the next pick makes the view. */
final class EjectingPicker extends Stepping implements Feedback {
    /** Shared by the pickers of successive snapshots. */
    private static final class Alarm {
        volatile boolean raised;
        volatile long intervalEnd;
    }

    private final OutlierRules rules;
    private final PerServer<ServerRecord> records;
    private final Alarm alarm;

    EjectingPicker(OutlierEjection settings, PoolSnapshot pool, @Nullable EjectingPicker before) {
        super(settings.inner(), settings.clock(), pool, before);
        rules = settings.rules();
        records = PerServer.of(pool.members(), before == null ? null : before.records, server -> new ServerRecord());
        alarm = before == null ? new Alarm() : before.alarm;
        if (before == null) {
            alarm.intervalEnd = clock.nanoTime() + rules.interval().toNanos();
        }
    }

    @Override
    boolean called() {
        return alarm.raised;
    }

    @Override
    View view(long now) {
        alarm.raised = false;
        int most = Math.min(pool.size() - 1, (int) ((long) pool.size() * rules.mostEjectedPercent() / 100));
        int out = 0;
        for (int i = 0; i < pool.size(); i++) {
            out += record(i).ejected(now) ? 1 : 0;
        }
        boolean intervalOver = now - alarm.intervalEnd >= 0;
        double slow = intervalOver && rules.latencyFactor() > 0 ? rules.latencyFactor() * medianOfMeans() : Double.MAX_VALUE;
        for (int i = 0; i < pool.size(); i++) {
            ServerRecord known = record(i);
            boolean in = !known.ejected(now);
            String fault = in ? fault(known, intervalOver, slow) : null;
            if (fault != null && out < most) {
                known.eject(rules, now, fault);
                out++;
            }
            if (intervalOver) {
                known.nextInterval(in && fault == null);
            }
        }
        if (intervalOver) {
            alarm.intervalEnd = now + rules.interval().toNanos();
        }
        return without(now);
    }

    private ServerRecord record(int index) {
        return Objects.requireNonNull(records.get(pool.server(index)));
    }

    private View without(long now) {
        boolean[] kept = new boolean[pool.size()];
        long wait = Long.MAX_VALUE;
        for (int i = 0; i < kept.length; i++) {
            kept[i] = !record(i).ejected(now);
            wait = kept[i] ? wait : Math.min(wait, record(i).ejectedUntil() - now);
        }
        boolean ejected = wait < Long.MAX_VALUE;
        return new View(ejected ? pool.only(i -> kept[i]) : pool, ejected, ejected ? now + wait : now);
    }

    private @Nullable String fault(ServerRecord known, boolean intervalOver, double slow) {
        if (rules.consecutiveFailures() > 0 && known.failuresInARow() >= rules.consecutiveFailures()) {
            return known.failuresInARow() + " failures in a row";
        }
        if (!intervalOver || known.requests() < rules.minimumRequests()) {
            return null;
        }
        if (rules.failureShare() < 1 && known.failureShare() >= rules.failureShare()) {
            return String.format(Locale.ROOT, "%.0f %% of its requests failed", 100 * known.failureShare());
        }
        if (known.meanNanos() > slow) {
            return String.format(Locale.ROOT, "its mean latency was %.1f ms", known.meanNanos() / 1e6);
        }
        return null;
    }

    /** Of three servers or more; with fewer there is no telling which one is the outlier. */
    private double medianOfMeans() {
        double[] means = new double[pool.size()];
        int count = 0;
        for (int i = 0; i < means.length; i++) {
            if (record(i).requests() >= rules.minimumRequests()) {
                means[count++] = record(i).meanNanos();
            }
        }
        Arrays.sort(means, 0, count);
        return count < 3 ? Double.MAX_VALUE : means[count / 2];
    }

    @Override
    public Feedback feedback() {
        return this;
    }

    @Override
    public void started(Server server) {
        Feedback inside = super.feedback();
        if (inside != null) {
            inside.started(server);
        }
    }

    @Override
    public void firstByte(Server server, long nanos) {
        Feedback inside = super.feedback();
        if (inside != null) {
            inside.firstByte(server, nanos);
        }
    }

    @Override
    public void finished(Server server, long nanos, Outcome outcome) {
        ServerRecord known = records.get(server);
        boolean tooMany = known != null && known.finished(nanos, outcome, rules.consecutiveFailures());
        if (tooMany || clock.nanoTime() - alarm.intervalEnd >= 0) {
            alarm.raised = true;
        }
        Feedback inside = super.feedback();
        if (inside != null) {
            inside.finished(server, nanos, outcome);
        }
    }

    @Override
    public @Nullable String passesOver(Server server, PickContext context) {
        ServerRecord known = records.get(server);
        long now = clock.nanoTime();
        if (known != null && known.ejected(now)) {
            return String.format(Locale.ROOT, "ejected for %.1f s more: %s", (known.ejectedUntil() - now) / 1e9, known.reason());
        }
        return super.passesOver(server, context);
    }
}
