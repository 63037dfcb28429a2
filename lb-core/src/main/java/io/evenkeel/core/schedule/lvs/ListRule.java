package io.evenkeel.core.schedule.lvs;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/** A scheduler that remembers nothing: one look at the list decides. */
interface ListRule extends Scheduler {
    /** The index of the choice; -1 for none. */
    int choose(Destinations list, PickContext context);

    /** Whether chance has a part in it, so that the next choice cannot be known. */
    default boolean byChance() {
        return false;
    }

    /** The rule in a sentence. */
    String sentence();

    @Override
    default Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        return new ByRule(Destinations.of(pool), this);
    }

    /** Asks the rule about one list. */
    record ByRule(Destinations list, ListRule rule) implements ListPicker {
        @Override
        public @Nullable Server pick(PickContext context) {
            int index = rule.choose(list, context);
            return index < 0 ? null : list.server(index);
        }

        @Override
        public @Nullable Server peek(PickContext context) {
            return rule.byChance() ? null : pick(context);
        }

        @Override
        public String rule(PickContext context) {
            return rule.sentence();
        }
    }
}
