package io.evenkeel.linux.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Set;

import io.evenkeel.linux.netlink.NetlinkMessage;
import io.evenkeel.linux.socket.InetAddresses;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What goes to the kernel and comes from it, without one. */
class RouteCodecTest {
    private static final int NEWADDR = 20;

    @Property(tries = 3_000)
    void anyBytesAreAnswered(@ForAll @IntRange(min = 16, max = 34) int type, @ForAll @Size(max = 100) byte[] payload) {
        var message = new NetlinkMessage(type, 0, 1, payload);

        assertThat(LinkMessages.link(message)).isNotNull();
        assertThat(AddressMessages.address(message)).isNotNull();
        assertThat(RoutingMessages.removed(message)).isNotNull();
    }

    @Test
    void anAddressIsReadAsItWasWritten() {
        var options = AddressOptions.NONE.withLabel("eth0:1").withScope(253).withProtocol(18)
                .withBroadcast(InetAddress.ofLiteral("10.8.0.255")).withLifetime(new Lifetime(3, 7))
                .withFlags(Set.of(AddressFlag.NO_PREFIX_ROUTE));
        var address = new InterfaceAddress(7, InetAddress.ofLiteral("10.8.0.100"), 24, options);

        assertThat(AddressMessages.address(new NetlinkMessage(NEWADDR, 0, 1, AddressMessages.whole(address).toBytes())))
                .contains(address);
    }

    @Test
    void anAddressWithAPeerIsReadAsItWasWritten() {
        var address = new InterfaceAddress(7, InetAddress.ofLiteral("2001:db8::1"), 128,
                AddressOptions.NONE.withPeer(InetAddress.ofLiteral("2001:db8::2")));

        assertThat(AddressMessages.address(new NetlinkMessage(NEWADDR, 0, 1, AddressMessages.whole(address).toBytes())))
                .contains(address);
    }

    @Test
    void anIpv4AddressInIpv6StaysIpv6() {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};

        assertThat(InetAddresses.of(mapped, 0, 16)).isInstanceOf(Inet6Address.class);
        assertThatThrownBy(() -> InetAddresses.of(mapped, 0, 7)).hasMessage("length: 7 (expected: 4 or 16)");
    }

    @Test
    void valuesThatCannotBeAreNamed() {
        InetAddress four = InetAddress.ofLiteral("10.0.0.0");
        assertThatThrownBy(() -> new Prefix(four, 33)).hasMessage("length: 33 (expected: 0..32)");
        assertThatThrownBy(() -> new Lifetime(1, 0)).hasMessage("validSeconds: 0 (expected: at least 1, or FOREVER)");
        assertThatThrownBy(() -> new Lifetime(9, 5)).hasMessage("preferredSeconds: 9 (expected: at most validSeconds, 5)");
        assertThatThrownBy(() -> new NextHop(null, 1, 0, false)).hasMessage("weight: 0 (expected: 1..256)");
        assertThatThrownBy(() -> new PortRange(5, 4)).hasMessage("ports: 5-4 (expected: 1..65534, first to last)");
        assertThatThrownBy(() -> new StackedLink("sixteen.letters.", 1, new StackedLink.Macvlan("02:00:00:00:00:01", MacvlanMode.VEPA)))
                .hasMessage("name: sixteen.letters. (expected: 1..15 bytes)");
    }
}
