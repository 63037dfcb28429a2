package io.evenkeel.director.files;

import java.net.InetAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import io.evenkeel.director.keepalived.VrrpInstance;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.AddressScope;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualAddress.Flag;

/** What the lines of {@code virtual_ipaddress} and {@code virtual_ipaddress_excluded} mean to the election engine. */
final class RouterAddresses {
    private static final Map<String, Flag> FLAGS = Map.of("home", Flag.HOME, "nodad", Flag.NODAD, "-nodad", Flag.NODAD, "mngtmpaddr",
            Flag.MNGTMPADDR, "noprefixroute", Flag.NOPREFIXROUTE, "autojoin", Flag.AUTOJOIN);
    private static final int NOWHERE = 255;

    private RouterAddresses() {}

    /** Adds the addresses and gives their family. */
    static IpFamily add(VrrpInstance instance, VirtualRouterBuilder router) {
        instance.addresses().forEach(address -> router.address(address(instance.interfaceName(), address)));
        if (instance.addresses().isEmpty()) {
            router.withoutAddresses();
        }
        instance.excluded().forEach(address -> router.excludedAddress(address(instance.interfaceName(), address)));
        return family(instance);
    }

    /** That of its first address. */
    static IpFamily family(VrrpInstance instance) {
        return instance.addresses().isEmpty() ? IpFamily.IPV4 : IpFamily.of(InetAddress.ofLiteral(instance.addresses().get(0).address()));
    }

    /** A scope by its name or number. */
    static AddressScope scope(String text) {
        return switch (text) {
            case "global" -> AddressScope.GLOBAL;
            case "site" -> AddressScope.SITE;
            case "link" -> AddressScope.LINK;
            case "host" -> AddressScope.HOST;
            case "nowhere" -> new AddressScope(NOWHERE);
            default -> new AddressScope(Integer.parseInt(text));
        };
    }

    /** An address where those without a device of their own are on {@code usual}. */
    static VirtualAddress address(String usual, VrrpInstance.VirtualAddress address) {
        Map<String, String> said = address.attributes();
        String peer = said.getOrDefault("peer", "");
        int slash = peer.indexOf('/');
        // Between two ends of a line the prefix is that of the other end.
        String length = slash < 0 ? Integer.toString(address.prefixLength()) : peer.substring(slash + 1);
        VirtualAddress virtual = VirtualAddress.of(address.address() + "/" + length);
        if (!address.device().equals(usual)) {
            virtual = virtual.on(address.device());
        }
        if (address.label() != null) {
            virtual = virtual.labelled(address.label());
        }
        if (!peer.isEmpty()) {
            virtual = virtual.peer(InetAddress.ofLiteral(slash < 0 ? peer : peer.substring(0, slash)));
        }
        if (said.containsKey("scope")) {
            virtual = virtual.scope(scope(said.getOrDefault("scope", "")));
        }
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        said.keySet().forEach(name -> {
            if (FLAGS.containsKey(name)) {
                flags.add(FLAGS.get(name));
            }
        });
        String preferred = said.get("preferred_lft");
        if (preferred != null) {
            virtual = virtual
                    .preferred(preferred.equals("forever") ? VirtualAddress.FOREVER : Duration.ofSeconds(Long.parseLong(preferred)));
        }
        virtual = broadcast(virtual, said.getOrDefault("brd", said.getOrDefault("broadcast", ""))).flags(flags);
        return said.containsKey("no_track") ? virtual.untracked() : virtual;
    }

    private static VirtualAddress broadcast(VirtualAddress address, String text) {
        return switch (text) {
            case "" -> address;
            case "+" -> address.networkBroadcast(true);
            case "-" -> address.networkBroadcast(false);
            default -> address.broadcast(InetAddress.ofLiteral(text));
        };
    }
}
