package io.evenkeel.vrrp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.protocol.AnnouncementPolicy;
import io.evenkeel.vrrp.protocol.Preemption;
import io.evenkeel.vrrp.protocol.ProtocolVersion;
import io.evenkeel.vrrp.protocol.RouterConfig;
import io.evenkeel.vrrp.spi.VirtualAddress;
import org.jspecify.annotations.Nullable;

/**
 * One virtual router. Immutable and checked: an {@link IllegalArgumentException} names the value that cannot be.
 *
 * @param virtualRouterId 1..255; with the interface it says which virtual router this is
 * @param interfaceName where it advertises and, unless they say otherwise, where its addresses go
 * @param version VRRP version 2 or 3, with what only that version has
 * @param priority 1..254, or 255 if the addresses are this host's own
 * @param advertisementInterval version 2: whole seconds, 1..255; version 3: hundredths of a second, 0.01..40.95
 * @param preemption whether to take over from an active router of lower priority, and after listening to it for how
 *        long; at most 1000 s
 * @param sourceAddress what to advertise from; null for the interface's primary address
 * @param addresses what it floats; 1..255, none twice
 * @param announcements when and how often neighbours are told of them
 */
public record VirtualRouterConfig(int virtualRouterId, String interfaceName, ProtocolVersion version, int priority,
        Duration advertisementInterval, Preemption preemption, @Nullable InetAddress sourceAddress,
        List<VirtualAddress> addresses, AnnouncementPolicy announcements) {
    private static final Duration MAX_PREEMPT_DELAY = Duration.ofSeconds(1000);
    private static final Duration V2_STEP = Duration.ofSeconds(1);
    private static final Duration V3_STEP = Duration.ofMillis(10);
    private static final int V2_MAX_STEPS = 255;
    private static final int V3_MAX_STEPS = 4095;
    private static final int MAX_OCTET = 255;

    /** Checks every value. */
    public VirtualRouterConfig {
        addresses = List.copyOf(addresses);
        requireRange("virtualRouterId", virtualRouterId);
        requireRange("priority", priority);
        require(!interfaceName.isBlank(), "on", "none", "an interface such as eth0");
        switch (version) {
            case ProtocolVersion.V2 v2 -> require(isMultiple(advertisementInterval, V2_STEP, V2_MAX_STEPS),
                    "advertisementInterval", text(advertisementInterval), "whole seconds, 1..255, in VRRP version 2");
            case ProtocolVersion.V3 v3 -> require(isMultiple(advertisementInterval, V3_STEP, V3_MAX_STEPS),
                    "advertisementInterval", text(advertisementInterval),
                    "hundredths of a second, 0.01 s..40.95 s, in VRRP version 3");
        }
        switch (preemption) {
            case Preemption.After(Duration delay) -> require(
                    !delay.isNegative() && delay.compareTo(MAX_PREEMPT_DELAY) <= 0, "preemptDelay", text(delay),
                    "0 s..1000 s");
            case Preemption.Never() -> require(priority != RouterConfig.OWNER_PRIORITY, "preempt", false,
                    "true, since priority 255 says that the addresses are this host's own");
        }
        require(!addresses.isEmpty() && addresses.size() <= MAX_OCTET, "addresses", addresses.size(), "1..255 of them");
        long distinct = addresses.stream().map(VirtualAddress::address).distinct().count();
        require(distinct == addresses.size(), "addresses", addresses, "each once");
    }

    /** Begins a virtual router: version 2 without authentication, priority 100, every second, with preemption. */
    public static VirtualRouterBuilder builder(int virtualRouterId) {
        return new VirtualRouterBuilder(virtualRouterId);
    }

    /** A builder that begins with these values. */
    public VirtualRouterBuilder toBuilder() {
        return new VirtualRouterBuilder(this);
    }

    /** The part that the protocol knows, for a router that advertises from {@code source}. */
    RouterConfig forMachine(InetAddress source) {
        return new RouterConfig(virtualRouterId, version, priority, advertisementInterval.toNanos(), preemption,
                source, addresses.stream().map(VirtualAddress::address).toList(), announcements);
    }

    /** The version of IP that it floats and advertises in: that of its first address. */
    public IpFamily family() {
        return addresses.getFirst().family();
    }

    /** How logs name it. */
    String identity() {
        return "vrid " + virtualRouterId + " on " + interfaceName;
    }

    private static boolean isMultiple(Duration interval, Duration step, int maxSteps) {
        long steps = interval.dividedBy(step);
        return steps >= 1 && steps <= maxSteps && step.multipliedBy(steps).equals(interval);
    }

    private static void requireRange(String name, int value) {
        require(value >= 1 && value <= MAX_OCTET, name, value, "1.." + MAX_OCTET);
    }

    private static void require(boolean ok, String name, Object value, String expected) {
        if (!ok) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
        }
    }

    static String text(Duration duration) {
        return duration.toNanos() / 1e9 + " s";
    }
}
