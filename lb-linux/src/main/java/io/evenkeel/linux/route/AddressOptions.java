package io.evenkeel.linux.route;

import java.net.InetAddress;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What an address has beside its prefix length. Immutable.
 *
 * @param label the name under which {@code ip addr} shows it, begins with the interface's; empty for the kernel's choice
 *        (IPv4)
 * @param scope where it is valid, as {@code ip addr ... scope}: 0 everywhere, 253 on the link, 254 on the host
 * @param broadcast the prefix's broadcast address; null for none
 * @param peer the other end of a point-to-point link; null for none. The prefix is then the peer's
 * @param protocol a number that says who made it ({@code ip addr} shows it as {@code proto}; kernel 5.18 or newer); 0 for
 *        none
 */
public record AddressOptions(String label, int scope, @Nullable InetAddress broadcast, @Nullable InetAddress peer,
        Set<AddressFlag> flags, Lifetime lifetime, int protocol) {
    /** Nothing special, for ever. */
    public static final AddressOptions NONE = new AddressOptions("", 0, null, null, Set.of(), Lifetime.UNLIMITED, 0);

    /** Copies the set. */
    public AddressOptions {
        flags = Set.copyOf(flags);
    }

    /** The same with a label. */
    public AddressOptions withLabel(String text) {
        return new AddressOptions(text, scope, broadcast, peer, flags, lifetime, protocol);
    }

    /** The same with a scope. */
    public AddressOptions withScope(int number) {
        return new AddressOptions(label, number, broadcast, peer, flags, lifetime, protocol);
    }

    /** The same with a broadcast address. */
    public AddressOptions withBroadcast(@Nullable InetAddress address) {
        return new AddressOptions(label, scope, address, peer, flags, lifetime, protocol);
    }

    /** The same with a peer. */
    public AddressOptions withPeer(@Nullable InetAddress address) {
        return new AddressOptions(label, scope, broadcast, address, flags, lifetime, protocol);
    }

    /** The same with these flags and no others. */
    public AddressOptions withFlags(Set<AddressFlag> set) {
        return new AddressOptions(label, scope, broadcast, peer, set, lifetime, protocol);
    }

    /** The same for another time. */
    public AddressOptions withLifetime(Lifetime time) {
        return new AddressOptions(label, scope, broadcast, peer, flags, time, protocol);
    }

    /** The same with the mark of its maker. */
    public AddressOptions withProtocol(int number) {
        return new AddressOptions(label, scope, broadcast, peer, flags, lifetime, number);
    }
}
