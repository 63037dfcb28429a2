package io.evenkeel.director.keepalived;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Who is told what happens, while the block of an instance or a sync group is read. */
final class NotifyDraft {
    final Map<String, Script> scripts = new HashMap<>();
    boolean deleted;
    @Nullable
    Boolean priorityChanges;

    NotifySettings finish() {
        return new NotifySettings(scripts, deleted, priorityChanges);
    }
}
