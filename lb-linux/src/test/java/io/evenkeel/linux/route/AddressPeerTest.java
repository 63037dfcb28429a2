package io.evenkeel.linux.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.evenkeel.linux.Sandbox;
import io.evenkeel.linux.socket.Errno;
import io.evenkeel.linux.socket.LinuxException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Addresses, against the kernel; {@code ip} checks what we did. */
@Tag("peer")
@Timeout(30)
class AddressPeerTest {
    private static final InetAddress V4 = InetAddress.ofLiteral("10.8.0.100");
    private static final InetAddress V6 = InetAddress.ofLiteral("2001:db8::100");

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
    void anAddressIsAddedListedAndRemovedWithoutSurpriseTheSecondTime() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open()) {
                int index = route.link("eth0").orElseThrow().index();
                var address = new InterfaceAddress(index, V4, 24, AddressOptions.NONE.withLabel("eth0:1")
                        .withBroadcast(InetAddress.ofLiteral("10.8.0.255")).withProtocol(18));

                assertThat(route.add(address)).isTrue();
                assertThat(route.add(address)).isFalse();
                assertThat(sandbox.ip("-4 addr show dev eth0")).contains("inet 10.8.0.100/24 brd 10.8.0.255 scope global",
                        "eth0:1");
                assertThat(route.addresses(index)).extracting(InterfaceAddress::toString).startsWith("10.8.0.1/24",
                        "10.8.0.100/24");
                assertThat(route.addresses(index).get(1).options()).satisfies(options -> {
                    assertThat(options.protocol()).isEqualTo(18);
                    assertThat(options.lifetime()).isEqualTo(Lifetime.UNLIMITED);
                });
                assertThat(route.remove(address)).isTrue();
                assertThat(route.remove(address)).isFalse();
                assertThat(route.addresses(4711)).isEmpty();
                assertThatThrownBy(() -> route.add(new InterfaceAddress(999, V4, 24))).isInstanceOf(LinuxException.class)
                        .hasMessageStartingWith("add 10.8.0.100/24: ENODEV");
            }
        });
    }

    @Test
    void scopePeerAndFlagsArriveInTheKernel() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open()) {
                int index = route.link("eth0").orElseThrow().index();
                var pointToPoint = new InterfaceAddress(index, V4, 32, AddressOptions.NONE.withScope(253)
                        .withPeer(InetAddress.ofLiteral("10.8.9.9")));
                var six = new InterfaceAddress(index, V6, 64, AddressOptions.NONE.withFlags(
                        Set.of(AddressFlag.NO_DUPLICATE_DETECTION, AddressFlag.NO_PREFIX_ROUTE)));

                route.add(pointToPoint);
                route.add(six);

                assertThat(sandbox.ip("-4 addr show dev eth0")).contains("inet 10.8.0.100 peer 10.8.9.9/32 scope link");
                assertThat(sandbox.ip("-6 addr show dev eth0")).contains("inet6 2001:db8::100/64 scope global nodad noprefixroute")
                        .doesNotContain("tentative");
                assertThat(sandbox.ip("-6 route show dev eth0")).doesNotContain("2001:db8::/64");
                assertThat(route.addresses(index)).anySatisfy(found -> {
                    assertThat(found.address()).isEqualTo(V4);
                    assertThat(found.options().peer()).isEqualTo(InetAddress.ofLiteral("10.8.9.9"));
                    assertThat(found.options().scope()).isEqualTo(253);
                });
                assertThat(route.remove(pointToPoint)).isTrue();
                assertThat(route.remove(six)).isTrue();
            }
        });
    }

    @Test
    void anAddressWithALifetimeGoesByItselfUnlessItIsRenewed() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open(); AddressWatch watch = AddressWatch.open()) {
                int index = route.link("eth0").orElseThrow().index();
                var brief = AddressOptions.NONE.withLifetime(new Lifetime(1, 1));
                var four = new InterfaceAddress(index, V4, 24, brief);
                var six = new InterfaceAddress(index, V6, 64,
                        brief.withFlags(Set.of(AddressFlag.NO_DUPLICATE_DETECTION)));
                var kept = new InterfaceAddress(index, InetAddress.ofLiteral("10.8.0.101"), 24, brief);
                route.add(four);
                route.add(six);
                route.add(kept);

                var longer = AddressOptions.NONE.withLifetime(new Lifetime(600, 600));
                assertThat(route.renew(List.of(kept.with(longer),
                        new InterfaceAddress(index, InetAddress.ofLiteral("2001:db8::101"), 64, longer)))).isEmpty(); // is new
                assertThat(sandbox.ip("addr show dev eth0")).contains("2001:db8::101/64");

                var gone = new ArrayList<InetAddress>();
                Sandbox.await("both vanish", () -> {
                    watch.changes().removed().forEach(removed -> {
                        assertThat(removed.port()).as("the kernel did it").isZero();
                        gone.add(removed.address().address());
                    });
                    return gone.containsAll(List.of(V4, V6));
                });
                assertThat(sandbox.ip("-4 addr show dev eth0")).contains("10.8.0.101").doesNotContain("10.8.0.100");
            }
        });
    }

    @Test
    void manyAreRenewedWhateverBecomesOfOthers() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open()) {
                int index = route.link("eth0").orElseThrow().index();
                var longer = AddressOptions.NONE.withLifetime(new Lifetime(600, 600));
                var many = new ArrayList<InterfaceAddress>();
                for (int i = 1; i <= 250; i++) { // every tenth on an interface that is not there
                    many.add(new InterfaceAddress(i % 10 == 0 ? 4711 : index, InetAddress.ofLiteral("10.8.1." + i), 24, longer));
                }

                List<LinuxException> failures = route.renew(many);

                assertThat(failures).hasSize(25).allMatch(failure -> failure.is(Errno.ENODEV));
                assertThat(failures.getFirst()).hasMessageContaining("renew 10.8.1.10/24");
                assertThat(sandbox.ip("-4 addr show dev eth0").lines().filter(line -> line.contains("inet 10.8.1."))).hasSize(225);
                assertThat(route.link("eth0")).as("the socket goes on").isPresent();
            }
        });
    }

    @Test
    void theWatchTellsWhatOthersRemove() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open(); AddressWatch watch = AddressWatch.open()) {
                int index = route.link("eth0").orElseThrow().index();
                route.add(new InterfaceAddress(index, V4, 24));
                assertThat(watch.changes().removed()).isEmpty();
                sandbox.ip("addr del 10.8.0.100/24 dev eth0");

                var removed = new ArrayList<AddressChanges.Removed>();
                Sandbox.await("it is told", () -> {
                    AddressChanges changes = watch.changes();
                    assertThat(changes.isComplete()).isTrue();
                    removed.addAll(changes.removed());
                    return !removed.isEmpty();
                });
                assertThat(removed).singleElement().satisfies(change -> {
                    assertThat(change.address().address()).isEqualTo(V4);
                    assertThat(change.address().interfaceIndex()).isEqualTo(index);
                    assertThat(change.port()).isNotZero();
                });
            }
        });
    }

    @Test
    void aFloodOfEventsIsSaidToBeIncomplete() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open(); AddressWatch watch = AddressWatch.open()) {
                int index = route.link("eth0").orElseThrow().index();
                var address = new InterfaceAddress(index, V4, 24);
                for (int i = 0; i < 12_000; i++) { // each an event in the buffer of 4 MiB
                    route.add(address);
                    route.remove(address);
                }
                assertThat(watch.changes().isComplete()).isFalse();
                assertThat(watch.changes().isComplete()).isTrue();
            }
        });
    }
}
