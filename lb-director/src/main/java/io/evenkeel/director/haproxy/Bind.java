package io.evenkeel.director.haproxy;

import io.evenkeel.director.diagnostic.Position;
import org.jspecify.annotations.Nullable;

/**
 * One address of a {@code bind} line.
 *
 * @param name {@code name} of the line for people, or {@code null}
 * @param position where the address stands
 */
public record Bind(Address address, @Nullable String name, Position position) {

    /** Where to listen. */
    public sealed interface Address {
        /**
         * TCP ports of an address.
         *
         * @param host IPv4 or IPv6 address without brackets, or a name; {@code 0.0.0.0} for {@code *} and none
         * @param firstPort 1..65535
         * @param lastPort the same, or the end of a range
         */
        record Tcp(String host, int firstPort, int lastPort) implements Address {}

        /** A listening socket that the parent process left open under this number. */
        record Descriptor(int number) implements Address {}
    }
}
