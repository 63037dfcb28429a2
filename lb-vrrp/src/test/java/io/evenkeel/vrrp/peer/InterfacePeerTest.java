package io.evenkeel.vrrp.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.evenkeel.core.time.Clock;
import io.evenkeel.vrrp.HostDriver;
import io.evenkeel.vrrp.LinkDelay;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.RouterStatus;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.linux.LinuxNetwork;
import io.evenkeel.vrrp.protocol.VrrpMachine;
import io.evenkeel.vrrp.spi.HostAccess;
import io.evenkeel.vrrp.spi.HostPolicy;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.Prefix;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualMac;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VrrpException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A driver on a host whose interfaces come and go. */
class InterfacePeerTest extends OnOneHost {
    @TempDir
    Path directory;
    private int plugged;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterfaceThatComesAndGoesAndIsMadeAnewIsFollowed(boolean mac) throws Exception {
        Lab.run("ip", "-n", ours, "link", "del", "eth0");
        Lab.inside(ours, () -> {
            try (var driven = new Driven(
                    router(mac ? VirtualMac.STANDARD : null).hostPolicy(HostPolicy.DEFAULT.interfaceMayBeMissing(true)))) {
                driven.hasBecome(RouterState.FAULT, "interface is missing");

                plugIn();
                driven.turnUntil("it is reached", () -> driven.driver.status().getFirst().state() == RouterState.FAULT
                        && Lab.run("ip", "-n", ours, "link").contains(mac ? "vrrp.51" : "eth0"));
                Lab.run("ip", "-n", ours, "addr", "add", "10.9.0.1/24", "dev", "eth0");
                driven.hasBecome(RouterState.ACTIVE, null);
                assertThat(floatsOn(mac ? "vrrp.51" : "eth0")).isTrue();

                Lab.run("ip", "-n", ours, "link", "del", "eth0");
                plugIn(); // at once: it is seen to have been away all the same
                Lab.run("ip", "-n", ours, "addr", "add", "10.9.0.7/24", "dev", "eth0");
                driven.hasBecome(RouterState.FAULT, "interface is missing");
                driven.hasBecome(RouterState.ACTIVE, null);
                assertThat(floatsOn(mac ? "vrrp.51" : "eth0")).isTrue();
                assertThat(driven.said.toString()).doesNotContain("cannot");
                if (mac) {
                    Lab.run("ip", "-n", ours, "link", "del", "vrrp.51");
                    driven.hasBecome(RouterState.FAULT, "cannot use its interface");
                    driven.hasBecome(RouterState.ACTIVE, null);
                    assertThat(floatsOn("vrrp.51")).isTrue();
                }
            }
            assertThat(Lab.run("ip", "-n", ours, "-o", "addr")).doesNotContain("10.9.0.100").doesNotContain("vrrp.51");
        });
    }

    @Test
    void whatOneRouterLacksIsNoBusinessOfTheOthers() throws Exception {
        VirtualRouterBuilder other = VirtualRouterConfig.builder(52).on("eth0").version(3).advertisementInterval(Duration.ofMillis(50))
                .address("10.9.0.102/24");
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router(VirtualMac.STANDARD))) {
                driven.driver.apply(List.of(router(VirtualMac.STANDARD).build(), other.build()));
                driven.turnUntil("both serve", () -> driven.driver.status().stream().allMatch(it -> it.state() == RouterState.ACTIVE));
                Lab.run("ip", "-n", ours, "link", "del", "vrrp.51");
                // What is made in its place, in the way of the next, is not ours to remove.
                Lab.run("ip", "-n", ours, "link", "add", "vrrp.51", "type", "veth", "peer", "name", "foreign");
                driven.turnUntil("it was made in vain", () -> driven.said.getLast().to() == RouterState.FAULT);
                var turns = new AtomicInteger();
                driven.turnUntil("it is tried again, and others go on", () -> turns.incrementAndGet() > 50);
                assertThat(driven.driver.status()).extracting(RouterStatus::state).containsExactly(RouterState.FAULT, RouterState.ACTIVE);
                Lab.run("ip", "-n", ours, "link", "del", "vrrp.51");
                driven.turnUntil("it is there again", () -> driven.driver.status().getFirst().state() == RouterState.ACTIVE
                        && floatsOn("vrrp.51"));
                assertThat(driven.said).filteredOn(it -> it.virtualRouterId() == 52).extracting(Transition::to)
                        .containsExactly(RouterState.BACKUP, RouterState.ACTIVE);
            }
        });
    }

    @Test
    void connectionsComeFromAnAddressForAsLongAsItSays() throws Exception {
        VirtualRouterBuilder router = router(null)
                .excludedAddress(VirtualAddress.of("2001:db8::80/64").preferred(Duration.ofSeconds(2)))
                .excludedAddress(VirtualAddress.of("2001:db8::81/128").preferred(VirtualAddress.FOREVER))
                .excludedAddress(VirtualAddress.of("2001:db8::82/64").preferred(Duration.ZERO));
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router)) {
                driven.hasBecome(RouterState.ACTIVE, null);
                assertThat(deprecated()).contains("2001:db8::82").doesNotContain("2001:db8::80", "2001:db8::81");
                driven.turnUntil("its time is over", () -> deprecated().contains("2001:db8::80"));
                driven.turnUntil("it was renewed since", () -> Lab.run("ip", "-n", ours, "-o", "addr").matches("(?s).*2001:db8::80/64 .*"
                        + "deprecated[^\n]*valid_lft [67]sec preferred_lft 0sec.*"));
                assertThat(deprecated()).doesNotContain("2001:db8::81");
            }
        });
    }

    private String deprecated() throws Exception {
        return Lab.run("ip", "-n", ours, "-o", "-6", "addr", "show", "deprecated");
    }

    @Test
    void aRouteOnTheOwnInterfaceComesBackAfterADipThatNobodyNotices() throws Exception {
        VirtualRouterBuilder router = router(null).route(VirtualRoute.to(Prefix.of("10.60.0.0/16")));
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router)) {
                driven.driver.linkDelays(Map.of("eth0", LinkDelay.of(Duration.ofSeconds(5))));
                driven.hasBecome(RouterState.ACTIVE, null);
                Lab.run("ip", "-n", ours, "link", "set", "eth0", "down");
                var turns = new AtomicInteger();
                driven.turnUntil("its route has gone, and the driver has looked", () -> turns.incrementAndGet() > 2
                        && !Lab.run("ip", "-n", ours, "route").contains("10.60.0.0/16"));
                Lab.run("ip", "-n", ours, "link", "set", "eth0", "up");
                driven.turnUntil("its route is back", () -> Lab.run("ip", "-n", ours, "route").contains("10.60.0.0/16 dev eth0"));
                assertThat(driven.said.getLast().to()).isEqualTo(RouterState.ACTIVE);
            }
        });
    }

    @Test
    void aDipThatIsOverBeforeAnybodyLooksCostsNoRoute() throws Exception {
        VirtualRouterBuilder router = router(null).route(VirtualRoute.to(Prefix.of("10.60.0.0/16")));
        var statics = new HostStatics(List.of(), List.of(VirtualRoute.to(Prefix.of("10.61.0.0/16")).on("eth0")), List.of());
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router, statics)) {
                driven.hasBecome(RouterState.ACTIVE, null);
                Lab.run("ip", "-n", ours, "-batch", dip().toString());
                assertThat(Lab.run("ip", "-n", ours, "route")).doesNotContain("10.60.0.0/16", "10.61.0.0/16");
                driven.turnUntil("they are back", () -> Lab.run("ip", "-n", ours, "route").contains("10.60.0.0/16 dev eth0")
                        && Lab.run("ip", "-n", ours, "route").contains("10.61.0.0/16 dev eth0"));
            }
        });
    }

    private Path dip() throws IOException {
        return Files.writeString(directory.resolve("dip"), "link set eth0 down\nlink set eth0 up\n");
    }

    @Test
    void anInterfaceThatNobodySaidMayBeMissingIsRefused() throws Exception {
        Lab.inside(ours, () -> {
            try (HostAccess host = new LinuxNetwork().open()) {
                HostDriver driver = HostDriver.of(host, Clock.system(), VrrpMachine::step, transition -> {});
                assertThatThrownBy(() -> driver.apply(List.of(router(null).on("eth9").build()))).isInstanceOf(VrrpException.class)
                        .hasMessageStartingWith("VRRP on eth9: there is no such interface; 'ip link' shows those there are");
            }
        });
    }

    @Test
    void whatIsOnAnotherInterfaceComesBackWithIt() throws Exception {
        Lab.inside(ours, () -> {
            try (var driven = new Driven(router(null).address(VirtualAddress.of("10.9.0.101/24").on("extra0"))
                    .route(VirtualRoute.to(Prefix.of("10.60.0.0/16")).on("extra0")))) {
                driven.hasBecome(RouterState.ACTIVE, null);
                for (int i = 0; i < 2; i++) {
                    Lab.run("ip", "-n", ours, "link", "add", "extra0", "type", "veth", "peer", "name", "extra1");
                    Lab.run("ip", "-n", ours, "link", "set", "extra1", "up");
                    Lab.run("ip", "-n", ours, "link", "set", "extra0", "up");
                    driven.turnUntil("it has come", () -> Lab.run("ip", "-n", ours, "-o", "addr", "show", "dev", "extra0")
                            .contains("10.9.0.101/24") && Lab.run("ip", "-n", ours, "route").contains("10.60.0.0/16 dev extra0"));
                    Lab.run("ip", "-n", ours, "link", "del", "extra0");
                }
            }
        });
    }

    private void plugIn() throws Exception {
        String other = "plug" + plugged++;
        Lab.run("ip", "-n", lab.hub(), "link", "add", other, "type", "veth", "peer", "name", "eth0", "netns", ours);
        Lab.run("ip", "-n", lab.hub(), "link", "set", other, "master", "br0", "up");
        Lab.run("ip", "-n", ours, "link", "set", "eth0", "up");
    }

    private boolean floatsOn(String device) throws Exception {
        return Lab.run("ip", "-n", ours, "-o", "addr", "show", "dev", device).contains(" 10.9.0.100/24 ");
    }

    private static VirtualRouterBuilder router(@Nullable VirtualMac mac) {
        VirtualRouterBuilder router = VirtualRouterConfig.builder(51).on("eth0").version(3).advertisementInterval(Duration.ofMillis(50))
                .address("10.9.0.100/24");
        return mac == null ? router : router.virtualMac(mac);
    }
}
