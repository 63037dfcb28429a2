package io.evenkeel.director.code;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.packet.Authentication;
import io.evenkeel.vrrp.packet.ChecksumForm;
import io.evenkeel.vrrp.protocol.Delivery;
import io.evenkeel.vrrp.protocol.Preemption;
import io.evenkeel.vrrp.protocol.Protection;
import io.evenkeel.vrrp.protocol.ProtocolVersion;
import io.evenkeel.vrrp.protocol.UnicastPeer;
import io.evenkeel.vrrp.spi.VirtualAddress;
import org.jspecify.annotations.Nullable;

/** The builder call of a virtual router. */
final class RouterCode {
    private final Imports imports;
    private final ValueCode values;

    RouterCode(Imports imports) {
        this.imports = imports;
        this.values = new ValueCode(imports);
    }

    Call call(VirtualRouterConfig router) {
        VirtualRouterConfig usual = usual(router);
        List<Call> calls = new ArrayList<>();
        calls.add(Call.of("on", Literals.string(router.interfaceName())));
        differing(calls, "name", router.name(), usual.name());
        version(router, usual, calls);
        checkProtection(router);
        differing(calls, "priority", router.priority(), usual.priority());
        differing(calls, "advertisementInterval", router.advertisementInterval(), usual.advertisementInterval());
        differing(calls, "advertsMissed", router.advertsMissed(), usual.advertsMissed());
        switch (router.preemption()) {
            case Preemption.Never(OptionalInt highestOther) -> {
                calls.add(Call.of("preempt", "false"));
                highestOther.ifPresent(priority -> calls.add(Call.of("highestOtherPriority", Integer.toString(priority))));
            }
            case Preemption.After(Duration delay) -> differing(calls, "preemptDelay", delay, Duration.ZERO);
        }
        differing(calls, "startupDelay", router.startupDelay(), usual.startupDelay());
        differing(calls, "delayAfterBoot", router.delayAfterBoot(), usual.delayAfterBoot());
        InetAddress source = router.sourceAddress();
        differing(calls, "sourceAddress", source == null ? null : ValueCode.literal(source), null);
        delivery(router, usual, calls);
        differing(calls, "receiveBuffer", router.receiveBuffer(), usual.receiveBuffer());
        differing(calls, "rivals", router.rivals(), usual.rivals());
        differing(calls, "announcements", router.announcements(), usual.announcements());
        if (router.addresses().isEmpty()) {
            calls.add(Call.of("withoutAddresses"));
        }
        router.addresses().forEach(address -> calls.add(Call.of("address", address(address))));
        router.excludedAddresses().forEach(address -> calls.add(Call.of("excludedAddress", of(address))));
        router.routes().forEach(route -> calls.add(Call.of("route", values.expression(route))));
        router.rules().forEach(rule -> calls.add(Call.of("rule", values.expression(rule))));
        differing(calls, "virtualMac", router.virtualMac(), usual.virtualMac());
        differing(calls, "ipvlan", router.ipvlan(), usual.ipvlan());
        router.addressMacs().forEach(mac -> calls.add(Call.of("addressMac", values.expression(mac))));
        router.tracking().forEach(tracking -> calls.add(Call.of("track", values.expression(tracking))));
        differing(calls, "trackOwnInterface", router.tracksOwnInterface(), usual.tracksOwnInterface());
        differing(calls, "group", router.group(), usual.group());
        differing(calls, "weightsInGroup", router.weightsInGroup(), usual.weightsInGroup());
        differing(calls, "hostPolicy", router.hostPolicy(), usual.hostPolicy());
        return Call.with("virtualRouter", Integer.toString(router.virtualRouterId()), "r", calls);
    }

    private void differing(List<Call> calls, String method, @Nullable Object value, @Nullable Object usual) {
        values.differing(calls, method, value, usual);
    }

    private static VirtualRouterConfig usual(VirtualRouterConfig router) {
        VirtualRouterBuilder builder = VirtualRouterConfig.builder(router.virtualRouterId()).on(router.interfaceName());
        if (!router.addresses().isEmpty()) {
            return builder.address(router.addresses().getFirst()).build();
        }
        InetAddress source = router.sourceAddress();
        return (source == null ? builder : builder.sourceAddress(ValueCode.literal(source))).withoutAddresses().build();
    }

    private void version(VirtualRouterConfig router, VirtualRouterConfig usual, List<Call> calls) {
        switch (router.version()) {
            case ProtocolVersion.V2(Authentication authentication, boolean requires) -> {
                switch (authentication) {
                    case Authentication.None() -> {
                        // What a builder begins with.
                    }
                    case Authentication.Password password -> calls.add(Call.of("password", Passwords.text(password, router)));
                    case Authentication.Header() -> {
                        // Said with its key, as the protection.
                    }
                }
                differing(calls, "requireOurAddresses", requires, false);
            }
            case ProtocolVersion.V3(ChecksumForm form, boolean learns) -> {
                if (!(usual.version() instanceof ProtocolVersion.V3)) {
                    calls.add(Call.of("version", "3"));
                }
                differing(calls, "checksumForm", form, ChecksumForm.WITH_PSEUDO_HEADER);
                differing(calls, "learnOldChecksum", learns, true);
            }
        }
    }

    private static void checkProtection(VirtualRouterConfig router) {
        switch (router.protection()) {
            case Protection.None() -> {
                // What a builder begins with.
            }
            case Protection.Header header -> throw Passwords.secret(router, "authenticationHeader(password)");
            case Protection.Trailer trailer -> throw Passwords.secret(router, "signed(trailer)");
        }
    }

    private void delivery(VirtualRouterConfig router, VirtualRouterConfig usual, List<Call> calls) {
        if (router.delivery() instanceof Delivery.Unicast unicast && isPlain(unicast)) {
            unicast.peers().forEach(peer -> calls.add(Call.of("unicastPeer", Literals.string(ValueCode.literal(peer.address())))));
        } else {
            differing(calls, "delivery", router.delivery(), usual.delivery());
        }
    }

    private static boolean isPlain(Delivery.Unicast unicast) {
        return !unicast.peers().isEmpty() && unicast.ttl() == Delivery.MAX_TTL && !unicast.checkSource()
                && unicast.peers().stream().noneMatch(UnicastPeer::limitsTtl);
    }

    private String address(VirtualAddress address) {
        return address.equals(VirtualAddress.of(plain(address))) ? Literals.string(plain(address)) : of(address);
    }

    private static String plain(VirtualAddress address) {
        return ValueCode.literal(address.address()) + "/" + address.prefixLength();
    }

    private String of(VirtualAddress address) {
        List<Call> calls = new ArrayList<>();
        differing(calls, "on", address.device(), null);
        differing(calls, "labelled", address.label(), null);
        differing(calls, "scope", address.scope(), null);
        differing(calls, "broadcast", address.broadcast(), null);
        differing(calls, "peer", address.peer(), null);
        differing(calls, "flags", address.flags(), Set.of());
        differing(calls, "preferred", address.preferred(), null);
        if (!address.tracked()) {
            calls.add(Call.of("untracked"));
        }
        return imports.name(VirtualAddress.class) + ".of(" + Literals.string(plain(address)) + ")"
                + calls.stream().map(call -> call.source("")).collect(Collectors.joining());
    }
}
