package io.evenkeel.vrrp.linux.doctor;

import java.util.List;

import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.protocol.ProtocolVersion;

/** The rules for who else advertises a virtual router. */
final class NeighbourCheck {
    private NeighbourCheck() {}

    static void run(VirtualRouterConfig router, HostFacts facts, List<Finding> findings) {
        String subject = "vrid " + router.virtualRouterId() + " on " + router.interfaceName();
        List<HostFacts.Heard> heard = facts.heard().stream()
                .filter(advert -> advert.interfaceName().equals(router.interfaceName())
                        && advert.virtualRouterId() == router.virtualRouterId())
                .toList();
        int version = router.version() instanceof ProtocolVersion.V2 ? 2 : 3;
        for (HostFacts.Heard advert : heard) {
            String who = advert.source().getHostAddress();
            if (advert.version() != version) {
                findings.add(Finding.problem(subject, who + " advertises it in VRRP version " + advert.version() + ", not "
                        + version + ", so both will be active",
                        "use one version, or another VRID if they are not the same virtual router"));
            } else if (advert.priority() == router.priority()) {
                findings.add(Finding.note(subject, who + " is active with our priority, " + advert.priority()
                        + ": the higher source address wins", ""));
            } else {
                findings.add(Finding.good(subject, who + " is active with priority " + advert.priority() + ", ours is "
                        + router.priority()));
            }
        }
        if (heard.stream().map(HostFacts.Heard::source).distinct().count() > 1) {
            findings.add(Finding.problem(subject, "several routers are active at once",
                    "see that their version, password, interval and VRID are the same, and that multicast passes between them"));
        }
    }
}
