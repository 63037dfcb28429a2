import java.io.IOException;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;

/** A virtual service of the kernel (firewall mark 1, NAT), its real servers, and what was recorded of it. */
final class Service {
    private static final int MOST_SERVERS = 24;

    private record Real(String name, String endpoint, int weight, int upper, int lower) {}

    private record Connection(String server, SocketChannel client, SocketChannel accepted) {}

    private final Namespaces namespaces;
    private final Selector selector = Selector.open();
    /** In the order of the kernel's list, which puts a new server first. */
    private final List<Real> reals = new ArrayList<>();
    private final List<Connection> open = new ArrayList<>();
    private final List<SocketChannel> ended = new ArrayList<>();
    private final Set<InetSocketAddress> used = new HashSet<>();
    private Random random = new Random();
    private PrintWriter file = new PrintWriter(System.out);
    private boolean persistent;
    private int nextServer;
    /** Each scenario has addresses of its own: the kernel would give old ones their old connections back. */
    private int scenario;

    Service(Namespaces namespaces) throws IOException {
        this.namespaces = namespaces;
        for (int i = 1; i <= MOST_SERVERS; i++) {
            var address = new InetSocketAddress(8000 + i);
            namespaces.inServer(() -> {
                var listener = ServerSocketChannel.open().bind(address);
                listener.configureBlocking(false);
                return listener.register(selector, SelectionKey.OP_ACCEPT);
            });
        }
    }

    void recordTo(PrintWriter next) {
        file = next;
    }

    void note(String line) {
        file.println(line);
    }

    void start(String scheduler, String flags, List<Integer> weights, boolean thresholds, Random chance, String more)
            throws IOException, InterruptedException {
        random = chance;
        persistent = !more.isEmpty();
        nextServer = 1;
        scenario++;
        Namespaces.run("ipvsadm --set 900 1 300");
        Namespaces.run("ipvsadm -A -f 1 -s " + scheduler + (flags.isEmpty() ? "" : " -b " + flags) + (more.isEmpty() ? "" : " " + more));
        note("");
        note("scenario " + scheduler + " " + (flags.isEmpty() ? "-" : flags));
        if (persistent) {
            expireQuiescent(false);
        }
        for (int weight : weights) {
            boolean limited = thresholds && random.nextInt(4) > 0;
            int upper = limited ? 2 + random.nextInt(4) : 0;
            add(weight, upper, limited ? random.nextInt(upper) : 0);
        }
    }

    void stop() throws IOException, InterruptedException {
        Namespaces.run("ipvsadm -C");
        for (Connection connection : open) {
            connection.client.close();
            connection.accepted.close();
        }
        for (SocketChannel channel : ended) {
            channel.close();
        }
        open.clear();
        ended.clear();
        reals.clear();
        file.flush();
    }

    private void add(int weight, int upper, int lower) throws IOException, InterruptedException {
        int number = nextServer++;
        var real = new Real("s" + number, network() + number + ":" + (8000 + number), weight, upper, lower);
        server("-a", real);
        reals.add(0, real);
        note("add " + real.name + " " + real.endpoint + " " + weight + " " + upper + " " + lower);
    }

    private String network() {
        return "10." + (4 + scenario / 256) + "." + scenario % 256 + ".";
    }

    private static void server(String command, Real real) throws IOException, InterruptedException {
        Namespaces.run("ipvsadm " + command + " -f 1 -r " + real.endpoint + " -m -w " + real.weight + " -x " + real.upper + " -y "
                + real.lower);
    }

    void changeWeight() throws IOException, InterruptedException {
        if (reals.isEmpty()) {
            return;
        }
        int index = random.nextInt(reals.size());
        Real before = reals.get(index);
        int weight = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(random.nextBoolean() ? 5 : 100);
        if (weight == before.weight) {
            return;
        }
        var now = new Real(before.name, before.endpoint, weight, before.upper, before.lower);
        server("-e", now);
        reals.set(index, now);
        note("weight " + now.name + " " + weight);
    }

    void changeMembership() throws IOException, InterruptedException {
        if (nextServer <= MOST_SERVERS && (reals.size() < 2 || random.nextBoolean())) {
            add(random.nextInt(6), 0, 0);
        } else if (!reals.isEmpty()) {
            Real gone = reals.remove(random.nextInt(reals.size()));
            Namespaces.run("ipvsadm -d -f 1 -r " + gone.endpoint);
            for (Connection connection : open.stream().filter(one -> one.server.equals(gone.name)).toList()) {
                open.remove(connection);
                connection.client.close();
                connection.accepted.close();
            }
            note("remove " + gone.name);
        }
    }

    void expireQuiescent(boolean on) throws IOException, InterruptedException {
        if (persistent) {
            Namespaces.run("sysctl -q -w net.ipv4.vs.expire_quiescent_template=" + (on ? 1 : 0));
            note("expire-quiescent " + on);
        }
    }

    void pause(int seconds) throws InterruptedException {
        Thread.sleep(seconds * 1000L);
        note("pause " + seconds);
    }

    void connect() throws IOException, InterruptedException {
        InetSocketAddress client;
        do {
            client = new InetSocketAddress("10.1." + (persistent ? random.nextInt(8) : random.nextInt(256)) + "." + random.nextInt(256),
                    20_000 + random.nextInt(40_000));
        } while (!used.add(client));
        // Few destinations return often; many show the whole of a table.
        var destination = random.nextBoolean() ? new InetSocketAddress("10.2.0." + (1 + random.nextInt(6)), 80)
                : new InetSocketAddress("10.2." + random.nextInt(256) + "." + random.nextInt(256), 1000 + random.nextInt(9000));
        if (persistent) {
            // Such a service passes the port on as it is, and every server listens there.
            destination = new InetSocketAddress(destination.getAddress(), 8001);
        }
        String counts = countsAsText();
        InetSocketAddress source = client;
        SocketChannel channel = namespaces.inClient(() -> SocketChannel.open().bind(source));
        String chosen = "-";
        try {
            channel.socket().connect(destination, 5000);
            SocketChannel accepted = accept();
            String at = ((InetSocketAddress) accepted.getLocalAddress()).getAddress().getHostAddress();
            chosen = "s" + at.substring(at.lastIndexOf('.') + 1);
            open.add(new Connection(chosen, channel, accepted));
        } catch (ConnectException refused) {
            channel.close();
        }
        note("pick " + text(client) + " " + text(destination) + " " + counts + " " + chosen);
    }

    private static String text(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    private SocketChannel accept() throws IOException {
        if (selector.select(5000) == 0) {
            throw new IOException("a connection stands, but no server has it");
        }
        SocketChannel accepted = null;
        for (SelectionKey key : selector.selectedKeys()) {
            SocketChannel next = ((ServerSocketChannel) key.channel()).accept();
            accepted = next == null ? accepted : next;
        }
        selector.selectedKeys().clear();
        if (accepted == null) {
            throw new IOException("a connection stands, but no server has it");
        }
        return accepted;
    }

    /** The client ends a connection, the server does not: CLOSE_WAIT, inactive. */
    void endOne() throws IOException, InterruptedException {
        if (open.isEmpty()) {
            return;
        }
        Connection connection = open.remove(random.nextInt(open.size()));
        int before = counts().get(connection.server)[0];
        connection.client.close();
        ended.add(connection.accepted);
        for (int i = 0; i < 500 && counts().get(connection.server)[0] == before; i++) {
            Thread.sleep(5);
        }
    }

    /** Servers end connections, clients do not: FIN_WAIT, which is set to one second, and then nothing is left. */
    void forgetSome() throws IOException, InterruptedException {
        int before = total();
        int some = Math.min(open.size(), 1 + random.nextInt(5));
        for (int i = 0; i < some; i++) {
            Connection connection = open.remove(random.nextInt(open.size()));
            connection.accepted.close();
            ended.add(connection.client);
        }
        for (int i = 0; i < 500 && total() > before - some; i++) {
            Thread.sleep(20);
        }
    }

    private int total() throws IOException {
        return counts().values().stream().mapToInt(count -> count[0] + count[1]).sum();
    }

    private String countsAsText() throws IOException {
        Map<String, int[]> counts = counts();
        var text = new StringJoiner(",");
        reals.forEach(real -> text.add(counts.get(real.name)[0] + "/" + counts.get(real.name)[1]));
        return reals.isEmpty() ? "-" : text.toString();
    }

    /** Active and inactive connections, as the kernel counts them. */
    private Map<String, int[]> counts() throws IOException {
        Map<String, int[]> counts = new LinkedHashMap<>();
        String here = "%02X%02X%02X".formatted(10, 4 + scenario / 256, scenario % 256);
        for (String line : Files.readAllLines(Path.of("/proc/net/ip_vs"))) {
            String[] words = line.trim().split("\\s+");
            if (words.length == 6 && words[0].equals("->") && words[1].startsWith(here)) {
                counts.put("s" + Integer.parseInt(words[1].substring(6, 8), 16),
                        new int[] {Integer.parseInt(words[4]), Integer.parseInt(words[5])});
            }
        }
        return counts;
    }
}
