package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.diagnostic.Position;
import org.jspecify.annotations.Nullable;

/** A {@code vrrp_instance} while its block is read; {@code null} is what the text does not say. */
final class InstanceDraft {
    /** An address before its device is known. */
    record Address(String address, int prefixLength, @Nullable String device, @Nullable String label, Position position) {}

    final String name;
    final Position position;
    VrrpInstance.@Nullable State state;
    @Nullable
    String interfaceName;
    @Nullable
    Integer virtualRouterId;
    @Nullable
    Integer priority;
    Duration advertInterval = Duration.ofSeconds(1);
    Position advertIntervalPosition;
    @Nullable
    Integer version;
    boolean preempt = true;
    Position preemptPosition;
    Duration preemptDelay = Duration.ZERO;
    Position preemptDelayPosition;
    @Nullable
    String sourceAddress;
    @Nullable
    Position authentication;
    boolean authenticationType;
    /** Whether a type is written, perhaps a wrong one. */
    boolean authenticationTypeWritten;
    @Nullable
    String password;
    @Nullable
    Duration garpMasterDelay;
    @Nullable
    Integer garpMasterRepeat;
    @Nullable
    Duration garpRefresh;
    @Nullable
    Integer garpRefreshRepeat;
    final List<Address> addresses = new ArrayList<>();
    /** Whether there was a list of addresses, perhaps with nothing but errors in it. */
    boolean listed;
    /** Whether a line about a needed value had an error, which then is not also reported as missing. */
    boolean broken;

    InstanceDraft(String name, Position position) {
        this.name = name;
        this.position = position;
        this.advertIntervalPosition = position;
        this.preemptPosition = position;
        this.preemptDelayPosition = position;
    }
}
