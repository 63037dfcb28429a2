package io.evenkeel.launcher.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code ip} of iproute2. */
final class IpCommand {
    private IpCommand() {}

    /**
     * Runs it to its end.
     *
     * @return what it printed
     * @throws IllegalStateException when it fails, with its own words
     */
    static String run(String... arguments) {
        var command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        try {
            Process ip = new ProcessBuilder(command).redirectErrorStream(true).start();
            ip.getOutputStream().close();
            String output = new String(ip.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = ip.waitFor();
            if (status != 0) {
                throw new IllegalStateException("'" + String.join(" ", command) + "' failed: " + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new IllegalStateException("the program 'ip' (package iproute2) cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while '" + String.join(" ", command) + "' ran", e);
        }
    }
}
