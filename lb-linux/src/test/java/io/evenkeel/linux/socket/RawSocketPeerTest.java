package io.evenkeel.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.evenkeel.linux.Sandbox;
import io.evenkeel.linux.route.RouteSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two raw sockets on the two ends of a cable. */
@Tag("peer")
@Timeout(30)
class RawSocketPeerTest {
    private static final int VRRP = 112;
    private static final InetAddress GROUP = InetAddress.ofLiteral("224.0.0.18");
    private static final InetAddress GROUP_6 = InetAddress.ofLiteral("ff02::12");

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
    void ipv4GoesWithItsHeaderInBothDirections() throws Exception {
        sandbox.inside(() -> {
            // protocol 112 from 10.8.0.77, which is nobody here: the kernel drops what claims to come from ourselves
            byte[] datagram = HexFormat.of().parseHex("45c0001800000000ff7000000a08004de000001201020304");
            try (RouteSocket route = RouteSocket.open();
                    Poller poller = Poller.open();
                    RawIpv4Socket from = RawIpv4Socket.open(VRRP, "eth0");
                    RawIpv4Socket to = RawIpv4Socket.open(VRRP, "eth1")) {
                int eth1 = route.link("eth1").orElseThrow().index();
                from.join(GROUP, route.link("eth0").orElseThrow().index());
                to.join(GROUP, eth1);
                from.send(datagram, GROUP);

                ReceivedDatagram received = await(poller, to);
                assertThat(received.content()).hasSize(24).endsWith(1, 2, 3, 4);
                assertThat(received.source()).isEqualTo(InetAddress.ofLiteral("10.8.0.77"));
                assertThat(received.destination()).isEqualTo(GROUP);
                assertThat(received.hopLimit()).isEqualTo(255);
                assertThat(received.interfaceIndex()).isEqualTo(eth1);
                assertThat(to.receive()).isEmpty();
                assertThat(from.receive()).as("it does not hear itself").isEmpty();

                to.leave(GROUP, eth1);
                assertThatThrownBy(() -> to.leave(GROUP, eth1)).hasMessageStartingWith("leave 224.0.0.18: EADDRNOTAVAIL");
                assertThatThrownBy(() -> RawIpv4Socket.open(VRRP, "eth7")).hasMessage("bind to eth7: ENODEV, no such device");
            }
        });
    }

    @Test
    void ipv6GoesWithoutItsHeaderWhichIsToldBesides() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open();
                    Poller poller = Poller.open();
                    RawIpv6Socket from = open6(route, "eth0");
                    RawIpv6Socket to = open6(route, "eth1")) {
                InetAddress source = InetAddress.ofLiteral("fe80::77"); // on no interface here
                from.join(GROUP_6, route.link("eth0").orElseThrow().index());
                to.join(GROUP_6, route.link("eth1").orElseThrow().index());
                from.send(new byte[] {9, 8, 7}, source, GROUP_6, 254, 0xc0);

                ReceivedDatagram received = await(poller, to);
                assertThat(received.content()).containsExactly(9, 8, 7);
                assertThat(received.source()).isEqualTo(source);
                assertThat(received.destination()).isEqualTo(GROUP_6);
                assertThat(received.hopLimit()).isEqualTo(254);
                assertThat(received.interfaceIndex()).isEqualTo(route.link("eth1").orElseThrow().index());
                assertThat(from.receive()).as("it does not hear itself").isEmpty();

                to.leave(GROUP_6, route.link("eth1").orElseThrow().index());
                assertThatThrownBy(() -> to.leave(GROUP_6, route.link("eth1").orElseThrow().index()))
                        .hasMessageStartingWith("leave ff02:0:0:0:0:0:0:12: EADDRNOTAVAIL");
            }
        });
    }

    @Test
    void framesGoOut() throws Exception {
        sandbox.inside(() -> {
            try (RouteSocket route = RouteSocket.open();
                    Poller poller = Poller.open();
                    PacketSocket packets = PacketSocket.open();
                    RawIpv4Socket to = RawIpv4Socket.open(VRRP, "eth1")) {
                to.join(GROUP, route.link("eth1").orElseThrow().index());
                packets.send(HexFormat.of().parseHex("01005e000012" + "02000000004d" + "0800"
                        + "45c0001800010000ff70d04d0a08004de000001201020304"), route.link("eth0").orElseThrow().index());

                ReceivedDatagram received = await(poller, to);
                assertThat(received.source()).isEqualTo(InetAddress.ofLiteral("10.8.0.77"));
                assertThatThrownBy(() -> packets.send(new byte[60], 4711)).hasMessageStartingWith("send frame: ENXIO");
            }
        });
    }

    private static RawIpv6Socket open6(RouteSocket route, String name) throws LinuxException {
        return RawIpv6Socket.open(VRRP, name, route.link(name).orElseThrow().index());
    }

    private static ReceivedDatagram await(Poller poller, RawSocket socket) throws LinuxException {
        poller.add(socket);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        Optional<ReceivedDatagram> received = socket.receive();
        while (received.isEmpty()) {
            assertThat(System.nanoTime() - end).isNegative();
            poller.await(TimeUnit.SECONDS.toNanos(10));
            received = socket.receive();
        }
        return received.get();
    }
}
