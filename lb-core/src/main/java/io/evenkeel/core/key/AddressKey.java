package io.evenkeel.core.key;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

import io.evenkeel.core.PickContext;

/** An address as a number, as HAProxy has it: an IPv4 address is one, the four words of an IPv6 address are combined by XOR. */
record AddressKey(boolean client, int ipv4Prefix, int ipv6Prefix) implements HashKey {
    @Override
    public long hash(PickContext context, KeyHash function) {
        InetSocketAddress endpoint = client ? context.client() : context.destination();
        InetAddress address = endpoint == null ? null : endpoint.getAddress();
        return address == null ? ABSENT : Integer.toUnsignedLong(function.hash(number(address)));
    }

    private int number(InetAddress address) {
        if (address instanceof Inet4Address) {
            return masked(IpAddresses.ipv4(address), ipv4Prefix);
        }
        byte[] bytes = address.getAddress();
        int number = 0;
        for (int word = 0; word < 4; word++) {
            number ^= masked(IpAddresses.word(bytes, 4 * word), ipv6Prefix - 32 * word);
        }
        return number;
    }

    private static int masked(int word, int prefix) {
        return prefix <= 0 ? 0 : prefix >= 32 ? word : word & (-1 << (32 - prefix));
    }

    @Override
    public String toString() {
        String name = client ? "source" : "destination";
        return ipv4Prefix == 32 && ipv6Prefix == 128 ? name : name + "/" + ipv4Prefix + "," + ipv6Prefix;
    }
}
