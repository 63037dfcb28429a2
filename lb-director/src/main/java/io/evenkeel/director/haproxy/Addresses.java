package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses of {@code bind} and {@code server} lines. HAProxy expands variables in an address whether quoted or
 * not, so {@code ${HOST}:80} means what it seems to; elsewhere only weak quotes expand.
 */
final class Addresses {
    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(\\.(?!$)|$)){4}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_.])?");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]*(:[0-9.]+)?(%[A-Za-z0-9_.-]+)?");
    private static final Pattern PREFIX = Pattern
            .compile("(unix|abns|ipv4|ipv6|udp|udp4|udp6|quic4|quic6|stream\\+\\S+|dgram\\+\\S+|sockpair)@.*");
    private static final String EXPECTED = "an address such as 192.168.4.5:80, *:80, :80, [::1]:80 or name:80";

    private Addresses() {}

    /** A host and the text of its port, {@code null} when there is none. */
    private record Split(String host, @Nullable String port) {}

    /** The addresses of a {@code bind} line: several separated by commas, ports as ranges, or {@code fd@N}. */
    static List<Bind.Address> binds(Arguments arguments, Word word, Variables variables) {
        List<Bind.Address> addresses = new ArrayList<>();
        for (String part : variables.expandAll(word.value(), word.position()).split(",", -1)) {
            addresses.add(part.startsWith("fd@") ? descriptor(arguments, word, part) : tcp(arguments, word, part));
        }
        return addresses;
    }

    /** The address of a server: a host and a port. */
    static Bind.Address.Tcp server(Arguments arguments, Word word, Variables variables) {
        String text = variables.expandAll(word.value(), word.position());
        Split split = split(arguments, word, text);
        if (split.port() == null) {
            throw complain(arguments, word, text, "add the port: " + text + ":80");
        }
        if (split.port().startsWith("+") || split.port().startsWith("-")) {
            throw Complaint.refusal(word.position(),
                    "a port relative to the client's ('" + split.port() + "') is not carried out: not built yet",
                    null);
        }
        String host = host(arguments, word, split.host(), text);
        if (host.equals("0.0.0.0") || host.equals("::")) {
            throw complain(arguments, word, text, "a server needs an address of its own");
        }
        int port = port(arguments, word, split.port(), text);
        return new Bind.Address.Tcp(host, port, port);
    }

    private static Bind.Address descriptor(Arguments arguments, Word word, String part) {
        try {
            int number = Integer.parseInt(part.substring("fd@".length()));
            if (number >= 0) {
                return new Bind.Address.Descriptor(number);
            }
        } catch (NumberFormatException e) {
            throw complain(arguments, word, part, "expected: fd@ and the number of an open socket");
        }
        throw complain(arguments, word, part, "expected: fd@ and the number of an open socket");
    }

    private static Bind.Address tcp(Arguments arguments, Word word, String part) {
        Split split = split(arguments, word, part);
        if (split.port() == null) {
            throw complain(arguments, word, part, "add the port: " + (part.isEmpty() ? "*" : part) + ":80");
        }
        String host = host(arguments, word, split.host(), part);
        int dash = split.port().indexOf('-');
        if (dash < 0) {
            int port = port(arguments, word, split.port(), part);
            return new Bind.Address.Tcp(host, port, port);
        }
        int first = port(arguments, word, split.port().substring(0, dash), part);
        int last = port(arguments, word, split.port().substring(dash + 1), part);
        if (last < first) {
            throw complain(arguments, word, part, "a range of ports goes from the lower to the higher");
        }
        return new Bind.Address.Tcp(host, first, last);
    }

    private static Split split(Arguments arguments, Word word, String text) {
        if (PREFIX.matcher(text).matches() || text.startsWith("/")) {
            throw Complaint.refusal(word.position(), "the address '" + text + "' is not carried out: only IPv4 and IPv6 addresses"
                    + " and fd@N are built yet", null);
        }
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            if (close < 0) {
                throw complain(arguments, word, text, "add ']'");
            }
            String behind = text.substring(close + 1);
            if (!behind.isEmpty() && !behind.startsWith(":")) {
                throw complain(arguments, word, text, "expected: " + EXPECTED);
            }
            return new Split(text.substring(1, close), behind.isEmpty() ? null : behind.substring(1));
        }
        int colon = text.lastIndexOf(':');
        return colon < 0 ? new Split(text, null) : new Split(text.substring(0, colon), text.substring(colon + 1));
    }

    private static String host(Arguments arguments, Word word, String host, String text) {
        if (host.isEmpty() || host.equals("*")) {
            return "0.0.0.0";
        }
        boolean good = host.indexOf(':') >= 0 ? IPV6.matcher(host).matches()
                : NUMERIC.matcher(host).matches() ? IPV4.matcher(host).matches() : NAME.matcher(host).matches();
        if (!good) {
            throw complain(arguments, word, text, "'" + host + "' is neither an address nor a name");
        }
        return host;
    }

    private static int port(Arguments arguments, Word word, String text, String whole) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65535 && !text.startsWith("+")) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw complain(arguments, word, whole, "port '" + text + "', expected: 1..65535");
        }
        throw complain(arguments, word, whole, "port '" + text + "', expected: 1..65535");
    }

    private static Complaint complain(Arguments arguments, Word word, String text, String hint) {
        return new Complaint(word.position(), arguments.name() + ": the address '" + text + "' is not understood", hint);
    }
}
