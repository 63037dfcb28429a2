package io.evenkeel.vrrp.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.linux.doctor.Checkup;
import io.evenkeel.vrrp.linux.doctor.HostFacts;
import io.evenkeel.vrrp.linux.doctor.HostFactsReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The facts of a host beside a keepalived. */
class DoctorPeerTest extends OnOneHost {
    @TempDir
    Path folder;

    @Test
    void theActiveRouterOfAnotherHostIsHeardAndAProgramOfThisOneSeen() throws Exception {
        Lab.Host theirs = lab.host("theirs", 2);
        Keepalived.start(lab, theirs, folder, List.of(RouterSpec.v3("lab", 51).priority(150)));
        Lab.await("keepalived is active", () -> lab.holds(theirs, "10.9.0.151"));
        VirtualRouterConfig router = VirtualRouterConfig.builder(51).on("eth0").version(3).address("10.9.0.151/24")
                .advertisementInterval(Duration.ofMillis(100)).build();

        Lab.inside(ours, () -> {
            HostFacts facts = new HostFactsReader(Clock.system()).read(List.of(router), Duration.ofMillis(400));

            assertThat(facts.capabilities()).contains("CAP_NET_RAW", "CAP_NET_ADMIN", "CAP_SYS_NICE");
            assertThat(facts.find("eth0")).hasValueSatisfying(link -> {
                assertThat(link.isOn() && link.hasCarrier() && link.takesMulticast()).isTrue();
                assertThat(link.addresses()).hasSize(2);
            });
            assertThat(facts.settings()).containsEntry("ipv4/conf/eth0/arp_ignore", "0");
            assertThat(facts.others()).isEmpty();
            assertThat(Checkup.examine(List.of(router), facts).toString())
                    .contains("ok       vrid 51 on eth0: 10.9.0.2 is active with priority 150, ours is 100");
        });
        Lab.inside(theirs.namespace(), () -> assertThat(new HostFactsReader(Clock.system()).read(List.of(), Duration.ZERO).others())
                .extracting(HostFacts.OtherProgram::name).containsExactly("keepalived"));
    }
}
