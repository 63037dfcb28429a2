package io.evenkeel.director.haproxy;

import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Word;

/** The algorithms of {@code balance}. */
final class BalanceNames {
    private static final Map<String, ProxySettings.Balance> BUILT = Map.of("roundrobin", ProxySettings.Balance.ROUND_ROBIN, "leastconn",
            ProxySettings.Balance.LEAST_CONNECTIONS);
    private static final List<String> KNOWN = List.of("roundrobin", "leastconn", "static-rr", "first", "source", "uri", "url_param", "hdr",
            "random", "rdp-cookie");

    private BalanceNames() {}

    static ProxySettings.Balance read(Arguments arguments) {
        Word word = arguments.next("roundrobin or leastconn");
        ProxySettings.Balance balance = BUILT.get(word.value());
        if (balance != null) {
            return balance;
        }
        String base = word.value().replaceFirst("\\(.*", "");
        if (KNOWN.contains(base)) {
            throw Complaint.refusal(word.position(), "the balance algorithm '" + base + "' is not carried out: not built yet",
                    "expected: roundrobin or leastconn");
        }
        throw new Complaint(word.position(), "unknown balance algorithm '" + word.value() + "'",
                Suggestion.didYouMean(word.value(), List.of("roundrobin", "leastconn")));
    }
}
