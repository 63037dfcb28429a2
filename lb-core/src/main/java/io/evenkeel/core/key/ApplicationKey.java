package io.evenkeel.core.key;

import io.evenkeel.core.ByteSequence;
import io.evenkeel.core.PickContext;

/** {@link HashKeys#application}. An empty key is one too. */
enum ApplicationKey implements HashKey {
    INSTANCE;

    @Override
    public long hash(PickContext context, KeyHash function) {
        ByteSequence key = context.key();
        return key == null ? ABSENT : Unsigned.of(function, key, 0, key.length());
    }

    @Override
    public String toString() {
        return "key";
    }
}
