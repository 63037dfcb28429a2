package io.evenkeel.core.schedule.wrap;

import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Leaves out for a while the servers on which requests fail, or take much longer than on the others, around any scheduler.
 */
record OutlierEjection(Scheduler inner, OutlierRules rules, Clock clock) implements Scheduler {
    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        EjectingPicker before = previous instanceof EjectingPicker earlier ? earlier : null;
        return Stepping.begin(new EjectingPicker(this, pool, before), before);
    }

    @Override
    public boolean readsBody() {
        return inner.readsBody();
    }

    @Override
    public String toString() {
        return inner + " outlier-ejection";
    }
}
