package io.evenkeel.director.keepalived;

import static io.evenkeel.director.keepalived.Values.FLAG;
import static io.evenkeel.director.keepalived.Values.seconds;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.some;
import static io.evenkeel.director.syntax.Shape.words;

import java.util.List;
import java.util.regex.Pattern;

import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;

/** The checks of a {@code real_server}. They are in the document only. */
final class CheckerKeywords {
    private static final Pattern STATUS = Pattern.compile("([1-9][0-9]{2})(?:-([1-9][0-9]{2}))?");
    private static final Value<String> STATUSES = Value.matching("status[-status]", CheckerKeywords::isStatus,
            "a status such as 200, or a range such as 200-299");
    private static final Value<String> DIGEST = Value.matching("digest", text -> text.matches("[0-9a-fA-F]{32}"),
            "the 32 hexadecimal digits of an MD5 digest");
    private static final Value<Integer> LENGTH = Value.integer("number", 0, 65535);
    private static final Value<String> DNS_TYPE = Value.matching("type", text -> List
            .of("A", "NS", "CNAME", "SOA", "MX", "TXT", "AAAA", "RRSIG", "DNSKEY").contains(ServerKeywords.upper(text)),
            "A | NS | CNAME | SOA | MX | TXT | AAAA | RRSIG | DNSKEY");

    static final Content.Keywords<GlobalDraft> URL = Rows.<GlobalDraft>of("'url'")
            .notBuilt("path", Value.word("path"), "what is asked for, needed")
            .notBuilt("digest", DIGEST, "of the body")
            .notBuilt("status_code", some(1, STATUSES), "those that are good, 200-299 by default")
            .notBuilt("virtualhost", Values.NAME, "host in the request")
            .notBuilt("regex", words("expression", 1), "has to be found in the body")
            .notBuilt("regex_no_match", NOTHING, "must not be found")
            .notBuilt("regex_options", some(1, Values.NAME), "how it is understood")
            .notBuilt("regex_stack", all(LENGTH, LENGTH), "room for matching")
            .notBuilt("regex_min_offset", LENGTH, "where the search starts")
            .notBuilt("regex_max_offset", LENGTH, "where it ends")
            .notBuilt("tls_compliant", NOTHING, "a connection has to be closed as TLS says")
            .build();

    static final Content.Keywords<GlobalDraft> HTTP = common("'HTTP_GET'")
            .alias("nb_get_retry", "retry", KeepalivedRules.DEPRECATED)
            .notBuiltBlock("url", NOTHING, "one of the requests, in turn", (head, global) -> global, URL)
            .notBuilt("virtualhost", Values.NAME, "host in requests")
            .notBuilt("http_protocol", Value.oneOf("1.0", "1.0C", "1.1", "1.0c"), "version of requests, 1.0 by default")
            .notBuilt("enable_sni", FLAG, "the host is named in the handshake")
            .notBuilt("sni_name", Values.NAME, "the name in the handshake")
            .notBuilt("fast_recovery", FLAG, "all requests at once while bad")
            .build();

    static final Content.Keywords<GlobalDraft> TCP = plain("'TCP_CHECK'").build();
    static final Content.Keywords<GlobalDraft> PING = plain("'PING_CHECK'").build();

    static final Content.Keywords<GlobalDraft> SMTP = plain("'SMTP_CHECK'")
            .notBuilt("helo_name", Values.NAME, "how it greets")
            .notBuiltBlock("host", NOTHING, "another address, an old way", (head, global) -> global, common("'host'").build())
            .build();

    static final Content.Keywords<GlobalDraft> DNS = plain("'DNS_CHECK'")
            .notBuilt("type", DNS_TYPE, "what is asked for, SOA by default")
            .notBuilt("name", Values.NAME, "of what, '.' by default")
            .build();

    static final Content.Keywords<GlobalDraft> MISC = plain("'MISC_CHECK'")
            .notBuilt("misc_path", words("command", 1), "what is run")
            .notBuilt("misc_timeout", seconds("0.000001", "4294.967295"), "how long it may take")
            .notBuilt("misc_dynamic", FLAG, "its exit status is a weight")
            .notBuilt("user", Values.USER, "who it runs as")
            .build();

    static final Content.Keywords<GlobalDraft> UDP = plain("'UDP_CHECK'")
            .notBuilt("payload", some(1, hexadecimal("[0-9a-fA-F]+")), "what is sent, in hexadecimal")
            .notBuilt("require_reply", Shape.anyOf(hexadecimal("[0-9a-fA-FxX]+")), "what has to come back, X for any digit")
            .notBuilt("min_reply_length", LENGTH, "least bytes of a reply")
            .notBuilt("max_reply_length", LENGTH, "most bytes of a reply")
            .build();

    static final Content.Keywords<GlobalDraft> BFD = Rows.<GlobalDraft>of("'BFD_CHECK'")
            .notBuilt("name", Values.NAME, "of the session")
            .notBuilt("alpha", FLAG, "bad until the first good result")
            .build();

    static final Content.Keywords<GlobalDraft> FILE = Rows.<GlobalDraft>of("'FILE_CHECK'")
            .notBuilt("track_file", Values.NAME, "holds the number")
            .notBuilt("weight", Values.weight(-2147483647, Integer.MAX_VALUE), "what it is multiplied with")
            .notBuilt("dynamic", FLAG, "the number changes the weight")
            .build();

    private CheckerKeywords() {}

    /** Adds the checks to the rows of a server. */
    static Rows<GlobalDraft> add(Rows<GlobalDraft> rows) {
        return rows
                .notBuiltBlock("TCP_CHECK", NOTHING, "connects", (head, global) -> global, TCP)
                .notBuiltBlock("HTTP_GET", NOTHING, "asks by HTTP", (head, global) -> global, HTTP)
                .notBuiltBlock("SSL_GET", NOTHING, "asks by HTTP over TLS", (head, global) -> global, HTTP)
                .notBuiltBlock("SMTP_CHECK", NOTHING, "greets a mail server", (head, global) -> global, SMTP)
                .notBuiltBlock("DNS_CHECK", NOTHING, "asks a name server", (head, global) -> global, DNS)
                .notBuiltBlock("MISC_CHECK", NOTHING, "runs a command", (head, global) -> global, MISC)
                .notBuiltBlock("UDP_CHECK", NOTHING, "sends a datagram", (head, global) -> global, UDP)
                .notBuiltBlock("PING_CHECK", NOTHING, "sends an echo request", (head, global) -> global, PING)
                .notBuiltBlock("BFD_CHECK", NOTHING, "follows a BFD session", (head, global) -> global, BFD)
                .notBuiltBlock("FILE_CHECK", NOTHING, "follows a number in a file", (head, global) -> global, FILE);
    }

    private static Rows<GlobalDraft> plain(String place) {
        return common(place).alias("nb_get_retry", "retry", KeepalivedRules.OLD_RETRY);
    }

    private static Rows<GlobalDraft> common(String place) {
        return Rows.<GlobalDraft>of(place)
                .notBuilt("connect_ip", IpAddresses.ADDRESS, "where it connects, the server by default")
                .notBuilt("connect_port", Values.PORT, "where it connects, the port of the server by default")
                .notBuilt("bindto", IpAddresses.ADDRESS, "where it comes from")
                .notBuilt("bind_if", Values.INTERFACE, "which interface it uses")
                .notBuilt("bind_port", Values.PORT, "which port it comes from")
                .notBuilt("fwmark", Value.integer("mark", 0, Integer.MAX_VALUE), "mark of its packets")
                .notBuilt("connect_timeout", seconds("0.000001", "4294.967295"), "5 by default")
                .notBuilt("retry", Value.integer("number", 0, Integer.MAX_VALUE), "checks again before it is bad, 1 by default")
                .notBuilt("delay_before_retry", seconds("0", "4294.967295"), "until that, 1 by default, of HTTP 3")
                .notBuilt("delay_loop", seconds("0.000001", "4294967"), "between checks, that of the server by default")
                .notBuilt("warmup", seconds("0", "4294.967295"), "the first check is somewhere in this time")
                .notBuilt("alpha", FLAG, "bad until the first good check")
                .notBuilt("log_all_failures", FLAG, "says every failure");
    }

    private static boolean isStatus(String text) {
        var matcher = STATUS.matcher(text);
        return matcher.matches() && (matcher.group(2) == null || Integer.parseInt(matcher.group(1)) <= Integer.parseInt(matcher.group(2)));
    }

    private static Value<String> hexadecimal(String form) {
        return Value.matching("digits", text -> text.matches(form), "hexadecimal digits");
    }
}
