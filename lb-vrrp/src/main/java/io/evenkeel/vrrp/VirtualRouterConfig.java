package io.evenkeel.vrrp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

import io.evenkeel.vrrp.packet.Authentication;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.protocol.AnnouncementPolicy;
import io.evenkeel.vrrp.protocol.Delivery;
import io.evenkeel.vrrp.protocol.Membership;
import io.evenkeel.vrrp.protocol.Preemption;
import io.evenkeel.vrrp.protocol.Protection;
import io.evenkeel.vrrp.protocol.ProtocolVersion;
import io.evenkeel.vrrp.protocol.RivalPolicy;
import io.evenkeel.vrrp.protocol.RouterConfig;
import io.evenkeel.vrrp.spi.AddressMac;
import io.evenkeel.vrrp.spi.HostPolicy;
import io.evenkeel.vrrp.spi.Ipvlan;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualMac;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;
import io.evenkeel.vrrp.track.Tracking;
import org.jspecify.annotations.Nullable;

/**
 * One virtual router. Immutable and checked: an {@link IllegalArgumentException} names the value that cannot be.
 *
 * @param virtualRouterId 1..255; with the interface and the family it says which virtual router this is
 * @param name how scripts and statuses call it
 * @param interfaceName where it advertises and, unless they say otherwise, where its addresses go
 * @param version VRRP version 2 or 3, with what only that version has
 * @param priority 1..254, or 255 if the addresses are this host's own
 * @param advertisementInterval version 2: whole seconds, 1..255; version 3: hundredths of a second, 0.01..40.95
 * @param advertsMissed how many intervals of silence a backup bears besides the skew, 1..100
 * @param preemption whether to take over from an active router of lower priority, and after listening to it for how
 *        long; at most 1000 s
 * @param startupDelay how long to hold back after the start
 * @param delayAfterBoot how long to hold back after the host has come up, at most 1000 s; the longer of the two counts
 * @param sourceAddress what to advertise from; null for the interface's primary address
 * @param delivery by multicast, or to unicast peers
 * @param protection how the routers know each other's packets, beyond a version 2 password
 * @param receiveBuffer how many bytes of the kernel's memory its advertisements may wait in, together with those of the
 *        others on the interface; 0 leaves that to them, 4 MiB where nobody says anything
 * @param rivals what an active router says to another one
 * @param addresses what it floats and advertises; at most 255 of one family, none twice; without any it only elects
 * @param excludedAddresses what it floats and does not advertise, of either family
 * @param routes what goes in and out with the addresses
 * @param rules likewise
 * @param virtualMac the wish to float a hardware address too; null for none
 * @param ipvlan the wish to advertise from an interface with an address of its own; null for none
 * @param addressMacs the wish to float a hardware address with addresses that name one of these interfaces as their device
 * @param announcements when and how often neighbours are told of the addresses
 * @param tracking what its priority depends on, and whether it takes part at all
 * @param tracksOwnInterface whether it is down while its interface is
 * @param group the name of its sync group; null for none
 * @param weightsInGroup whether weights count although it is in a group
 * @param hostPolicy what it takes for granted of its host, and changes there
 */
public record VirtualRouterConfig(int virtualRouterId, String name, String interfaceName, ProtocolVersion version,
        int priority, Duration advertisementInterval, int advertsMissed, Preemption preemption, Duration startupDelay,
        Duration delayAfterBoot, @Nullable InetAddress sourceAddress, Delivery delivery, Protection protection,
        int receiveBuffer, RivalPolicy rivals,
        List<VirtualAddress> addresses, List<VirtualAddress> excludedAddresses, List<VirtualRoute> routes,
        List<VirtualRule> rules, @Nullable VirtualMac virtualMac, @Nullable Ipvlan ipvlan,
        List<AddressMac> addressMacs, AnnouncementPolicy announcements,
        List<Tracking> tracking, boolean tracksOwnInterface, @Nullable String group, boolean weightsInGroup,
        HostPolicy hostPolicy) {
    private static final Duration MAX_DELAY = Duration.ofSeconds(1000);
    private static final Duration V2_STEP = Duration.ofSeconds(1);
    private static final Duration V3_STEP = Duration.ofMillis(10);
    private static final int V2_MAX_STEPS = 255;
    private static final int V3_MAX_STEPS = 4095;
    private static final int MAX_OCTET = 255;
    private static final int MAX_ADVERTS_MISSED = 100;

    /** Checks every value. */
    public VirtualRouterConfig {
        addresses = List.copyOf(addresses);
        excludedAddresses = List.copyOf(excludedAddresses);
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
        addressMacs = List.copyOf(addressMacs);
        tracking = List.copyOf(tracking);
        requireRange("virtualRouterId", virtualRouterId, MAX_OCTET);
        requireRange("priority", priority, MAX_OCTET);
        requireRange("advertsMissed", advertsMissed, MAX_ADVERTS_MISSED);
        require(!interfaceName.isBlank(), "on", "none", "an interface such as eth0");
        requireInterval(version, advertisementInterval);
        requireDelay("startupDelay", startupDelay);
        requireDelay("delayAfterBoot", delayAfterBoot);
        require(receiveBuffer >= 0, "receiveBuffer", receiveBuffer, "0..2147483647 bytes");
        switch (preemption) {
            case Preemption.After(Duration delay) -> requireDelay("preemptDelay", delay);
            case Preemption.Never never -> require(priority != RouterConfig.OWNER_PRIORITY, "preempt", false,
                    "true, since priority 255 says that the addresses are this host's own");
        }
        requireAddresses(addresses, excludedAddresses);
        requireAddressMacs(addressMacs);
        requireIpvlan(ipvlan, virtualMac, sourceAddress, delivery);
        requireOneFamily(family(addresses, sourceAddress, delivery), addresses, sourceAddress, delivery, version);
        requireProtection(version, protection);
    }

    private static void requireInterval(ProtocolVersion version, Duration interval) {
        switch (version) {
            case ProtocolVersion.V2 v2 -> require(isMultiple(interval, V2_STEP, V2_MAX_STEPS), "advertisementInterval",
                    text(interval), "whole seconds, 1..255, in VRRP version 2");
            case ProtocolVersion.V3 v3 -> require(isMultiple(interval, V3_STEP, V3_MAX_STEPS), "advertisementInterval",
                    text(interval), "hundredths of a second, 0.01 s..40.95 s, in VRRP version 3");
        }
    }

    private static void requireDelay(String name, Duration delay) {
        require(!delay.isNegative() && delay.compareTo(MAX_DELAY) <= 0, name, text(delay), "0 s..1000 s");
    }

    private static void requireAddresses(List<VirtualAddress> advertised, List<VirtualAddress> excluded) {
        require(advertised.size() <= MAX_OCTET, "addresses", advertised.size(), "at most 255 of them");
        var seen = new HashSet<InetAddress>();
        boolean distinct = advertised.stream().allMatch(address -> seen.add(address.address()));
        require(distinct, "addresses", advertised, "each once");
        boolean distinctWithExcluded = excluded.stream().allMatch(address -> seen.add(address.address()));
        require(distinctWithExcluded, "excludedAddresses", excluded, "each once, and not among the addresses");
    }

    private static void requireAddressMacs(List<AddressMac> macs) {
        require(macs.stream().map(AddressMac::interfaceName).distinct().count() == macs.size(), "addressMacs", macs,
                "each name once");
    }

    private static void requireIpvlan(@Nullable Ipvlan ipvlan, @Nullable VirtualMac virtualMac, @Nullable InetAddress source,
            Delivery delivery) {
        if (ipvlan != null) {
            require(virtualMac == null, "ipvlan", ipvlan.interfaceName(), "none, since there is a virtual MAC interface");
            require(ipvlan.address().equals(source), "sourceAddress", source == null ? "none" : source.getHostAddress(),
                    ipvlan.address().getHostAddress() + ", the address of the ipvlan");
            require(delivery instanceof Delivery.Multicast, "delivery", "unicast",
                    "multicast: what comes to the address of an ipvlan is heard nowhere else");
        }
    }

    private static void requireOneFamily(IpFamily family, List<VirtualAddress> addresses, @Nullable InetAddress source,
            Delivery delivery, ProtocolVersion version) {
        require(addresses.stream().allMatch(address -> address.family() == family), "addresses", addresses,
                "all of one family; others can be excludedAddresses");
        require(source == null || IpFamily.of(source) == family, "sourceAddress",
                source == null ? "" : source.getHostAddress(), "an " + family + " address, as the virtual ones are");
        for (InetAddress destination : delivery.destinations()) {
            require(IpFamily.of(destination) == family,
                    delivery instanceof Delivery.Unicast ? "unicastPeer" : "multicastGroup", destination.getHostAddress(),
                    "an " + family + " address, as the virtual ones are");
        }
        require(family == IpFamily.IPV4 || version instanceof ProtocolVersion.V3, "version", 2,
                "3, since the addresses are IPv6");
    }

    private static void requireProtection(ProtocolVersion version, Protection protection) {
        boolean hasHeader = version instanceof ProtocolVersion.V2(var used, var requires) && used instanceof Authentication.Header;
        require(hasHeader == protection instanceof Protection.Header, "protection", protection,
                "an authentication header if and only if version 2 says so");
        require(!(protection instanceof Protection.Trailer) || version instanceof ProtocolVersion.V3, "protection",
                "a signed trailer", "VRRP version 3 with it");
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
        return new RouterConfig(virtualRouterId, version, priority, advertisementInterval.toNanos(), advertsMissed,
                preemption, source, addresses.stream().map(VirtualAddress::address).toList(), announcements, delivery,
                protection, rivals, startupDelay.toNanos(),
                group == null ? new Membership.Alone() : new Membership.Member(0, advertisementInterval.toNanos()));
    }

    /** The version of IP that it floats and advertises in: that of its first address. */
    public IpFamily family() {
        return family(addresses, sourceAddress, delivery);
    }

    /** Without a virtual address those that it advertises from and to tell. */
    static IpFamily family(List<VirtualAddress> addresses, @Nullable InetAddress source, @Nullable Delivery delivery) {
        if (!addresses.isEmpty()) {
            return addresses.getFirst().family();
        }
        if (source != null) {
            return IpFamily.of(source);
        }
        return delivery == null || delivery.destinations().isEmpty() ? IpFamily.IPV4
                : IpFamily.of(delivery.destinations().getFirst());
    }

    /** How long it holds back when it is started so long after the host. */
    Duration holdsBack(Duration sinceBoot) {
        Duration rest = delayAfterBoot.minus(sinceBoot);
        return rest.compareTo(startupDelay) > 0 ? rest : startupDelay;
    }

    /** Whether its priority says that the addresses are this host's own. */
    public boolean isOwner() {
        return priority == RouterConfig.OWNER_PRIORITY;
    }

    /** Whether a router that runs with {@code this} can take the values of {@code next} over without starting again. */
    boolean canBecome(VirtualRouterConfig next) {
        return version.equals(next.version) && delivery.equals(next.delivery) && protection.equals(next.protection)
                && isOwner() == next.isOwner() && Objects.equals(virtualMac, next.virtualMac) && Objects.equals(ipvlan, next.ipvlan)
                && addressMacs.equals(next.addressMacs)
                && hostPolicy.interfaceMayBeMissing(true).equals(next.hostPolicy.interfaceMayBeMissing(true));
    }

    /** How logs name it. */
    String identity() {
        return "vrid " + virtualRouterId + " on " + interfaceName + (family() == IpFamily.IPV6 ? " (IPv6)" : "");
    }

    private static boolean isMultiple(Duration interval, Duration step, int maxSteps) {
        long steps = interval.dividedBy(step);
        return steps >= 1 && steps <= maxSteps && step.multipliedBy(steps).equals(interval);
    }

    private static void requireRange(String name, int value, int most) {
        require(value >= 1 && value <= most, name, value, "1.." + most);
    }

    private static void require(boolean ok, String name, Object value, String expected) {
        if (!ok) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
        }
    }

    static InetAddress address(String name, String literal) {
        try {
            return InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + literal + " (expected: an address)", e);
        }
    }

    static String text(Duration duration) {
        return duration.toNanos() / 1e9 + " s";
    }
}
