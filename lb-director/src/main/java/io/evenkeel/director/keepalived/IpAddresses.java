package io.evenkeel.director.keepalived;

import java.net.Inet6Address;
import java.util.Locale;
import java.util.regex.Pattern;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/** Addresses and networks in either family, and how they are written: IPv6 as RFC 5952 says. */
final class IpAddresses {
    static final Value<String> IPV4 = new Value<>("IPv4 address", (statement, word) -> ipv4(statement, word), text -> text,
            IpAddresses::isIpv4);
    static final Value<String> ADDRESS = new Value<>("address", IpAddresses::address, text -> text, IpAddresses::isAddress);
    /** An address with a prefix length, or without one for that address alone. */
    static final Value<String> NETWORK = new Value<>("address[/length]", IpAddresses::network, text -> text, IpAddresses::isNetwork);

    static final Value<String> IPV4_GROUP = group("IPv4 group", "an IPv4 group such as 224.0.0.18", false);
    static final Value<String> IPV6_GROUP = group("IPv6 group", "an IPv6 group such as ff02::12", true);

    private static final Pattern V4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final int GROUPS = 8;

    private IpAddresses() {}

    private static Value<String> group(String text, String expected, boolean six) {
        return Value.of(text, (statement, word) -> {
            String canonical = canonical(word.value());
            if (canonical == null || isSix(canonical) != six || !isGroup(canonical)) {
                throw statement.wrong(word, expected, null);
            }
            return canonical;
        }, group -> group);
    }

    /** Whether an address, canonically written, is that of a multicast group. */
    static boolean isGroup(String canonical) {
        return isSix(canonical) ? canonical.startsWith("ff") : canonical.matches("2(2[4-9]|3[0-9])\\..*");
    }

    static boolean isIpv4(String text) {
        return V4.matcher(text).matches();
    }

    static boolean isIpv6(String text) {
        return text.indexOf(':') >= 0 && canonical6(text) != null;
    }

    static boolean isAddress(String text) {
        return isIpv4(text) || isIpv6(text);
    }

    /** Whether an address, or a network, is of IPv6. */
    static boolean isSix(String text) {
        return text.indexOf(':') >= 0;
    }

    /** An address as it is written canonically, or {@code null}. */
    @Nullable
    static String canonical(String text) {
        return isIpv4(text) ? text : text.indexOf(':') >= 0 ? canonical6(text) : null;
    }

    static boolean isNetwork(String text) {
        int slash = text.indexOf('/');
        return isAddress(slash < 0 ? text : text.substring(0, slash));
    }

    private static String ipv4(Arguments statement, Word word) {
        if (!isIpv4(word.value())) {
            throw statement.wrong(word, "an IPv4 address such as 192.168.4.5", null);
        }
        return word.value();
    }

    private static String address(Arguments statement, Word word) {
        String canonical = canonical(word.value());
        if (canonical == null) {
            throw statement.wrong(word, "an address such as 192.168.4.5 or 2001:db8::5", null);
        }
        return canonical;
    }

    private static String network(Arguments statement, Word word) {
        String text = word.value();
        int slash = text.indexOf('/');
        String canonical = canonical(slash < 0 ? text : text.substring(0, slash));
        if (canonical == null) {
            throw statement.wrong(word, "an address such as 192.168.4.80/24", null);
        }
        int most = isSix(canonical) ? 128 : 32;
        if (slash < 0) {
            return canonical;
        }
        String length = text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > most) {
            throw statement.wrong(word, "a prefix length of 0.." + most + " behind the address", null);
        }
        return canonical + "/" + Integer.parseInt(length);
    }

    private static @Nullable String canonical6(String text) {
        if (!V6.matcher(text).matches()) {
            return null;
        }
        try {
            return compressed(Inet6Address.ofLiteral(text).getAddress(), text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The longest run of zero groups, of several the first, is left out; a mapped IPv4 address keeps its text. */
    private static String compressed(byte[] bytes, String text) {
        if (bytes.length == 4) {
            return text.toLowerCase(Locale.ROOT);
        }
        var groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (bytes[2 * i] & 0xFF) << 8 | (bytes[2 * i + 1] & 0xFF);
        }
        int start = -1;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                start = i;
                longest = end - i;
            }
        }
        var out = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                out.append("::");
                i += longest - 1;
            } else {
                out.append(out.isEmpty() || out.charAt(out.length() - 1) == ':' ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return out.toString();
    }
}
