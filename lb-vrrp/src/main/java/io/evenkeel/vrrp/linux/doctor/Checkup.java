package io.evenkeel.vrrp.linux.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.spi.PacketFilter;

/** Judges facts. Pure: the same facts and routers give the same report. */
public final class Checkup {
    private Checkup() {}

    /** What {@code facts} mean for {@code routers}; the worst is not first, the order is that of the subjects. */
    public static Report examine(List<VirtualRouterConfig> routers, HostFacts facts) {
        var findings = new ArrayList<Finding>();
        privileges(facts, findings);
        others(facts, findings);
        filters(routers, facts, findings);
        for (String name : routers.stream().map(VirtualRouterConfig::interfaceName).distinct().toList()) {
            List<VirtualRouterConfig> here = routers.stream().filter(router -> router.interfaceName().equals(name)).toList();
            new InterfaceCheck(name, here, facts, findings).run();
        }
        for (VirtualRouterConfig router : routers) {
            NeighbourCheck.run(router, facts, findings);
        }
        return new Report(findings);
    }

    private static void privileges(HostFacts facts, List<Finding> findings) {
        privilege("CAP_NET_RAW", "to send and hear advertisements", facts, findings);
        privilege("CAP_NET_ADMIN", "to add addresses", facts, findings);
        findings.add(facts.capabilities().contains("CAP_SYS_NICE") ? Finding.good("CAP_SYS_NICE", "held")
                : Finding.warning("CAP_SYS_NICE", "missing, so advertisements may be late while other programs are busy",
                        "add it to AmbientCapabilities in the systemd unit"));
    }

    private static void privilege(String name, String purpose, HostFacts facts, List<Finding> findings) {
        findings.add(facts.capabilities().contains(name) ? Finding.good(name, "held")
                : Finding.problem(name, "missing, and needed " + purpose,
                        "run as root, or set AmbientCapabilities=CAP_NET_RAW CAP_NET_ADMIN in the systemd unit"));
    }

    private static void filters(List<VirtualRouterConfig> routers, HostFacts facts, List<Finding> findings) {
        for (PacketFilter filter : routers.stream().map(router -> router.hostPolicy().filter()).filter(Objects::nonNull).distinct()
                .toList()) {
            String refusal = facts.refusedFilters().get(filter);
            findings.add(refusal == null
                    ? Finding.note("table " + filter.table(), "will drop packets to addresses, which then answer no ping (no_accept,"
                            + " vrrp_strict)", "'accept' lets them answer")
                    : Finding.problem("table " + filter.table(), "cannot drop packets to addresses: " + refusal,
                            "it takes Linux 5.12 with nf_tables and a name of no other table (nftables NAME), or 'accept'"));
        }
    }

    private static void others(HostFacts facts, List<Finding> findings) {
        for (HostFacts.OtherProgram other : facts.others()) {
            findings.add(Finding.warning(other.name(), "runs here as process " + other.process()
                    + ", and fights with us over every virtual router that both have",
                    "stop it (systemctl disable --now " + other.name() + "), or give the routers different VRIDs"));
        }
    }
}
