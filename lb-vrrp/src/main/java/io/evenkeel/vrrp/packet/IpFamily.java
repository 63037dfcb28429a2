package io.evenkeel.vrrp.packet;

import java.net.Inet4Address;
import java.net.InetAddress;

/** The two versions of IP. A virtual router lives in one of them. */
public enum IpFamily {
    /** IPv4. */
    IPV4(4, 32, InetAddress.ofLiteral("224.0.0.18")),
    /** IPv6; VRRP version 3 only. */
    IPV6(16, 128, InetAddress.ofLiteral("ff02::12"));

    private final int addressLength;
    private final int maxPrefixLength;
    private final InetAddress group;

    IpFamily(int addressLength, int maxPrefixLength, InetAddress group) {
        this.addressLength = addressLength;
        this.maxPrefixLength = maxPrefixLength;
        this.group = group;
    }

    /** The family of {@code address}. */
    public static IpFamily of(InetAddress address) {
        return address instanceof Inet4Address ? IPV4 : IPV6;
    }

    /** Bytes of an address. */
    public int addressLength() {
        return addressLength;
    }

    /** Bits of an address. */
    public int maxPrefixLength() {
        return maxPrefixLength;
    }

    /** Where advertisements go unless something else is configured (RFC 9568 sections 5.1.1.2 and 5.1.2.2). */
    public InetAddress group() {
        return group;
    }

    /** The address that stands for none: {@code 0.0.0.0} or {@code ::}. */
    public InetAddress unspecified() {
        return InetAddress.ofLiteral(this == IPV4 ? "0.0.0.0" : "::");
    }

    /** For people: {@code IPv4}, {@code IPv6}. */
    @Override
    public String toString() {
        return this == IPV4 ? "IPv4" : "IPv6";
    }
}
