package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/**
 * Addresses, as the places that take one want them (configuration manual 11 of later versions, {@code bind} and
 * {@code server}). HAProxy expands variables in an address whether quoted or not, so {@code ${HOST}:80} means what it seems
 * to; elsewhere only weak quotes expand.
 */
final class Addresses {
    /** Where to listen: several with commas, ports as ranges. */
    static final Value<String> BIND = each("address[,address]", Port.RANGE);
    /** A server: the port may be missing or relative to the client's. */
    static final Value<String> SERVER = one("address[:port]", Port.OFFSET);
    /** An address with or without a port. */
    static final Value<String> ADDRESS = one("address[:port]", Port.OPTIONAL);
    /** An address with or without a range of ports, to connect from. */
    static final Value<String> SOURCE = one("address[:port[-port]]", Port.OPTIONAL_RANGE);
    /** An address and its port. */
    static final Value<String> WITH_PORT = one("address:port", Port.NEEDED);

    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_.])?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:]*(:[0-9.]+)?(%[A-Za-z0-9_.-]+)?");
    private static final Pattern FAMILY = Pattern
            .compile(
                    "((?:stream\\+|dgram\\+)?(?:unix|uxst|uxdg|abns|abnsz|ipv4|ipv6|tcp|tcp4|tcp6|udp|udp4|udp6|quic4|quic6|sockpair|fd|ring)@)(.*)");
    private static final Pattern NO_PORT = Pattern.compile(".*(unix|uxst|uxdg|abns|abnsz|sockpair|fd|ring)@");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private Addresses() {}

    /** What may follow the colon. */
    private enum Port {
        NEEDED, OPTIONAL, RANGE, OPTIONAL_RANGE, OFFSET
    }

    /** The parts of an address of a network. */
    record Split(String host, @Nullable String port) {}

    static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    static boolean isIpv6(String text) {
        return IPV6.matcher(text).matches();
    }

    private static Value<String> one(String text, Port port) {
        return Value.of(text, (statement, word) -> canonical(statement, word, expand(statement, word), port), address -> address);
    }

    private static Value<String> each(String text, Port port) {
        return Value.of(text, (statement, word) -> {
            List<String> parts = new ArrayList<>();
            for (String part : expand(statement, word).split(",", -1)) {
                parts.add(canonical(statement, word, part, port));
            }
            return String.join(",", parts);
        }, address -> address);
    }

    private static String expand(Arguments statement, Word word) {
        return statement.context(Scope.class).variables().expandAll(word.value(), word.position());
    }

    private static String canonical(Arguments statement, Word word, String text, Port port) {
        if (text.isEmpty()) {
            throw complain(statement, word, text, "expected: an address such as 192.168.4.5:80, *:80, [::1]:80 or name:80");
        }
        if (text.startsWith("/")) {
            return text;
        }
        Matcher family = FAMILY.matcher(text);
        String prefix = family.matches() ? family.group(1) : "";
        String rest = text.substring(prefix.length());
        if (NO_PORT.matcher(prefix).matches()) {
            boolean number = !prefix.endsWith("fd@") || rest.matches("[0-9]{1,9}");
            if (rest.isEmpty() || !number) {
                throw complain(statement, word, text,
                        "expected: " + (number ? "a name behind '" + prefix + "'" : "fd@ and the number of an open socket"));
            }
            return text;
        }
        Split split = split(statement, word, rest);
        String host = host(statement, word, split.host(), text);
        String written = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        if (split.port() == null) {
            if (port == Port.NEEDED || port == Port.RANGE) {
                throw complain(statement, word, text, "add the port: " + (split.host().isEmpty() ? "*" : text) + ":80");
            }
            return prefix + written;
        }
        return prefix + written + ":" + port(statement, word, split.port(), text, port);
    }

    private static String port(Arguments statement, Word word, String text, String whole, Port kind) {
        if (kind == Port.OFFSET && text.matches("[+-][0-9]{1,5}")) {
            return text;
        }
        int dash = text.indexOf('-');
        if (dash > 0 && (kind == Port.RANGE || kind == Port.OPTIONAL_RANGE)) {
            int first = number(statement, word, text.substring(0, dash), whole, 1);
            int last = number(statement, word, text.substring(dash + 1), whole, 1);
            if (last < first) {
                throw complain(statement, word, whole, "a range of ports goes from the lower to the higher");
            }
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
        boolean zero = kind == Port.OFFSET || kind == Port.OPTIONAL || kind == Port.OPTIONAL_RANGE;
        return Integer.toString(number(statement, word, text, whole, zero ? 0 : 1));
    }

    private static int number(Arguments statement, Word word, String text, String whole, int least) {
        int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : -1;
        if (port < least || port > 65535) {
            throw complain(statement, word, whole, "port '" + text + "', expected: 1..65535");
        }
        return port;
    }

    /** Host and port of an address that is known to be right. */
    static Split split(Arguments statement, Word word, String text) {
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            if (close < 0) {
                throw complain(statement, word, text, "add ']'");
            }
            String behind = text.substring(close + 1);
            if (!behind.isEmpty() && !behind.startsWith(":")) {
                throw complain(statement, word, text, "expected: a colon and a port behind ']'");
            }
            return new Split(text.substring(1, close), behind.isEmpty() ? null : behind.substring(1));
        }
        int colon = text.lastIndexOf(':');
        return colon < 0 ? new Split(text, null) : new Split(text.substring(0, colon), text.substring(colon + 1));
    }

    private static String host(Arguments statement, Word word, String host, String text) {
        if (host.isEmpty() || host.equals("*")) {
            return "0.0.0.0";
        }
        boolean good = host.indexOf(':') >= 0 ? isIpv6(host)
                : NUMERIC.matcher(host).matches() ? isIpv4(host) : NAME.matcher(host).matches();
        if (!good) {
            throw complain(statement, word, text, "'" + host + "' is neither an address nor a name");
        }
        return host;
    }

    private static Complaint complain(Arguments statement, Word word, String text, String hint) {
        return new Complaint(HaproxyRules.BAD_ADDRESS, word.position(), statement.name() + ": the address '" + text + "' is not understood",
                hint);
    }
}
