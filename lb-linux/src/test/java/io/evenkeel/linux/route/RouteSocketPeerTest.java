package io.evenkeel.linux.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.NetworkNamespace;
import io.evenkeel.linux.socket.PacketSocket;
import io.evenkeel.linux.socket.Poller;
import io.evenkeel.linux.socket.RawSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against the kernel, in a network namespace with one veth pair; {@code ip} checks what we did. */
@Tag("peer")
@Timeout(30)
class RouteSocketPeerTest {
    private static final InetAddress FLOATING = InetAddress.ofLiteral("10.8.0.100");

    private final String namespace = "ekl" + Long.toString(ProcessHandle.current().pid(), 36);

    @BeforeEach
    void build() throws Exception {
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "peer tests need root");
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/sbin/ip")), "peer tests need /usr/sbin/ip");
        ip("netns", "add", namespace);
        ip("-n", namespace, "link", "add", "eth0", "type", "veth", "peer", "name", "eth1");
        ip("-n", namespace, "link", "set", "eth0", "up", "address", "02:00:00:00:00:01");
        ip("-n", namespace, "link", "set", "eth1", "up");
        ip("-n", namespace, "addr", "add", "10.8.0.1/24", "dev", "eth0");
        ip("-n", namespace, "addr", "add", "10.8.1.1/24", "dev", "eth1");
    }

    @AfterEach
    void tearDown() throws Exception {
        if (Files.exists(Path.of("/run/netns", namespace))) {
            ip("netns", "delete", namespace);
        }
    }

    @Test
    void findsLinksByName() throws Exception {
        inside(() -> {
            try (RouteSocket route = RouteSocket.open()) {
                Link link = route.link("eth0").orElseThrow();
                assertThat(link.hardwareAddress()).isEqualTo("02:00:00:00:00:01");
                assertThat(link.isUp()).isTrue();
                assertThat(route.link("eth7")).isEmpty();
                return null;
            }
        });
    }

    @Test
    void addsListsAndRemovesAddressesAndIsNotSurprisedTwice() throws Exception {
        inside(() -> {
            try (RouteSocket route = RouteSocket.open()) {
                int index = route.link("eth0").orElseThrow().index();
                var address = new InterfaceAddress(index, FLOATING, 24, "eth0:1");

                assertThat(route.add(address)).isTrue();
                assertThat(route.add(address)).isFalse();
                assertThat(ip("-n", namespace, "-4", "addr", "show", "dev", "eth0")).contains("inet 10.8.0.100/24",
                        "eth0:1");
                assertThat(route.addresses(index)).extracting(InterfaceAddress::toString).containsExactly("10.8.0.1/24",
                        "10.8.0.100/24");
                assertThat(route.remove(address)).isTrue();
                assertThat(route.remove(address)).isFalse();
                assertThatThrownBy(() -> route.add(new InterfaceAddress(999, FLOATING, 24, "")))
                        .isInstanceOf(LinuxException.class).hasMessageStartingWith("add 10.8.0.100/24: ENODEV");
                return null;
            }
        });
    }

    @Test
    void hearsThatALinkHasLostItsCarrier() throws Exception {
        inside(() -> {
            try (RouteSocket route = RouteSocket.open(); LinkWatch watch = LinkWatch.open(); Poller poller = Poller.open()) {
                poller.add(watch);
                while (watch.hasChanged()) {
                    poller.await(1);
                }
                ip("-n", namespace, "link", "set", "eth1", "down");

                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
                while (route.link("eth0").orElseThrow().isUp()) {
                    assertThat(System.nanoTime() - end).isNegative();
                    poller.await(TimeUnit.SECONDS.toNanos(10));
                    assertThat(watch.hasChanged()).isTrue();
                }
                return null;
            }
        });
    }

    @Test
    void rawSocketsReachEachOtherAndPacketSocketsSend() throws Exception {
        inside(() -> {
            InetAddress group = InetAddress.ofLiteral("224.0.0.18");
            // protocol 112 from 10.8.0.77, which is nobody here: the kernel drops what claims to come from ourselves
            byte[] datagram = HexFormat.of().parseHex("45c0001800000000ff7000000a08004de000001201020304");
            try (RouteSocket route = RouteSocket.open();
                    Poller poller = Poller.open();
                    RawSocket from = RawSocket.open(112, "eth0", route.link("eth0").orElseThrow().index());
                    RawSocket to = RawSocket.open(112, "eth1", route.link("eth1").orElseThrow().index());
                    PacketSocket packets = PacketSocket.open()) {
                from.join(group);
                to.join(group);
                poller.add(to);
                from.send(datagram, group);

                poller.await(TimeUnit.SECONDS.toNanos(10));
                byte[] received = to.receive().orElseThrow();
                assertThat(received).hasSize(24).endsWith(1, 2, 3, 4);
                assertThat(to.receive()).isEmpty();
                assertThat(from.receive()).as("it does not hear itself").isEmpty();
                packets.send(new byte[60], route.link("eth0").orElseThrow().index());
                assertThatThrownBy(() -> RawSocket.open(112, "eth7", 7)).hasMessage("bind to eth7: ENODEV, no such device");
                return null;
            }
        });
    }

    /** Runs {@code task} on a thread of its own, which stays in the namespace for the rest of its life. */
    private void inside(Callable<Void> task) throws Exception {
        var entered = new FutureTask<Void>(() -> {
            new NetworkNamespace(namespace).enter();
            return task.call();
        });
        Thread.ofPlatform().name("inside " + namespace).start(entered);
        entered.get();
    }

    private static String ip(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("/usr/sbin/ip"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
