package io.evenkeel.linux.nftables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;

import io.evenkeel.linux.Sandbox;
import io.evenkeel.linux.socket.LinuxException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The filter against the kernel; datagrams on loopback say what passes. */
@Tag("peer")
@Timeout(30)
class AddressFilterPeerTest {
    private static final InetAddress ONE = InetAddress.ofLiteral("127.0.0.9");
    private static final InetAddress OTHER = InetAddress.ofLiteral("127.0.0.8");
    private static final InetAddress SIX = InetAddress.ofLiteral("::1");

    private Sandbox sandbox;

    @BeforeEach
    void build() throws Exception {
        sandbox = Sandbox.open();
        sandbox.ip("link set lo up");
    }

    @AfterEach
    void tearDown() throws Exception {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    @Test
    void whatConcernsItsAddressesIsDroppedUntilItIsClosed() throws Exception {
        sandbox.inside(() -> {
            try (AddressFilter filter = AddressFilter.open("lab", -1, true)) {
                assertThat(passes(ONE)).isTrue();
                filter.add(ONE);
                filter.add(ONE); // twice is once
                filter.add(SIX);
                assertThat(passes(ONE)).isFalse();
                assertThat(passes(SIX)).isFalse();
                assertThat(passes(OTHER)).isTrue();
                filter.remove(ONE);
                assertThat(passes(ONE)).isTrue();
                filter.add(ONE);
                assertThat(passes(ONE)).isFalse();
            }
            Sandbox.await("the kernel takes the table away", () -> passes(ONE) && passes(SIX));
        });
    }

    @Test
    void aTableHasOneOwner() throws Exception {
        sandbox.inside(() -> {
            try (AddressFilter filter = AddressFilter.open("lab", 0, false);
                    AddressFilter another = AddressFilter.open("other", 0, false)) {
                assertThatThrownBy(() -> AddressFilter.open("lab", 0, false)).isInstanceOf(LinuxException.class)
                        .hasMessageStartingWith("make nf_tables table lab: ");
                assertThatThrownBy(() -> filter.remove(ONE)).isInstanceOf(LinuxException.class)
                        .hasMessage("let packets to 127.0.0.9 pass: ENOENT, no such file");
                filter.add(ONE); // after a refusal all goes on
                another.add(ONE);
                assertThat(passes(ONE)).isFalse();
            }
        });
    }

    private static boolean passes(InetAddress address) throws Exception {
        try (var receiver = new DatagramSocket(0, address); var sender = new DatagramSocket()) {
            receiver.setSoTimeout(100);
            try {
                sender.send(new DatagramPacket(new byte[1], 1, address, receiver.getLocalPort()));
                receiver.receive(new DatagramPacket(new byte[1], 1));
                return true;
            } catch (SocketTimeoutException e) {
                return false;
            } catch (SocketException e) {
                return false; // the kernel says so when it drops what goes out
            }
        }
    }
}
