package io.evenkeel.vrrp.spi;

import java.net.InetAddress;

import io.evenkeel.vrrp.packet.IpFamily;

/** A network: an address, and how many of its leading bits count. Immutable. */
public record Prefix(InetAddress address, int length) {
    /** Checks the length. */
    public Prefix {
        int most = IpFamily.of(address).maxPrefixLength();
        if (length < 0 || length > most) {
            throw new IllegalArgumentException("prefixLength: " + length + " (expected: 0.." + most + ")");
        }
    }

    /** Reads {@code 10.1.0.0/16} or {@code 2001:db8::/32}; without a length it is one address. */
    public static Prefix of(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            return new Prefix(address, slash < 0 ? IpFamily.of(address).maxPrefixLength()
                    : Integer.parseInt(text.substring(slash + 1)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("network: " + text + " (expected: such as 10.1.0.0/16 or 2001:db8::/32)", e);
        }
    }

    /** Everything in that family. */
    public static Prefix all(IpFamily family) {
        return of(family == IpFamily.IPV4 ? "0.0.0.0/0" : "::/0");
    }

    /** As {@link #of} reads it. */
    @Override
    public String toString() {
        return address.getHostAddress() + "/" + length;
    }
}
