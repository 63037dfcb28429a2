package io.evenkeel.director.haproxy;

import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/** All {@code global} sections while they are read; a later line wins. */
final class GlobalDraft {
    /** What {@code setenv} and its relatives change. */
    final Variables variables;
    OptionalInt maxConnections = OptionalInt.empty();
    @Nullable
    String node;
    @Nullable
    String description;

    GlobalDraft(Variables variables) {
        this.variables = variables;
    }

    HaproxyConfig.Global finish() {
        return new HaproxyConfig.Global(maxConnections, node, description);
    }
}
