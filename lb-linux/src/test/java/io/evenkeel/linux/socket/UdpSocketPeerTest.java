package io.evenkeel.linux.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.evenkeel.linux.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** UDP between two addresses of one namespace. */
@Tag("peer")
@Timeout(30)
class UdpSocketPeerTest {
    private static final int PORT = 3784;

    private Sandbox sandbox;

    @BeforeEach
    void build() throws Exception {
        sandbox = Sandbox.open();
        sandbox.ip("link set lo up");
        sandbox.ip("addr add 2001:db8::1/64 dev eth0 nodad");
        sandbox.ip("addr add 2001:db8::2/64 dev eth1 nodad");
    }

    @AfterEach
    void tearDown() throws Exception {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 10.8.0.1, 10.8.1.1", "::, 2001:db8::1, 2001:db8::2"})
    void whatArrivesSaysFromWhereToWhereAndHowManyHopsAreLeft(String any, String from, String to) throws Exception {
        sandbox.inside(() -> {
            InetAddress source = InetAddress.ofLiteral(from);
            InetAddress destination = InetAddress.ofLiteral(to);
            try (Poller poller = Poller.open();
                    UdpSocket listening = UdpSocket.bind(InetAddress.ofLiteral(any), PORT);
                    UdpSocket sending = UdpSocket.bind(source, 50_000)) {
                sending.mark(255, 0xc0);
                sending.send(new byte[] {1, 2, 3}, destination, PORT);
                ReceivedDatagram received = await(poller, listening);
                assertThat(received.content()).containsExactly(1, 2, 3);
                assertThat(received.source()).isEqualTo(source);
                assertThat(received.destination()).isEqualTo(destination);
                assertThat(received.hopLimit()).isEqualTo(255);
                assertThat(received.interfaceIndex()).isPositive();

                sending.mark(7, 0);
                sending.send(new byte[3000], destination, PORT);
                received = await(poller, listening);
                assertThat(received.hopLimit()).isEqualTo(7);
                assertThat(received.content()).as("cut").hasSize(2048);
                assertThat(listening.receive()).isEmpty();
            }
        });
    }

    @Test
    void aPortIsTakenOnceInEachFamilyAndAnAddressNeedNotBeThere() throws Exception {
        sandbox.inside(() -> {
            try (UdpSocket four = UdpSocket.bind(InetAddress.ofLiteral("0.0.0.0"), PORT);
                    UdpSocket six = UdpSocket.bind(InetAddress.ofLiteral("::"), PORT);
                    UdpSocket nowhere = UdpSocket.bind(InetAddress.ofLiteral("192.0.2.1"), 50_000)) {
                assertThat(four.descriptor()).isNotEqualTo(six.descriptor());
                assertThatThrownBy(() -> UdpSocket.bind(InetAddress.ofLiteral("0.0.0.0"), PORT))
                        .hasMessage("bind to UDP port 3784: EADDRINUSE, address in use");
                assertThatThrownBy(() -> nowhere.send(new byte[1], InetAddress.ofLiteral("198.51.100.1"), PORT))
                        .hasMessage("send to 198.51.100.1: ENETUNREACH, network is unreachable");
            }
            assertThat(NetworkNamespace.current()).startsWith("net:[");
        });
        String outside = NetworkNamespace.current();
        sandbox.inside(() -> assertThat(NetworkNamespace.current()).isNotEqualTo(outside));
    }

    private static ReceivedDatagram await(Poller poller, UdpSocket socket) throws LinuxException {
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
