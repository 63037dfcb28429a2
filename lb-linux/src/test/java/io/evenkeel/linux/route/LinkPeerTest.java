package io.evenkeel.linux.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;

import io.evenkeel.linux.Sandbox;
import io.evenkeel.linux.socket.LinuxException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Links, against the kernel; {@code ip} checks what we did. */
@Tag("peer")
@Timeout(30)
class LinkPeerTest {
    private Sandbox sandbox;

    @BeforeEach
    void build() throws Exception {
        sandbox = Sandbox.open();
    }

    @AfterEach
    void tearDown() throws Exception {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void linksAreFoundByNameAndIndex() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open()) {
                Link link = route.link("eth0").orElseThrow();
                assertThat(link.hardwareAddress()).isEqualTo("02:00:00:00:00:01");
                assertThat(link.isUp()).isTrue();
                assertThat(link.kind()).isEqualTo("veth");
                assertThat(link.mtu()).isEqualTo(1500);
                assertThat(link.flags()).contains(LinkFlag.MULTICAST).doesNotContain(LinkFlag.LOOPBACK, LinkFlag.NO_ARP);
                assertThat(route.link(link.index())).contains(link);
                assertThat(route.link("eth7")).isEmpty();
                assertThat(route.link(4711)).isEmpty();
                assertThat(route.links()).extracting(Link::name).contains("lo", "eth0", "eth1");
            }
        });
    }

    @Test
    void aMacvlanIsMadeSwitchedOnAndRemoved() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open()) {
                int parent = route.link("eth0").orElseThrow().index();
                var macvlan = new StackedLink("vrrp.51", parent, new StackedLink.Macvlan("00:00:5e:00:01:33", MacvlanMode.PRIVATE))
                        .alias("made by a test").group(7);

                assertThat(route.add(macvlan)).isTrue();
                assertThat(route.add(macvlan)).isFalse();
                Link made = route.link("vrrp.51").orElseThrow();
                route.suppressLinkLocalAddress(made.index());
                route.setUp(made.index(), true);

                assertThat(sandbox.ip("-d link show vrrp.51")).contains("macvlan mode private", "00:00:5e:00:01:33",
                        "addrgenmode none", "alias made by a test", "UP");
                assertThat(sandbox.ip("-6 addr show dev vrrp.51")).isEmpty();
                assertThat(route.link("vrrp.51").orElseThrow()).satisfies(link -> {
                    assertThat(link.isUp()).isTrue();
                    assertThat(link.kind()).isEqualTo("macvlan");
                    assertThat(link.parentIndex()).isEqualTo(parent);
                    assertThat(link.group()).isEqualTo(7);
                    assertThat(link.masterIndex()).isZero();
                    assertThat(link.alias()).isEqualTo("made by a test");
                });
                assertThat(route.removeLink(made.index())).isTrue();
                assertThat(route.removeLink(made.index())).isFalse();
                assertThatThrownBy(() -> route
                        .add(new StackedLink("x", 4711, new StackedLink.Macvlan("02:00:00:00:00:09", MacvlanMode.BRIDGE))))
                        .isInstanceOf(LinuxException.class).hasMessageStartingWith("add macvlan x: ENODEV");
            }
        });
    }

    @Test
    void aLinkInABridgeSaysSoAndALinkIsToldOfOnDemand() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open(); LinkWatch watch = LinkWatch.open()) {
                sandbox.ip("link add br7 type bridge");
                int bridge = route.link("br7").orElseThrow().index();
                Link parent = route.link("eth0").orElseThrow();

                route.add(new StackedLink("v7", parent.index(), new StackedLink.Macvlan("02:00:00:00:00:07", MacvlanMode.VEPA))
                        .master(bridge));
                assertThat(route.link("v7").orElseThrow().masterIndex()).isEqualTo(bridge);
                route.removeLink(route.link("v7").orElseThrow().index());

                sandbox.ip("link set eth0 master br7");
                watch.changes();
                sandbox.ip("link set eth0 nomaster");
                LinkChanges left = watch.changes();
                assertThat(left.any()).isTrue();
                assertThat(left.interrupted("eth0")).as("it goes on").isFalse();
                route.removeLink(bridge);

                watch.changes();
                assertThat(watch.changes().any()).isFalse();
                route.notifyOf(parent);
                assertThat(watch.changes()).isEqualTo(new LinkChanges(true, Set.of(), true));
            }
        });
    }

    @Test
    void aLostCarrierIsHeardOf() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open(); LinkWatch watch = LinkWatch.open()) {
                assertThat(watch.changes().any()).isFalse();
                sandbox.ip("link set eth1 down");

                Sandbox.await("it is told", () -> watch.changes().interrupted("eth0"));
                Sandbox.await("the carrier is lost", () -> !route.link("eth0").orElseThrow().isUp());
            }
        });
    }
}
