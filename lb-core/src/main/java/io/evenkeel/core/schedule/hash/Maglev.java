package io.evenkeel.core.schedule.hash;

import java.util.Arrays;

import io.evenkeel.core.PickContext;
import io.evenkeel.core.Picker;
import io.evenkeel.core.PoolSnapshot;
import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashKey;
import io.evenkeel.core.schedule.basis.StableHash;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * Maglev hashing (Eisenbud and others, NSDI 2016, section 3.4): every server has its own permutation of the table's slots, and
 * they take turns in claiming their next free one. A server of less weight than the heaviest lets turns pass, so that it claims
 * its share. A pick is one look into the table.
 */
record Maglev(HashKey key, int tableSize) implements Scheduler {
    Maglev {
        if (tableSize < 3 || tableSize > 5_000_011 || !prime(tableSize)) {
            throw Expect.unexpected("Maglev table size", tableSize, "a prime, 3..5000011, for example 65537");
        }
    }

    private static boolean prime(int number) {
        for (int divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Picker picker(PoolSnapshot pool, @Nullable Picker previous) {
        return new Table(pool, key, tableSize, previous);
    }

    @Override
    public boolean readsBody() {
        return key.readsBody();
    }

    @Override
    public String toString() {
        return "maglev";
    }

    /** Which server each slot belongs to. */
    static int[] table(PoolSnapshot pool, int size) {
        int servers = pool.size();
        int[] table = new int[size];
        if (servers == 0) {
            return table;
        }
        Arrays.fill(table, -1);
        int[] next = new int[servers];
        int[] skip = new int[servers];
        int[] credit = new int[servers];
        int heaviest = 1;
        for (int i = 0; i < servers; i++) {
            long seed = StableHash.of(pool.server(i).name());
            next[i] = KeyedPicker.slot(seed, size);
            skip[i] = 1 + KeyedPicker.slot(StableHash.mix(seed), size - 1);
            heaviest = Math.max(heaviest, pool.weight(i));
        }
        for (int i = 0; i < servers; i++) {
            // Light servers do not all begin to claim in the same round.
            credit[i] = KeyedPicker.slot(StableHash.mix(~StableHash.of(pool.server(i).name())), heaviest);
        }
        for (int claimed = 0, i = 0; claimed < size; i = i + 1 == servers ? 0 : i + 1) {
            credit[i] += pool.weight(i);
            if (credit[i] >= heaviest) {
                credit[i] -= heaviest;
                while (table[next[i]] >= 0) {
                    next[i] = step(next[i], skip[i], size);
                }
                table[next[i]] = i;
                claimed++;
            }
        }
        return table;
    }

    private static int step(int slot, int skip, int size) {
        int next = slot + skip;
        return next >= size ? next - size : next;
    }

    private static final class Table extends KeyedPicker {
        private final int[] table;

        Table(PoolSnapshot pool, HashKey key, int size, @Nullable Picker previous) {
            super(pool, key, previous);
            table = table(pool, size);
        }

        @Override
        int index(long hash, PickContext context) {
            return table[slot(hash, table.length)];
        }

        @Override
        String means() {
            return "the hash points at one of the table's " + table.length + " slots, and the slot at its server";
        }
    }
}
