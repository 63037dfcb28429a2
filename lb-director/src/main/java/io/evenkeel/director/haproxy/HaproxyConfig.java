package io.evenkeel.director.haproxy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.evenkeel.director.syntax.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code haproxy.cfg} says, with {@code defaults} applied and every value checked. Nothing in it was resolved or
 * opened.
 *
 * @param global all {@code global} sections together
 * @param proxies {@code frontend}, {@code backend} and {@code listen} sections in the order of the files
 * @param document everything that was understood, in canonical form
 */
public record HaproxyConfig(Global global, List<Proxy> proxies, Document document) {
    /** Copies the list. */
    public HaproxyConfig {
        proxies = List.copyOf(proxies);
    }

    /** The section with servers of this name: a {@code backend}, or a {@code listen}. */
    public Optional<Proxy> backend(String name) {
        return proxies.stream().filter(proxy -> proxy.kind().hasServers() && proxy.name().equals(name)).findFirst();
    }

    /**
     * What concerns the process.
     *
     * @param maxConnections connections from clients at a time, over all frontends; empty: no limit of ours
     * @param node name of this host for people, or {@code null}
     * @param description of this host for people, or {@code null}
     */
    public record Global(OptionalInt maxConnections, @Nullable String node, @Nullable String description) {}
}
