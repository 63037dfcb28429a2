package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The whole configuration while it is read. */
final class GlobalDraft {
    @Nullable
    String routerId;
    int version = 2;
    Duration garpMasterDelay = Duration.ofSeconds(5);
    int garpMasterRepeat = 5;
    Duration garpRefresh = Duration.ZERO;
    int garpRefreshRepeat = 1;
    final List<InstanceDraft> instances = new ArrayList<>();
}
