package io.evenkeel.director.keepalived;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import org.jspecify.annotations.Nullable;

/**
 * Names the interfaces with virtual MAC addresses as keepalived does, in the order of the instances: {@code vrrp.51}, and with a
 * number behind {@code vrrp} while that is taken, in IPv6 6 first. Decides which addresses go there.
 */
final class VirtualMacFinisher {
    private static final int SIX = 6;

    private final GlobalDraft global;
    private final Diagnostics diagnostics;
    private final Set<String> names;
    /** On an interface there can be one of each hardware address. */
    private final Map<Place, Owner> owners = new HashMap<>();

    private record Place(String parent, String hardwareAddress) {}

    private record Owner(InstanceDraft instance, String interfaceName) {}

    VirtualMacFinisher(GlobalDraft global, Diagnostics diagnostics) {
        this.global = global;
        this.diagnostics = diagnostics;
        this.names = new HashSet<>(global.instances.stream()
                .flatMap(draft -> Stream.of(draft.virtualMac, draft.ipvlan == null ? null : draft.ipvlan.name())).filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    /** Of the instance itself; {@code null} when it has none. */
    VrrpInstance.@Nullable VirtualMac own(InstanceDraft draft, String on, int id, boolean six) {
        if (!draft.virtualMacUsed) {
            return null;
        }
        String name = draft.virtualMac != null ? draft.virtualMac : name(global.virtualMacPrefix, id, six);
        String address = custom(draft, id);
        take(draft, new Place(on, address != null ? address : usual(id, six)), name, draft.place("use_vmac"));
        return new VrrpInstance.VirtualMac(name, address, draft.virtualMacTransmitsBase, draft.virtualMacGroup, draft.virtualMacNotifies);
    }

    /** {@code null} when there is none, or not one that can be. */
    VrrpInstance.@Nullable Ipvlan ipvlan(InstanceDraft draft, int id, boolean six) {
        InstanceDraft.IpvlanDraft wish = draft.ipvlan;
        if (wish == null) {
            return null;
        }
        Position at = draft.place("use_ipvlan");
        if (draft.virtualMacUsed || !draft.peers.isEmpty()) {
            diagnostics.error(KeepalivedRules.INCOMPLETE, at, "'use_ipvlan' cannot be with " + (draft.virtualMacUsed ? "'use_vmac'"
                    : "'unicast_peer': what comes to the address of an ipvlan is not heard"), "leave one of them out");
            return null;
        }
        String network = wish.address();
        if (network == null || IpAddresses.isSix(network) != six) {
            diagnostics.error(KeepalivedRules.INCOMPLETE, at, "'use_ipvlan' has no address of the instance's family",
                    "add one to advertise from, such as " + (six ? "fe80::7/64" : "10.0.0.7/24"));
            return null;
        }
        var address = new AddressDraft(network, at);
        String name = wish.name() != null ? wish.name() : name(global.virtualMacPrefix, id, six);
        return new VrrpInstance.Ipvlan(name, address.address, address.prefixLength, wish.mode());
    }

    /** Of addresses, which are put there; {@link #own} comes before. */
    List<VrrpInstance.AddressMac> ofAddresses(InstanceDraft draft, String on, int id, boolean six) {
        List<VrrpInstance.AddressMac> macs = new ArrayList<>();
        String address = custom(draft, id);
        Stream.concat(draft.addresses.stream(), draft.excluded.stream()).forEach(line -> {
            String parent = line.device == null ? on : line.device;
            boolean elsewhere = !parent.equals(on) || line.isSix() != six;
            if (!line.virtualMac && !(draft.virtualMacForAddresses && elsewhere)) {
                return;
            }
            var place = new Place(parent, address != null ? address : usual(id, line.isSix()));
            Owner owner = owners.get(place);
            if (owner != null && owner.instance == draft) {
                line.device = macs.stream().anyMatch(mac -> mac.interfaceName().equals(owner.interfaceName)) ? owner.interfaceName : null;
                if (line.device == null && line.virtualMac) {
                    diagnostics.repair(KeepalivedRules.VIRTUAL_MAC, line.position, "'use_vmac' of the instance holds for this address, too",
                            "it is left out here", "leave it out");
                }
                return;
            }
            String prefix = global.virtualMacAddressPrefix != null ? global.virtualMacAddressPrefix : global.virtualMacPrefix;
            String name = name(prefix, id, line.isSix());
            take(draft, place, name, line.position);
            macs.add(new VrrpInstance.AddressMac(name, parent, line.isSix(), address));
            line.device = name;
        });
        return macs;
    }

    private void take(InstanceDraft draft, Place place, String name, Position at) {
        Owner before = owners.putIfAbsent(place, new Owner(draft, name));
        if (before != null) {
            diagnostics.error(KeepalivedRules.DUPLICATE, at,
                    "'" + draft.name + "' and '" + before.instance.name + "' both want the MAC address "
                            + place.hardwareAddress + " on " + place.parent,
                    "give one of them another virtual_router_id, or an address with 'use_vmac'");
        }
    }

    private String name(String prefix, int id, boolean six) {
        int number = 0;
        while (!names.add(prefix + (number == 0 ? "" : number) + "." + id)) {
            number = next(number, six);
        }
        return prefix + (number == 0 ? "" : number) + "." + id;
    }

    private static int next(int number, boolean six) {
        if (!six) {
            return number + 1;
        }
        return number == 0 ? SIX : number == SIX ? 1 : number + 1 == SIX ? SIX + 1 : number + 1;
    }

    private static @Nullable String custom(InstanceDraft draft, int id) {
        String address = draft.virtualMacAddress;
        boolean isWhole = address == null || address.chars().filter(letter -> letter == ':').count() == 5;
        return isWhole ? address : String.format(Locale.ROOT, "%s:%02x", address, id);
    }

    private static String usual(int id, boolean six) {
        return String.format(Locale.ROOT, "00:00:5e:00:%02x:%02x", six ? 2 : 1, id);
    }
}
