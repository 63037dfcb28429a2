package io.evenkeel.vrrp.linux.doctor;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.evenkeel.vrrp.spi.PacketFilter;

/**
 * How a host was at one moment. Immutable.
 *
 * @param capabilities those that the calling thread holds, such as {@code CAP_NET_RAW}
 * @param interfaces of the network namespace
 * @param settings values below {@code /proc/sys/net} by path, such as {@code ipv4/ip_forward}; those the kernel does not
 *        have are missing
 * @param heard who advertised while we listened
 * @param others programs in this network namespace that float addresses too
 * @param refusedFilters tables that routers need and the kernel would not make, with its reason
 */
public record HostFacts(Set<String> capabilities, List<Interface> interfaces, Map<String, String> settings,
        List<Heard> heard, List<OtherProgram> others, Map<PacketFilter, String> refusedFilters) {
    /** A host that refuses no packet filter. */
    public HostFacts(Set<String> capabilities, List<Interface> interfaces, Map<String, String> settings, List<Heard> heard,
            List<OtherProgram> others) {
        this(capabilities, interfaces, settings, heard, others, Map.of());
    }

    /** Copies the collections. */
    public HostFacts {
        capabilities = Set.copyOf(capabilities);
        interfaces = List.copyOf(interfaces);
        settings = Map.copyOf(settings);
        heard = List.copyOf(heard);
        others = List.copyOf(others);
        refusedFilters = Map.copyOf(refusedFilters);
    }

    /**
     * A network interface.
     *
     * @param isOn whether somebody has switched it on
     * @param hasCarrier whether there is a link
     * @param addresses both families, in the kernel's order
     */
    public record Interface(String name, boolean isOn, boolean hasCarrier, boolean takesMulticast, boolean isLoopback,
            List<Address> addresses) {
        /** Copies the list. */
        public Interface {
            addresses = List.copyOf(addresses);
        }
    }

    /** An address with the length of its network. */
    public record Address(InetAddress address, int prefixLength) {}

    /**
     * A router that advertised.
     *
     * @param interfaceName where it was heard
     * @param version of VRRP
     */
    public record Heard(String interfaceName, InetAddress source, int version, int virtualRouterId, int priority) {}

    /** A program that may float the same addresses. */
    public record OtherProgram(String name, long process) {}

    /** The interface with that name. */
    public Optional<Interface> find(String name) {
        return interfaces.stream().filter(candidate -> candidate.name().equals(name)).findFirst();
    }

    /** A setting as a number; 0 when the kernel does not have it. */
    int setting(String path) {
        try {
            return Integer.parseInt(settings.getOrDefault(path, "0"));
        } catch (NumberFormatException e) {
            return 0; // some have several values; none of those that are asked for
        }
    }

    /** The kernel takes the greater of an interface's value and that for all. */
    int greatest(String interfaceName, String key) {
        return Math.max(setting("ipv4/conf/all/" + key), setting("ipv4/conf/" + interfaceName + "/" + key));
    }
}
