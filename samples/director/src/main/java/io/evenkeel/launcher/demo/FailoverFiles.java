package io.evenkeel.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.evenkeel.launcher.lab.LabHost;

/**
 * The configuration of one director of the failover demo: files as a user would write them.
 *
 * @param haproxy the path of its haproxy.cfg
 * @param keepalived the path of its keepalived.conf
 */
record FailoverFiles(Path haproxy, Path keepalived) {
    /** How often the active director says that it is there, in seconds. */
    static final String ADVERT_SECONDS = "0.2";

    private static final String HAPROXY = """
            defaults
                mode http
                timeout connect 500ms
                timeout client  10s
                timeout server  10s

            frontend shop
                bind :80
                option forwardfor
                default_backend web

            backend web
                balance roundrobin
            """;

    /** Writes both files into {@code folder}. */
    static FailoverFiles write(Path folder, LabHost director, int priority, String virtualAddress, List<LabHost> servers) {
        var haproxy = new StringBuilder(HAPROXY);
        servers.forEach(server -> haproxy.append("    server ").append(server.name()).append(' ').append(server.address())
                .append(":8080 check inter 500ms\n"));
        var files = new FailoverFiles(folder.resolve(director.name() + "-haproxy.cfg"),
                folder.resolve(director.name() + "-keepalived.conf"));
        try {
            Files.writeString(files.haproxy, haproxy);
            Files.writeString(files.keepalived, keepalived(priority, virtualAddress));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + folder + ": " + e.getMessage(), e);
        }
        return files;
    }

    private static String keepalived(int priority, String virtualAddress) {
        return """
            vrrp_instance shop {
                state BACKUP
                interface eth0
                virtual_router_id 51
                priority %d
                version 3
                advert_int %s
                virtual_ipaddress {
                    %s
                }
            }
            """.formatted(priority, ADVERT_SECONDS, virtualAddress);
    }

    /** A folder that {@link #delete} removes with everything in it. */
    static Path folder() {
        try {
            return Files.createTempDirectory("evenkeel-demo");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for the demo's files: " + e.getMessage(), e);
        }
    }

    static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }
}
