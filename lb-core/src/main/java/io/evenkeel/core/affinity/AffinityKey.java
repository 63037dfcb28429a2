package io.evenkeel.core.affinity;

import io.evenkeel.core.PickContext;
import org.jspecify.annotations.Nullable;

/**
 * What a request is remembered by. A key is a value: two that extract alike should be equal. Called by any thread.
 */
@FunctionalInterface
public interface AffinityKey {
    /** The key, which has {@code equals} and {@code hashCode} and keeps no buffer; null when the request has none. */
    @Nullable
    Object of(PickContext context);
}
