package io.evenkeel.proxy.config;

import io.evenkeel.core.validation.Expect;

/** Where a frontend listens. */
public sealed interface Bind permits Bind.Address, Bind.Descriptor {
    /**
     * A TCP address.
     *
     * @param host an IP address or a name that resolves; {@code *} for every IPv4 address
     * @param port 0..65535; 0 lets the system choose
     */
    record Address(String host, int port) implements Bind {
        /** Checks the values. */
        public Address {
            Expect.text("bind host", host);
            Expect.inRange("bind port", port, 0, 65_535);
        }

        @Override
        public String toString() {
            return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /**
     * A listening socket that this process inherited.
     *
     * @param number the descriptor's number, 3 or more
     */
    record Descriptor(int number) implements Bind {
        /** Checks the number. */
        public Descriptor {
            Expect.inRange("file descriptor", number, 3, Integer.MAX_VALUE);
        }

        @Override
        public String toString() {
            return "fd@" + number;
        }
    }

    /**
     * Reads {@code host:port}, {@code :port} or {@code *:port} (every IPv4 address), or {@code [ipv6]:port}.
     *
     * @throws IllegalArgumentException when it is none of these
     */
    static Bind parse(String text) {
        int colon = text.lastIndexOf(':');
        String port = colon < 0 ? "" : text.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}")) {
            throw Expect.unexpected("bind", "'" + text + "'", "host:port, :port or [ipv6]:port");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        return new Address(host.isEmpty() ? "*" : host, Integer.parseInt(port));
    }
}
