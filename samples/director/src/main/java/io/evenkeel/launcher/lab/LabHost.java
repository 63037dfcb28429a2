package io.evenkeel.launcher.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import io.evenkeel.launcher.process.ChildProcess;

/**
 * A host of a {@link NetworkLab}.
 *
 * @param name its short name
 * @param namespace the name of its network namespace, as {@code ip netns} knows it
 * @param network its address with prefix length
 */
public record LabHost(String name, String namespace, String network) {
    private static final Pattern INET = Pattern.compile("\\binet (\\S+)");

    /** Its address without the prefix length. */
    public String address() {
        return network.substring(0, network.indexOf('/'));
    }

    /** Starts a program on it; see {@link ChildProcess#start}. */
    public ChildProcess start(String processName, List<String> command, Map<String, String> environment, Consumer<String> listener) {
        return ChildProcess.start(processName, inside(command), environment, listener);
    }

    /** {@code command} as it is typed outside to run here. */
    public List<String> inside(List<String> command) {
        var full = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        full.addAll(command);
        return full;
    }

    /** The IPv4 addresses of {@code eth0} at this moment, with prefix length. */
    public List<String> addresses() {
        String shown = IpCommand.run("-n", namespace, "-4", "-o", "address", "show", "dev", "eth0");
        return INET.matcher(shown).results().map(found -> found.group(1)).toList();
    }
}
