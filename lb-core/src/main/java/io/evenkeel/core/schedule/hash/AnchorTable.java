package io.evenkeel.core.schedule.hash;

import io.evenkeel.core.schedule.basis.StableHash;

/**
 * The buckets of AnchorHash (Mendelson, Vargaftik, Barabash, Lorenz, Keslassy and Orda, "AnchorHash: A Scalable Consistent Hash",
 * 2021; algorithm 3, whose names the arrays have). Of {@code capacity} buckets some work; the others were removed, the last one
 * removed comes back first. A key hashes to any bucket; while that one is removed, it hashes again among those that worked when
 * it was. Confined to its maker until published, unchanged afterwards.
 */
final class AnchorTable {
    /** Of a removed bucket: how many worked after its removal; of a working one 0. */
    private final int[] a;
    /** The bucket that took a removed one's place. */
    private final int[] k;
    /** The working buckets, in {@code w[0..n-1]}. */
    private final int[] w;
    /** Where a bucket last stood in {@code w}. */
    private final int[] l;
    /** The removed buckets, the last one removed on top. */
    private final int[] r;
    private int removed;
    private int working;

    /** A table in which no bucket works. */
    AnchorTable(int capacity) {
        a = new int[capacity];
        k = new int[capacity];
        w = new int[capacity];
        l = new int[capacity];
        r = new int[capacity];
        for (int b = 0; b < capacity; b++) {
            k[b] = b;
            w[b] = b;
            l[b] = b;
        }
        working = capacity;
        for (int b = capacity - 1; b >= 0; b--) {
            remove(b);
        }
    }

    AnchorTable(AnchorTable other) {
        a = other.a.clone();
        k = other.k.clone();
        w = other.w.clone();
        l = other.l.clone();
        r = other.r.clone();
        removed = other.removed;
        working = other.working;
    }

    int capacity() {
        return a.length;
    }

    /** Puts the bucket that was removed last to work again. */
    int add() {
        int b = r[--removed];
        a[b] = 0;
        l[w[working]] = working;
        w[l[b]] = b;
        k[b] = b;
        working++;
        return b;
    }

    void remove(int b) {
        r[removed++] = b;
        working--;
        a[b] = working;
        w[l[b]] = w[working];
        l[w[working]] = l[b];
        k[b] = w[working];
    }

    /** The working bucket of a hash; there must be one. */
    int bucket(long hash) {
        int b = KeyedPicker.slot(hash, a.length);
        while (a[b] > 0) {
            int h = KeyedPicker.slot(StableHash.mix(hash ^ b), a[b]);
            while (a[h] >= a[b]) {
                h = k[h];
            }
            b = h;
        }
        return b;
    }
}
