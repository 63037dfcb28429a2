import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Three network namespaces in a row: client, director (the one that the program was started in) and server. A socket belongs
 * to the namespace that its thread is in when it is made.
 */
final class Namespaces {
    private static final int O_RDONLY = 0;
    private static final int CLONE_NEWNET = 0x40000000;
    private static final MethodHandle OPEN = handle("open",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    private static final MethodHandle SETNS = handle("setns",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private final int director = open("/proc/self/ns/net");
    private final int client;
    private final int server;

    /** Builds all three, with the addresses that the recordings use. */
    Namespaces() throws IOException, InterruptedException {
        for (String command : """
                ip netns add client
                ip netns add server
                ip link add toclient type veth peer name eth0 netns client
                ip link add toserver type veth peer name eth0 netns server
                ip link set lo up
                ip addr add 192.168.1.1/24 dev toclient
                ip addr add 192.168.2.1/24 dev toserver
                ip link set toclient up
                ip link set toserver up
                ip route add 10.1.0.0/16 via 192.168.1.2
                ip route add 10.4.0.0/14 via 192.168.2.2
                ip route add local 10.2.0.0/16 dev lo
                sysctl -q -w net.ipv4.ip_forward=1 net.ipv4.icmp_ratelimit=0 net.ipv4.conf.all.rp_filter=0
                tc qdisc add dev toclient ingress
                tc filter add dev toclient parent ffff: matchall action skbedit mark 1
                ip -n client link set lo up
                ip -n client addr add 192.168.1.2/24 dev eth0
                ip -n client link set eth0 up
                ip -n client route add default via 192.168.1.1
                ip -n client route add local 10.1.0.0/16 dev lo
                ip -n server link set lo up
                ip -n server addr add 192.168.2.2/24 dev eth0
                ip -n server link set eth0 up
                ip -n server route add default via 192.168.2.1
                ip -n server route add local 10.4.0.0/14 dev lo
                """.lines().toList()) {
            run(command);
        }
        client = open("/run/netns/client");
        server = open("/run/netns/server");
    }

    interface Making<T> {
        T make() throws IOException;
    }

    <T> T inClient(Making<T> making) throws IOException {
        return in(client, making);
    }

    <T> T inServer(Making<T> making) throws IOException {
        return in(server, making);
    }

    private <T> T in(int namespace, Making<T> making) throws IOException {
        enter(namespace);
        try {
            return making.make();
        } finally {
            enter(director);
        }
    }

    static void run(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + said);
        }
    }

    private static int open(String path) {
        try (Arena arena = Arena.ofConfined()) {
            return checked((int) OPEN.invokeExact(arena.allocateFrom(path), O_RDONLY), path);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static void enter(int namespace) {
        try {
            checked((int) SETNS.invokeExact(namespace, CLONE_NEWNET), "setns");
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static int checked(int result, String what) {
        if (result < 0) {
            throw new IllegalStateException(what + " failed");
        }
        return result;
    }

    private static MethodHandle handle(String function, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().find(function).orElseThrow(), type);
    }
}
