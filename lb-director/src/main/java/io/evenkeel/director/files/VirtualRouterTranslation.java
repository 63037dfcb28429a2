package io.evenkeel.director.files;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.evenkeel.core.validation.Expect;
import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.keepalived.KeepalivedConfig;
import io.evenkeel.director.keepalived.VrrpInstance;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.packet.ChecksumForm;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.protocol.AnnouncementPolicy;
import io.evenkeel.vrrp.protocol.Delivery;
import io.evenkeel.vrrp.protocol.RivalPolicy;
import io.evenkeel.vrrp.protocol.UnicastPeer;
import io.evenkeel.vrrp.spi.AddressMac;
import io.evenkeel.vrrp.spi.HostPolicy;
import io.evenkeel.vrrp.spi.Ipvlan;
import io.evenkeel.vrrp.spi.PacketFilter;
import io.evenkeel.vrrp.spi.VirtualMac;
import io.evenkeel.vrrp.track.Tracking;
import org.jspecify.annotations.Nullable;

/** What a {@code keepalived.conf} means to the election engine. A value that it refuses is an error at its place. */
final class VirtualRouterTranslation {
    private final Diagnostics diagnostics;
    private final Commands commands;

    VirtualRouterTranslation(Diagnostics diagnostics, Commands commands) {
        this.diagnostics = diagnostics;
        this.commands = commands;
    }

    @Nullable
    List<VirtualRouterConfig> translate(KeepalivedConfig config) {
        List<VirtualRouterConfig> routers = new ArrayList<>();
        var tracking = new TrackingTranslation(config, commands, diagnostics);
        for (VrrpInstance instance : config.instances()) {
            try {
                routers.add(router(instance, tracking));
            } catch (IllegalArgumentException e) {
                diagnostics.error(instance.position(), String.valueOf(e.getMessage()), null);
            }
        }
        return diagnostics.failed() ? null : routers;
    }

    private static VirtualRouterConfig router(VrrpInstance instance, TrackingTranslation tracking) {
        VirtualRouterBuilder router = VirtualRouterConfig.builder(instance.virtualRouterId())
                .name(instance.name())
                .on(instance.interfaceName())
                .version(instance.version())
                .priority(instance.priority())
                .advertisementInterval(instance.advertInterval())
                .advertsMissed(instance.downTimerAdverts())
                .preempt(instance.preempt())
                .preemptDelay(instance.preemptDelay())
                .startupDelay(instance.startupDelay())
                .delayAfterBoot(instance.delayAfterBoot())
                .receiveBuffer(instance.receiveBuffer())
                .requireOurAddresses(instance.requiresOurAddresses())
                .rivals(rivals(instance.rivals()))
                .announcements(announcements(instance.gratuitousArp()))
                .hostPolicy(hostPolicy(instance.host()));
        if (instance.highestOther() != null) {
            router.highestOtherPriority(instance.highestOther());
        }
        transmission(instance, router);
        tracking.add(instance, router);
        IpFamily family = RouterAddresses.add(instance, router);
        instance.routes().forEach(line -> router.route(RoutingTranslation.route(line, family)));
        instance.rules().forEach(line -> router.rule(RoutingTranslation.rule(line, family)));
        return router.build();
    }

    private static void transmission(VrrpInstance instance, VirtualRouterBuilder router) {
        String source = instance.sourceAddress();
        if (source != null) {
            router.sourceAddress(source);
            if (instance.tracksSource()) {
                router.track(Tracking.ofAddress(instance.interfaceName(), InetAddress.ofLiteral(source)));
            }
        }
        VrrpInstance.Unicast unicast = instance.unicast();
        if (unicast != null) {
            router.delivery(unicast(unicast, source));
        } else if (instance.multicastGroup() != null) {
            router.delivery(new Delivery.Multicast(InetAddress.ofLiteral(instance.multicastGroup())));
        }
        if (instance.checksumAsV2()) {
            router.checksumForm(ChecksumForm.MESSAGE_ONLY);
        }
        switch (instance.oldChecksum()) {
            case LEARNED -> {
                // What a builder begins with.
            }
            case ALWAYS -> {
                if (unicast != null) {
                    router.checksumForm(ChecksumForm.GROUP_PSEUDO_HEADER);
                }
            }
            case NEVER -> router.learnOldChecksum(false);
        }
        VrrpInstance.Authentication authentication = instance.authentication();
        if (authentication != null) {
            switch (authentication.type()) {
                case PASS -> router.password(authentication.password());
                case AH -> router.authenticationHeader(authentication.password());
            }
        }
        VrrpInstance.Signature signature = instance.signature();
        if (signature != null) {
            router.signed(SignatureTranslation.trailer(signature));
        }
        VrrpInstance.VirtualMac mac = instance.virtualMac();
        if (mac != null) {
            router.virtualMac(virtualMac(mac, instance));
        }
        VrrpInstance.Ipvlan ipvlan = instance.ipvlan();
        if (ipvlan != null) {
            router.ipvlan(new Ipvlan(ipvlan.interfaceName(), InetAddress.ofLiteral(ipvlan.address()), ipvlan.prefixLength(),
                    Ipvlan.Mode.valueOf(ipvlan.mode().toUpperCase(Locale.ROOT))));
        }
        for (VrrpInstance.AddressMac one : instance.addressMacs()) {
            router.addressMac(new AddressMac(one.interfaceName(), one.parent(), one.six() ? IpFamily.IPV6 : IpFamily.IPV4,
                    one.hardwareAddress()));
        }
    }

    /** A name that follows from the number is not said. */
    private static VirtualMac virtualMac(VrrpInstance.VirtualMac mac, VrrpInstance instance) {
        boolean usual = mac.interfaceName()
                .equals(VirtualMac.STANDARD.interfaceName(RouterAddresses.family(instance), instance.virtualRouterId()));
        return new VirtualMac(usual ? null : mac.interfaceName(), mac.hardwareAddress(), mac.transmitBase(), mac.group(), mac.notifies());
    }

    /** One list serves all hosts of a cluster: a host does not talk to itself. */
    private static Delivery unicast(VrrpInstance.Unicast unicast, @Nullable String source) {
        List<UnicastPeer> peers = unicast.peers().stream().filter(peer -> !peer.address().equals(source))
                .map(VirtualRouterTranslation::peer).toList();
        if (peers.isEmpty() && !unicast.faultsWithoutPeer()) {
            throw Expect.unexpected("unicast_peer", "only this host", "the address of another");
        }
        Integer ttl = unicast.ttl();
        return new Delivery.Unicast(peers, ttl == null ? Delivery.MAX_TTL : ttl, unicast.checkSource());
    }

    private static UnicastPeer peer(VrrpInstance.Peer peer) {
        Integer least = peer.minimumTtl();
        Integer most = peer.maximumTtl();
        return new UnicastPeer(InetAddress.ofLiteral(peer.address()), least == null ? 0 : least, most == null ? Delivery.MAX_TTL : most);
    }

    private static HostPolicy hostPolicy(VrrpInstance.Host host) {
        VrrpInstance.Filter filter = host.filter();
        return new HostPolicy(host.interfaceMayBeMissing(), host.promotesSecondaries(),
                filter == null ? null : new PacketFilter(filter.table(), filter.priority(), filter.counts()));
    }

    private static RivalPolicy rivals(VrrpInstance.Rivals rivals) {
        return new RivalPolicy(rivals.answersLower(), rivals.answersHigher(), rivals.ownerIgnores());
    }

    private static AnnouncementPolicy announcements(VrrpInstance.GratuitousArp arp) {
        return new AnnouncementPolicy(arp.masterDelay(), arp.masterRepeat(), arp.refresh(), arp.refreshRepeat())
                .onLowerPriority(arp.lowerPriorityDelay(), arp.lowerPriorityRepeat()).elsewhere(arp.elsewhere(), arp.elsewhereAll())
                .spaced(arp.interval());
    }
}
