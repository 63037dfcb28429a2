package io.evenkeel.vrrp.peer;

import java.util.List;
import java.util.Locale;

/**
 * One virtual router, as our engine and keepalived both understand it.
 *
 * @param secret {@code PASS:text}, {@code AH:text}, or empty
 * @param isUnicast whether the two hosts of the lab name each other
 * @param hasVirtualMac whether its hardware address floats too
 * @param option one more {@code name=value} for {@link EngineMain}, or empty
 * @param line one more line for keepalived, or empty
 */
record RouterSpec(String name, int virtualRouterId, int version, int priority, long intervalMillis, List<String> addresses,
        String secret, boolean isUnicast, boolean hasVirtualMac, boolean preempts, String option, String line) {
    static RouterSpec v2(String name, int virtualRouterId) {
        return new RouterSpec(name, virtualRouterId, 2, 100, 1000, List.of("10.9.0.1" + virtualRouterId + "/24"), "", false,
                false, true, "", "");
    }

    static RouterSpec v3(String name, int virtualRouterId) {
        return new RouterSpec(name, virtualRouterId, 3, 100, 100, List.of("10.9.0.1" + virtualRouterId + "/24"), "", false, false,
                true, "", "");
    }

    /** One of many with one interval: 1..250 in each family. */
    static RouterSpec oneOfMany(int virtualRouterId, boolean isIpv6) {
        String address = isIpv6 ? "fe80::9:" + virtualRouterId + "/64" : "10.9.1." + virtualRouterId + "/32";
        return new RouterSpec((isIpv6 ? "six" : "four") + virtualRouterId, virtualRouterId, 3, 100, 1000, List.of(address), "",
                false, false, true, "", "");
    }

    boolean isIpv6() {
        return addresses.getFirst().contains(":");
    }

    /** The last address, without its prefix length: in IPv6 the first one is link-local. */
    String address() {
        return addresses.getLast().substring(0, addresses.getLast().indexOf('/'));
    }

    RouterSpec priority(int number) {
        return new RouterSpec(name, virtualRouterId, version, number, intervalMillis, addresses, secret, isUnicast, hasVirtualMac,
                preempts, option, line);
    }

    RouterSpec interval(long millis) {
        return new RouterSpec(name, virtualRouterId, version, priority, millis, addresses, secret, isUnicast, hasVirtualMac,
                preempts, option, line);
    }

    RouterSpec ipv6() {
        return new RouterSpec(name, virtualRouterId, version, priority, intervalMillis,
                List.of("fe80::" + virtualRouterId + "/64", "2001:db8::" + virtualRouterId + "/64"), secret, isUnicast,
                hasVirtualMac, preempts, option, line);
    }

    RouterSpec secret(String text) {
        return new RouterSpec(name, virtualRouterId, version, priority, intervalMillis, addresses, text, isUnicast, hasVirtualMac,
                preempts, option, line);
    }

    RouterSpec unicast() {
        return new RouterSpec(name, virtualRouterId, version, priority, intervalMillis, addresses, secret, true, hasVirtualMac,
                preempts, option, line);
    }

    RouterSpec virtualMac() {
        return new RouterSpec(name, virtualRouterId, version, priority, intervalMillis, addresses, secret, isUnicast, true,
                preempts, option, line);
    }

    RouterSpec noPreempt() {
        return new RouterSpec(name, virtualRouterId, version, priority, intervalMillis, addresses, secret, isUnicast,
                hasVirtualMac, false, option, line);
    }

    /** The same, saying this to our engine and that to keepalived. */
    RouterSpec saying(String toUs, String toKeepalived) {
        return new RouterSpec(name, virtualRouterId, version, priority, intervalMillis, addresses, secret, isUnicast, hasVirtualMac,
                preempts, toUs, toKeepalived);
    }

    /** Where its addresses go. */
    String device() {
        return !hasVirtualMac ? "eth0" : (isIpv6() ? "vrrp6." : "vrrp.") + virtualRouterId;
    }

    /** How long a backup waits for a silent active router, in milliseconds. */
    double patienceMillis() {
        return 3 * intervalMillis + (256 - priority) / 256.0 * (version == 2 ? 1000 : intervalMillis);
    }

    /** For {@link EngineMain}. {@code peer} is the other host's address, for unicast. */
    String forEngine(String peer) {
        return String.join(" ", "name=" + name, "vrid=" + virtualRouterId, "version=" + version, "priority=" + priority,
                "interval=" + intervalMillis, "addresses=" + String.join(",", addresses), "secret=" + secret,
                "peer=" + (isUnicast ? peer : ""), "mac=" + hasVirtualMac, "preempt=" + preempts,
                option.isEmpty() ? "option=" : option);
    }

    /** For keepalived, which knows unicast peers of one host. */
    String forKeepalived(String own, String peer) {
        var text = new StringBuilder("vrrp_instance ").append(name).append(" {\n  state BACKUP\n  interface eth0\n  version ")
                .append(version).append("\n  virtual_router_id ").append(virtualRouterId).append("\n  priority ").append(priority)
                .append(String.format(Locale.ROOT, "%n  advert_int %.2f%n", intervalMillis / 1000.0));
        if (!secret.isEmpty()) {
            int colon = secret.indexOf(':');
            text.append("  authentication {\n    auth_type ").append(secret, 0, colon).append("\n    auth_pass ")
                    .append(secret.substring(colon + 1)).append("\n  }\n");
        }
        if (isUnicast) {
            text.append("  unicast_src_ip ").append(own).append("\n  unicast_peer {\n    ").append(peer).append("\n  }\n");
        }
        if (hasVirtualMac) {
            text.append("  use_vmac\n");
        }
        if (!preempts) {
            text.append("  nopreempt\n");
        }
        text.append("  ").append(line).append('\n');
        text.append("  virtual_ipaddress {\n");
        addresses.forEach(address -> text.append("    ").append(address).append('\n'));
        return text.append("  }\n}\n").toString();
    }
}
