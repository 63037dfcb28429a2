package io.evenkeel.launcher.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts on one switch: network namespaces on a bridge, which stands in a namespace of its own, so that the machine's own
 * network sees nothing of it. Names carry the number of this process. {@link #close} ends every process in the namespaces and
 * removes them; what a process that died has left behind is removed when the next lab is made.
 */
public final class NetworkLab implements AutoCloseable {
    private static final Pattern OURS = Pattern.compile("ek([0-9]+)-[a-z0-9]+");
    private static final String BRIDGE = "switch";

    private final String prefix = "ek" + ProcessHandle.current().pid() + "-";
    private final List<String> namespaces = new ArrayList<>();
    private final String lan;

    /**
     * A switch without hosts.
     *
     * @throws IllegalStateException when this process may not make namespaces, with the reason of {@code ip}
     */
    public NetworkLab() {
        removeLeftovers();
        lan = namespace("lan");
        IpCommand.run("-n", lan, "link", "add", BRIDGE, "type", "bridge");
        IpCommand.run("-n", lan, "link", "set", BRIDGE, "up");
    }

    /** Whether this process is root's. */
    public static boolean permitted() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    /**
     * A new host with one interface, {@code eth0}, and its loopback.
     *
     * @param name lower case letters and digits, at most 8
     * @param address with prefix length, for example {@code 10.213.0.11/24}
     */
    public LabHost host(String name, String address) {
        String namespace = namespace(name);
        String port = "to-" + name;
        IpCommand.run("link", "add", "eth0", "netns", namespace, "type", "veth", "peer", "name", port, "netns", lan);
        IpCommand.run("-n", lan, "link", "set", port, "master", BRIDGE, "up");
        IpCommand.run("-n", namespace, "address", "add", address, "dev", "eth0");
        IpCommand.run("-n", namespace, "link", "set", "lo", "up");
        IpCommand.run("-n", namespace, "link", "set", "eth0", "up");
        return new LabHost(name, namespace, address);
    }

    private String namespace(String name) {
        if (!name.matches("[a-z0-9]{1,8}")) {
            throw new IllegalArgumentException("name of a host: " + name + " (expected: 1 to 8 lower case letters and digits)");
        }
        String namespace = prefix + name;
        IpCommand.run("netns", "add", namespace);
        namespaces.add(namespace);
        return namespace;
    }

    @Override
    public void close() {
        namespaces.reversed().forEach(NetworkLab::remove);
        namespaces.clear();
    }

    private static void removeLeftovers() {
        for (String line : IpCommand.run("netns", "list").lines().toList()) {
            String namespace = line.split(" ", 2)[0];
            Matcher ours = OURS.matcher(namespace);
            if (ours.matches() && ProcessHandle.of(Long.parseLong(ours.group(1))).isEmpty()) {
                remove(namespace);
            }
        }
    }

    // A namespace without a name lives on as long as a process is in it, with its interfaces: end those first.
    private static void remove(String namespace) {
        for (String pid : IpCommand.run("netns", "pids", namespace).lines().toList()) {
            ProcessHandle.of(Long.parseLong(pid.strip())).ifPresent(ProcessHandle::destroyForcibly);
        }
        IpCommand.run("netns", "delete", namespace);
    }
}
