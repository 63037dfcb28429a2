package io.evenkeel.vrrp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.vrrp.packet.Authentication;
import io.evenkeel.vrrp.packet.ChecksumForm;
import io.evenkeel.vrrp.protocol.AnnouncementPolicy;
import io.evenkeel.vrrp.protocol.Preemption;
import io.evenkeel.vrrp.protocol.ProtocolVersion;
import io.evenkeel.vrrp.spi.VirtualAddress;
import org.jspecify.annotations.Nullable;

/** Collects the values of a {@link VirtualRouterConfig}, which checks them. Not thread-safe. */
public final class VirtualRouterBuilder {
    private static final int DEFAULT_PRIORITY = 100;
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(1);

    private final int virtualRouterId;
    private String interfaceName = "";
    private int version = 2;
    private Authentication authentication = new Authentication.None();
    private ChecksumForm checksumForm = ChecksumForm.WITH_PSEUDO_HEADER;
    private int priority = DEFAULT_PRIORITY;
    private Duration advertisementInterval = DEFAULT_INTERVAL;
    private boolean preempt = true;
    private Duration preemptDelay = Duration.ZERO;
    private @Nullable InetAddress sourceAddress;
    private final List<VirtualAddress> addresses = new ArrayList<>();
    private AnnouncementPolicy announcements = AnnouncementPolicy.DEFAULT;

    VirtualRouterBuilder(int virtualRouterId) {
        this.virtualRouterId = virtualRouterId;
    }

    VirtualRouterBuilder(VirtualRouterConfig config) {
        this(config.virtualRouterId());
        interfaceName = config.interfaceName();
        switch (config.version()) {
            case ProtocolVersion.V2(Authentication used) -> authentication = used;
            case ProtocolVersion.V3(ChecksumForm form) -> {
                version = 3;
                checksumForm = form;
            }
        }
        priority = config.priority();
        advertisementInterval = config.advertisementInterval();
        switch (config.preemption()) {
            case Preemption.Never() -> preempt = false;
            case Preemption.After(Duration delay) -> preemptDelay = delay;
        }
        sourceAddress = config.sourceAddress();
        addresses.addAll(config.addresses());
        announcements = config.announcements();
    }

    /** The interface to advertise on. Needed. */
    public VirtualRouterBuilder on(String name) {
        interfaceName = name;
        return this;
    }

    /** 2 (default) or 3. */
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
        return this;
    }

    /** Which checksum to send in version 3; both are accepted. Default with pseudo-header, as keepalived does. */
    public VirtualRouterBuilder checksumForm(ChecksumForm form) {
        checksumForm = form;
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

    /** Whether to take over from an active router of lower priority; default true. */
    public VirtualRouterBuilder preempt(boolean yes) {
        preempt = yes;
        return this;
    }

    /** How long to listen to an active router of lower priority before taking over; default zero. */
    public VirtualRouterBuilder preemptDelay(Duration delay) {
        preemptDelay = delay;
        return this;
    }

    /** What to advertise from; default the interface's primary address. */
    public VirtualRouterBuilder sourceAddress(String literal) {
        try {
            sourceAddress = InetAddress.ofLiteral(literal);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("sourceAddress: " + literal + " (expected: an address)", e);
        }
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

    /** When and how often to tell neighbours of the addresses; default {@link AnnouncementPolicy#DEFAULT}. */
    public VirtualRouterBuilder announcements(AnnouncementPolicy policy) {
        announcements = policy;
        return this;
    }

    /** The checked configuration. */
    public VirtualRouterConfig build() {
        if (version == 3 && !(authentication instanceof Authentication.None)) {
            throw new IllegalArgumentException("password: set (expected: none, VRRP version 3 has no authentication)");
        }
        ProtocolVersion spoken = version == 2 ? new ProtocolVersion.V2(authentication)
                : new ProtocolVersion.V3(checksumForm);
        if (!preempt && !preemptDelay.isZero()) {
            throw new IllegalArgumentException("preemptDelay: " + VirtualRouterConfig.text(preemptDelay)
                    + " (expected: 0 s, since preemption is off)");
        }
        Preemption preemption = preempt ? new Preemption.After(preemptDelay) : new Preemption.Never();
        return new VirtualRouterConfig(virtualRouterId, interfaceName, spoken, priority, advertisementInterval, preemption,
                sourceAddress, addresses, announcements);
    }
}
