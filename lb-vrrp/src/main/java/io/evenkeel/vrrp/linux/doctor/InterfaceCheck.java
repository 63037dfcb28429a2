package io.evenkeel.vrrp.linux.doctor;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.Prefix;
import io.evenkeel.vrrp.spi.VirtualAddress;

/** The rules for one interface that virtual routers use. */
final class InterfaceCheck {
    private final String name;
    private final List<VirtualRouterConfig> routers;
    private final HostFacts facts;
    private final List<Finding> findings;

    InterfaceCheck(String name, List<VirtualRouterConfig> routers, HostFacts facts, List<Finding> findings) {
        this.name = name;
        this.routers = routers;
        this.facts = facts;
        this.findings = findings;
    }

    void run() {
        Optional<HostFacts.Interface> found = facts.find(name);
        if (found.isEmpty() && routers.stream().allMatch(router -> router.hostPolicy().interfaceMayBeMissing())) {
            findings.add(Finding.note(name, "is missing, and its routers wait for it in fault", ""));
            return;
        } else if (found.isEmpty()) {
            findings.add(Finding.problem(name, "there is no such interface", "'ip link' shows those there are"));
            return;
        }
        link(found.get());
        for (IpFamily family : IpFamily.values()) {
            if (routers.stream().anyMatch(router -> router.family() == family)) {
                addresses(found.get(), family);
            }
        }
        if (routers.stream().anyMatch(router -> router.family() == IpFamily.IPV4)) {
            settings();
        }
        onOtherInterfaces();
        forwarding();
    }

    private void link(HostFacts.Interface link) {
        if (link.isLoopback()) {
            findings.add(Finding.problem(name, "is the loopback, where no other host listens", "choose another interface"));
        } else if (!link.isOn()) {
            findings.add(Finding.problem(name, "is switched off", "ip link set " + name + " up"));
        } else if (!link.hasCarrier()) {
            findings.add(Finding.warning(name, "has no carrier, so its routers wait in Initialize", "look at the cable"));
        } else {
            findings.add(Finding.good(name, "is up"));
        }
        if (!link.takesMulticast()) {
            findings.add(Finding.problem(name, "takes no multicast",
                    "ip link set " + name + " multicast on, or name the other routers as unicast peers"));
        }
    }

    private void addresses(HostFacts.Interface link, IpFamily family) {
        List<InetAddress> floating = routers.stream().flatMap(router -> router.addresses().stream())
                .map(VirtualAddress::address).toList();
        List<InetAddress> own = link.addresses().stream().map(HostFacts.Address::address)
                .filter(address -> IpFamily.of(address) == family).toList();
        for (InetAddress address : own.stream().filter(floating::contains).toList()) {
            findings.add(Finding.note(name, "has the virtual address " + address.getHostAddress() + " already",
                    "we take it away at the start, unless the priority is 255; see that no other program adds it"));
        }
        if (own.stream().allMatch(floating::contains)) {
            findings.add(Finding.problem(name, "has no " + family + " address of its own to advertise from",
                    "give it one, or set a source address"));
        } else if (family == IpFamily.IPV6 && own.stream().noneMatch(InetAddress::isLinkLocalAddress)) {
            findings.add(Finding.problem(name, "has no link-local IPv6 address, from which VRRP is sent",
                    "ip link set " + name + " addrgenmode eui64, then off and on"));
        }
        if (family == IpFamily.IPV6 && facts.setting("ipv6/conf/" + name + "/disable_ipv6") != 0) {
            findings.add(Finding.problem(name, "has IPv6 switched off", sysctl("ipv6/conf/" + name + "/disable_ipv6", 0)));
        }
    }

    private void settings() {
        boolean sharesNetwork = routers.stream().flatMap(router -> router.addresses().stream())
                .anyMatch(address -> address.family() == IpFamily.IPV4
                        && address.prefixLength() < address.family().maxPrefixLength());
        boolean isPromoted = facts.greatest(name, "promote_secondaries") > 0
                || routers.stream().anyMatch(router -> router.hostPolicy().promotesSecondaries());
        if (sharesNetwork && !isPromoted) {
            findings.add(Finding.warning(name, "loses all addresses of a network when its first one is removed; we put back"
                    + " ours, but not yours", sysctl("ipv4/conf/" + name + "/promote_secondaries", 1) + ", or promote_secondaries"));
        }
        if (facts.setting("ipv4/ip_nonlocal_bind") == 0) {
            findings.add(Finding.note("ip_nonlocal_bind", "is 0: a server that binds to a virtual address cannot start while"
                    + " this host is a backup", "let it bind to all addresses, or " + sysctl("ipv4/ip_nonlocal_bind", 1)));
        }
        if (routers.stream().anyMatch(router -> router.virtualMac() != null)
                && facts.setting("ipv4/conf/all/rp_filter") == 1) {
            findings.add(Finding.note("rp_filter", "is strict for all interfaces; the virtual MAC interfaces are made loose", ""));
        }
    }

    /** ARP flux: any interface answers for any address of the host. */
    private void onOtherInterfaces() {
        if (facts.greatest(name, "arp_ignore") > 0) {
            return;
        }
        for (HostFacts.Interface other : facts.interfaces()) {
            boolean isInOneNetwork = !other.name().equals(name) && !other.isLoopback() && other.isOn()
                    && routers.stream().flatMap(router -> router.addresses().stream())
                            .anyMatch(address -> other.addresses().stream().anyMatch(there -> share(there, address.address())));
            if (isInOneNetwork) {
                findings.add(Finding.warning(name, "and " + other.name() + " are in one network: either answers ARP for a"
                        + " virtual address, with its own hardware address", sysctl("ipv4/conf/all/arp_ignore", 1)));
            }
        }
    }

    private static boolean share(HostFacts.Address network, InetAddress address) {
        return IpFamily.of(network.address()) == IpFamily.IPV4 && IpFamily.of(address) == IpFamily.IPV4
                && contains(new Prefix(network.address(), network.prefixLength()), address);
    }

    private static boolean contains(Prefix prefix, InetAddress address) {
        byte[] one = prefix.address().getAddress();
        byte[] other = address.getAddress();
        for (int bit = 0; bit < prefix.length(); bit++) {
            int mask = 0x80 >>> (bit % Byte.SIZE);
            if ((one[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    private void forwarding() {
        boolean isOff = routers.stream().anyMatch(router -> router.family() == IpFamily.IPV4)
                && facts.setting("ipv4/ip_forward") == 0;
        if (isOff) {
            findings.add(Finding.note("ip_forward", "is 0: this host does not forward for those who use a virtual address as"
                    + " their router", "if it shall, " + sysctl("ipv4/ip_forward", 1)));
        }
    }

    private static String sysctl(String path, int value) {
        return "sysctl -w net/" + path + "=" + value;
    }
}
