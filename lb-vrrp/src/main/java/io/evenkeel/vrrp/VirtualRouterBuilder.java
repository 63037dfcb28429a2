package io.evenkeel.vrrp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

import io.evenkeel.vrrp.packet.Authentication;
import io.evenkeel.vrrp.packet.ChecksumForm;
import io.evenkeel.vrrp.packet.HeaderKey;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.protocol.AnnouncementPolicy;
import io.evenkeel.vrrp.protocol.Delivery;
import io.evenkeel.vrrp.protocol.Preemption;
import io.evenkeel.vrrp.protocol.Protection;
import io.evenkeel.vrrp.protocol.ProtocolVersion;
import io.evenkeel.vrrp.protocol.RivalPolicy;
import io.evenkeel.vrrp.protocol.RouterConfig;
import io.evenkeel.vrrp.protocol.UnicastPeer;
import io.evenkeel.vrrp.spi.AddressMac;
import io.evenkeel.vrrp.spi.HostPolicy;
import io.evenkeel.vrrp.spi.Ipvlan;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualMac;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;
import io.evenkeel.vrrp.track.Tracker;
import io.evenkeel.vrrp.track.Tracking;
import org.jspecify.annotations.Nullable;

/** Collects the values of a {@link VirtualRouterConfig}, which checks them. Not thread-safe. */
public final class VirtualRouterBuilder {
    private final int virtualRouterId;
    private @Nullable String name;
    private String interfaceName = "";
    private int version;
    private Authentication authentication = new Authentication.None();
    private boolean requiresOurAddresses;
    private ChecksumForm checksumForm = ChecksumForm.WITH_PSEUDO_HEADER;
    private boolean learnsOldChecksum = true;
    private int priority = 100;
    private Duration advertisementInterval = Duration.ofSeconds(1);
    private int advertsMissed = RouterConfig.ADVERTS_MISSED;
    private boolean preempt = true;
    private Duration preemptDelay = Duration.ZERO;
    private OptionalInt highestOther = OptionalInt.empty();
    private Duration startupDelay = Duration.ZERO;
    private Duration delayAfterBoot = Duration.ZERO;
    private @Nullable InetAddress sourceAddress;
    private @Nullable Delivery delivery;
    private Protection protection = new Protection.None();
    private int receiveBuffer;
    private RivalPolicy rivals = RivalPolicy.DEFAULT;
    private final List<VirtualAddress> addresses = new ArrayList<>();
    private boolean electsOnly;
    private final List<VirtualAddress> excludedAddresses = new ArrayList<>();
    private final List<VirtualRoute> routes = new ArrayList<>();
    private final List<VirtualRule> rules = new ArrayList<>();
    private @Nullable VirtualMac virtualMac;
    private @Nullable Ipvlan ipvlan;
    private final List<AddressMac> addressMacs = new ArrayList<>();
    private AnnouncementPolicy announcements = AnnouncementPolicy.DEFAULT;
    private final List<Tracking> tracking = new ArrayList<>();
    private boolean tracksOwnInterface = true;
    private @Nullable String group;
    private boolean weightsInGroup;
    private HostPolicy hostPolicy = HostPolicy.DEFAULT;

    VirtualRouterBuilder(int virtualRouterId) {
        this.virtualRouterId = virtualRouterId;
    }

    VirtualRouterBuilder(VirtualRouterConfig config) {
        this(config.virtualRouterId());
        name = config.name();
        interfaceName = config.interfaceName();
        switch (config.version()) {
            case ProtocolVersion.V2(Authentication used, boolean requires) -> {
                version = 2;
                authentication = used;
                requiresOurAddresses = requires;
            }
            case ProtocolVersion.V3(ChecksumForm form, boolean learns) -> {
                version = 3;
                checksumForm = form;
                learnsOldChecksum = learns;
            }
        }
        priority = config.priority();
        advertisementInterval = config.advertisementInterval();
        advertsMissed = config.advertsMissed();
        switch (config.preemption()) {
            case Preemption.Never(OptionalInt other) -> {
                preempt = false;
                highestOther = other;
            }
            case Preemption.After(Duration delay) -> preemptDelay = delay;
        }
        startupDelay = config.startupDelay();
        delayAfterBoot = config.delayAfterBoot();
        sourceAddress = config.sourceAddress();
        delivery = config.delivery();
        protection = config.protection();
        receiveBuffer = config.receiveBuffer();
        rivals = config.rivals();
        addresses.addAll(config.addresses());
        electsOnly = addresses.isEmpty();
        excludedAddresses.addAll(config.excludedAddresses());
        routes.addAll(config.routes());
        rules.addAll(config.rules());
        virtualMac = config.virtualMac();
        ipvlan = config.ipvlan();
        addressMacs.addAll(config.addressMacs());
        announcements = config.announcements();
        tracking.addAll(config.tracking());
        tracksOwnInterface = config.tracksOwnInterface();
        group = config.group();
        weightsInGroup = config.weightsInGroup();
        hostPolicy = config.hostPolicy();
    }

    /** How scripts and statuses call it; default {@code vrid 51 on eth0}. */
    public VirtualRouterBuilder name(String text) {
        name = text;
        return this;
    }

    /** The interface to advertise on. Needed. */
    public VirtualRouterBuilder on(String nameOfInterface) {
        interfaceName = nameOfInterface;
        return this;
    }

    /** 2 or 3; default 2, with IPv6 addresses 3. */
    public VirtualRouterBuilder version(int number) {
        if (number != 2 && number != 3) {
            throw new IllegalArgumentException("version: " + number + " (expected: 2 or 3)");
        }
        version = number;
        return this;
    }

    /**
     * A clear text password of 1..8 bytes, only in version 2; default none. It keeps two clusters apart that share a VRID
     * by mistake, and protects nothing.
     */
    public VirtualRouterBuilder password(String text) {
        authentication = Authentication.Password.of(text);
        protection = new Protection.None();
        return this;
    }

    /** An authentication header with this password of 1..8 bytes, only in version 2 over IPv4; default none. */
    public VirtualRouterBuilder authenticationHeader(String password) {
        authentication = new Authentication.Header();
        protection = new Protection.Header(HeaderKey.of(password));
        return this;
    }

    /** A signed trailer, only in version 3; default none. */
    public VirtualRouterBuilder signed(Protection.Trailer trailer) {
        protection = trailer;
        return this;
    }

    /** Which checksum to send in version 3 over IPv4; both are accepted. Default with pseudo-header, as keepalived does. */
    public VirtualRouterBuilder checksumForm(ChecksumForm form) {
        checksumForm = form;
        return this;
    }

    /**
     * Whether an advertisement of version 2 that floats other addresses than ours is dropped (RFC 3768 section 7.1), as
     * keepalived did until 2.3.2; default false. Two routers that drop each other's are both active.
     */
    public VirtualRouterBuilder requireOurAddresses(boolean yes) {
        requiresOurAddresses = yes;
        return this;
    }

    /**
     * Whether unicast peers that make their version 3 checksums as keepalived until 1.3.6 are understood, and then sent
     * such; default true.
     */
    public VirtualRouterBuilder learnOldChecksum(boolean yes) {
        learnsOldChecksum = yes;
        return this;
    }

    /** 1..254, or 255 if the addresses are this host's own; default 100. */
    public VirtualRouterBuilder priority(int number) {
        priority = number;
        return this;
    }

    /** Time between advertisements; default one second. */
    public VirtualRouterBuilder advertisementInterval(Duration interval) {
        advertisementInterval = interval;
        return this;
    }

    /** How many intervals of silence to bear as a backup, besides the skew; default 3. */
    public VirtualRouterBuilder advertsMissed(int number) {
        advertsMissed = number;
        return this;
    }

    /** Whether to take over from an active router of lower priority; default true. */
    public VirtualRouterBuilder preempt(boolean yes) {
        preempt = yes;
        return this;
    }

    /**
     * The highest priority that any other router can have, only without preemption; default unknown. See
     * {@link Preemption.Never}.
     */
    public VirtualRouterBuilder highestOtherPriority(int number) {
        highestOther = OptionalInt.of(number);
        return this;
    }

    /** How long to listen to an active router of lower priority before taking over; default zero. */
    public VirtualRouterBuilder preemptDelay(Duration delay) {
        preemptDelay = delay;
        return this;
    }

    /** How long to hold back after the start; default zero. */
    public VirtualRouterBuilder startupDelay(Duration delay) {
        startupDelay = delay;
        return this;
    }

    /** How long to hold back after the host has come up, if that is longer; default zero. */
    public VirtualRouterBuilder delayAfterBoot(Duration delay) {
        delayAfterBoot = delay;
        return this;
    }

    /** What to advertise from; default the interface's primary address, in IPv6 its link-local one. */
    public VirtualRouterBuilder sourceAddress(String literal) {
        sourceAddress = VirtualRouterConfig.address("sourceAddress", literal);
        return this;
    }

    /** How advertisements reach the others; default multicast to the group of VRRP. */
    public VirtualRouterBuilder delivery(Delivery way) {
        delivery = way;
        return this;
    }

    /** One more router to advertise to by its own address, instead of by multicast. */
    public VirtualRouterBuilder unicastPeer(String literal) {
        UnicastPeer peer = UnicastPeer.of(literal);
        return delivery(delivery instanceof Delivery.Unicast unicast ? unicast.with(peer)
                : new Delivery.Unicast(List.of(peer), Delivery.MAX_TTL, false));
    }

    /** How many bytes of the kernel's memory received advertisements may wait in; default 0, for 4 MiB on each interface. */
    public VirtualRouterBuilder receiveBuffer(int bytes) {
        receiveBuffer = bytes;
        return this;
    }

    /** What to say to other active routers; default {@link RivalPolicy#DEFAULT}. */
    public VirtualRouterBuilder rivals(RivalPolicy policy) {
        rivals = policy;
        return this;
    }

    /** One more address to float, such as {@code 192.168.4.80/24}. At least one is needed. */
    public VirtualRouterBuilder address(String text) {
        return address(VirtualAddress.of(text));
    }

    /** One more address to float. */
    public VirtualRouterBuilder address(VirtualAddress address) {
        addresses.add(address);
        return this;
    }

    /** None to float or advertise: the routers only elect one of them, for what listeners make of it. */
    public VirtualRouterBuilder withoutAddresses() {
        electsOnly = true;
        return this;
    }

    /** One more address to float without advertising it; it may be of the other family. */
    public VirtualRouterBuilder excludedAddress(VirtualAddress address) {
        excludedAddresses.add(address);
        return this;
    }

    /** One more route that goes with the addresses. */
    public VirtualRouterBuilder route(VirtualRoute one) {
        routes.add(one);
        return this;
    }

    /** One more rule that goes with the addresses. */
    public VirtualRouterBuilder rule(VirtualRule one) {
        rules.add(one);
        return this;
    }

    /** A hardware address that floats too; default none. */
    public VirtualRouterBuilder virtualMac(VirtualMac wish) {
        virtualMac = wish;
        return this;
    }

    /** An interface with an address of its own, to advertise from; default none. Its address becomes the source address. */
    public VirtualRouterBuilder ipvlan(Ipvlan wish) {
        ipvlan = wish;
        sourceAddress = wish.address();
        return this;
    }

    /**
     * A hardware address that floats with the addresses that are {@link VirtualAddress#on} its interface, which is made above
     * another one; default none.
     */
    public VirtualRouterBuilder addressMac(AddressMac wish) {
        addressMacs.add(wish);
        return this;
    }

    /** When and how often to tell neighbours of the addresses; default {@link AnnouncementPolicy#DEFAULT}. */
    public VirtualRouterBuilder announcements(AnnouncementPolicy policy) {
        announcements = policy;
        return this;
    }

    /** Down while {@code tracker} is not up. */
    public VirtualRouterBuilder track(Tracker tracker) {
        return track(Tracking.of(tracker));
    }

    /** One more condition that the priority, or taking part at all, depends on. */
    public VirtualRouterBuilder track(Tracking condition) {
        tracking.add(condition);
        return this;
    }

    /** Whether it is down while its own interface is; default true. */
    public VirtualRouterBuilder trackOwnInterface(boolean yes) {
        tracksOwnInterface = yes;
        return this;
    }

    /** The sync group whose members move together; default none. Weights do not count in it. */
    public VirtualRouterBuilder group(String nameOfGroup) {
        group = nameOfGroup;
        return this;
    }

    /** Whether weights count although the router is in a sync group; default false. All members should then track the same. */
    public VirtualRouterBuilder weightsInGroup(boolean yes) {
        weightsInGroup = yes;
        return this;
    }

    /** What it takes for granted of its host, and changes there; default {@link HostPolicy#DEFAULT}. */
    public VirtualRouterBuilder hostPolicy(HostPolicy policy) {
        hostPolicy = policy;
        return this;
    }

    /** The checked configuration. */
    public VirtualRouterConfig build() {
        IpFamily family = VirtualRouterConfig.family(addresses, sourceAddress, delivery);
        boolean isV3 = version == 3 || (version == 0 && family == IpFamily.IPV6);
        if (isV3 && !(authentication instanceof Authentication.None)) {
            throw new IllegalArgumentException("password: set (expected: none, VRRP version 3 has no authentication)");
        }
        if (!preempt && !preemptDelay.isZero()) {
            throw new IllegalArgumentException("preemptDelay: " + VirtualRouterConfig.text(preemptDelay)
                    + " (expected: 0 s, since preemption is off)");
        }
        if (addresses.isEmpty() != electsOnly) {
            throw new IllegalArgumentException("addresses: " + addresses.size() + " (expected: "
                    + (electsOnly ? "none, since it is withoutAddresses)" : "1..255 of them)"));
        }
        if (preempt && highestOther.isPresent()) {
            throw new IllegalArgumentException("highestOtherPriority: " + highestOther.getAsInt()
                    + " (expected: none, since preemption is on)");
        }
        if (isV3 && requiresOurAddresses) {
            throw new IllegalArgumentException("requireOurAddresses: true (expected: false, VRRP version 3 takes them)");
        }
        String named = name == null ? "vrid " + virtualRouterId + " on " + interfaceName : name;
        return new VirtualRouterConfig(virtualRouterId, named, interfaceName,
                isV3 ? new ProtocolVersion.V3(checksumForm, learnsOldChecksum)
                        : new ProtocolVersion.V2(authentication, requiresOurAddresses),
                priority,
                advertisementInterval, advertsMissed, preempt ? new Preemption.After(preemptDelay) : new Preemption.Never(highestOther),
                startupDelay, delayAfterBoot, sourceAddress,
                delivery == null ? new Delivery.Multicast(family.group()) : delivery, protection, receiveBuffer, rivals, addresses,
                excludedAddresses,
                routes, rules,
                virtualMac, ipvlan, addressMacs, announcements, tracking, tracksOwnInterface, group, weightsInGroup, hostPolicy);
    }

}
