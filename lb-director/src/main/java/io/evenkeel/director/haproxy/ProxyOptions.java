package io.evenkeel.director.haproxy;

import java.util.List;
import java.util.regex.Pattern;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Word;

/** The rows of {@code option} in proxy sections. Each can be taken back with {@code no option}. */
final class ProxyOptions {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private ProxyOptions() {}

    static KeywordTable.Builder<ProxyDraft> addTo(KeywordTable.Builder<ProxyDraft> table) {
        return table
                .acts("option forwardfor", "[header name] [if-none]",
                        "tells servers the client's address in X-Forwarded-For",
                        ProxyOptions::forwardFor)
                .acts("option httpclose", "", "closes both connections after a response",
                        (arguments, proxy) -> connection(arguments, proxy, ProxySettings.ConnectionMode.CLOSE))
                .acts("option http-server-close", "", "closes the connection to the server after a response",
                        (arguments, proxy) -> connection(arguments, proxy, ProxySettings.ConnectionMode.SERVER_CLOSE))
                .acts("option http-keep-alive", "", "keeps both connections open after a response, the default",
                        (arguments, proxy) -> connection(arguments, proxy, ProxySettings.ConnectionMode.KEEP_ALIVE))
                .idle("every retry goes to a server that was not tried yet", "option redispatch")
                .acts("option httpchk", "[method] [uri] [version]", "checks servers with a request, OPTIONS / HTTP/1.0 by default",
                        ProxyOptions::httpCheck)
                .idle("access lines have one form, in the program's own log", "option httplog", "option tcplog", "option httpslog",
                        "option dontlognull",
                        "option dontlog-normal", "option log-separate-errors", "option logasap", "option log-health-checks")
                .notBuilt("option abortonclose", "option accept-invalid-http-request", "option accept-invalid-http-response",
                        "option allbackups",
                        "option checkcache", "option clitcpka", "option contstats", "option disable-h2-upgrade", "option external-check",
                        "option forwarded",
                        "option h1-case-adjust-bogus-client", "option h1-case-adjust-bogus-server", "option http-buffer-request",
                        "option http-ignore-probes",
                        "option http-no-delay", "option http-pretend-keepalive", "option http-restrict-req-hdr-names",
                        "option http-use-htx",
                        "option http-use-proxy-header", "option idle-close-on-response", "option independent-streams", "option ldap-check",
                        "option mysql-check", "option nolinger", "option originalto", "option persist", "option pgsql-check",
                        "option prefer-last-server",
                        "option redis-check", "option smtpchk", "option socket-stats", "option splice-auto", "option splice-request",
                        "option splice-response", "option spop-check", "option srvtcpka", "option ssl-hello-chk", "option tcp-check",
                        "option tcp-smart-accept", "option tcp-smart-connect", "option tcpka", "option transparent");
    }

    private static void connection(Arguments arguments, ProxyDraft proxy, ProxySettings.ConnectionMode mode) {
        httpOnly(arguments, proxy);
        if (!proxy.negated) {
            proxy.settings.connectionMode = mode;
        } else if (proxy.settings.connectionMode == mode) {
            proxy.settings.connectionMode = ProxySettings.ConnectionMode.KEEP_ALIVE;
        }
    }

    private static void forwardFor(Arguments arguments, ProxyDraft proxy) {
        httpOnly(arguments, proxy);
        String header = "X-Forwarded-For";
        boolean ifNone = false;
        while (arguments.hasNext()) {
            Word word = arguments.oneOf(List.of("except", "header", "if-none"));
            switch (word.value()) {
                case "header" -> header = matching(arguments, TOKEN, "the name of a header");
                case "except" -> throw new Complaint(word.position(), "'except' is not carried out: not built yet", null);
                default -> ifNone = true;
            }
        }
        proxy.settings.forwardFor = proxy.negated ? null : new ProxySettings.ForwardFor(header, ifNone);
    }

    private static void httpCheck(Arguments arguments, ProxyDraft proxy) {
        if (proxy.negated) {
            proxy.settings.httpCheck = null;
            return;
        }
        Word first = arguments.hasNext() ? arguments.next("a method or a URI") : null;
        if (first == null || !arguments.hasNext()) {
            proxy.settings.httpCheck = new ProxySettings.HttpCheck("OPTIONS", first == null ? "/" : target(arguments, first), "HTTP/1.0");
            return;
        }
        if (!TOKEN.matcher(first.value()).matches()) {
            throw arguments.wrong(first, "a method such as GET or HEAD", null);
        }
        String target = target(arguments, arguments.next("a URI"));
        String version = "HTTP/1.0";
        if (arguments.hasNext()) {
            Word word = arguments.next("a version");
            if (word.value().startsWith("HTTP/1.") && word.value().indexOf('\r') > 0) {
                throw arguments.wrong(word, "HTTP/1.0 | HTTP/1.1", "headers for the check are not built yet");
            }
            if (!List.of("HTTP/1.0", "HTTP/1.1").contains(word.value())) {
                throw arguments.wrong(word, "HTTP/1.0 | HTTP/1.1", null);
            }
            version = word.value();
        }
        proxy.settings.httpCheck = new ProxySettings.HttpCheck(first.value(), target, version);
    }

    private static String target(Arguments arguments, Word word) {
        boolean clean = !word.value().isEmpty() && word.value().chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (!clean || !(word.value().startsWith("/") || word.value().equals("*"))) {
            throw arguments.wrong(word, "a URI that begins with '/'", null);
        }
        return word.value();
    }

    private static String matching(Arguments arguments, Pattern pattern, String expected) {
        Word word = arguments.next(expected);
        if (!pattern.matcher(word.value()).matches()) {
            throw arguments.wrong(word, expected, null);
        }
        return word.value();
    }

    private static void httpOnly(Arguments arguments, ProxyDraft proxy) {
        if (!proxy.negated) {
            proxy.httpOnly.add(new Word(arguments.name(), arguments.position()));
        }
    }
}
