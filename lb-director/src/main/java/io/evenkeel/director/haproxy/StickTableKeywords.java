package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.Kinds.IF;
import static io.evenkeel.director.haproxy.Kinds.POSITIVE;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.anyOf;
import static io.evenkeel.director.syntax.Shape.either;
import static io.evenkeel.director.syntax.Shape.literal;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.named;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** {@code stick-table} and {@code stick}: what is remembered of clients, and which server they had. */
final class StickTableKeywords {
    private static final Pattern PERIOD = Pattern.compile("_rate\\((?:[0-9]+,)?([^)]*)\\)");
    private static final Set<String> PLAIN = Set.of("server_id", "gpc0", "gpc1", "gpt0", "conn_cnt", "conn_cur", "sess_cnt", "http_req_cnt",
            "http_err_cnt", "http_fail_cnt", "bytes_in_cnt", "bytes_out_cnt", "server_key");
    private static final Set<String> RATES = Set.of("gpc0_rate", "gpc1_rate", "conn_rate", "sess_rate", "http_req_rate", "http_err_rate",
            "http_fail_rate", "bytes_in_rate", "bytes_out_rate");

    /** What follows {@code stick-table}. */
    static final Shape TABLE = anyOf(named("type", either(Value.oneOf("ip", "ipv6", "integer"), all(Value.oneOf("string", "binary"),
            maybe(named("len", POSITIVE))))), named("size", SizeValue.SIZE), named("expire", TimeValue.TIME), literal("nopurge"),
            named("peers", Names.NAME), named("srvkey", Value.oneOf("name", "addr")), named("write-to", Names.NAME),
            named("store", Value.of("data[,data]", StickTableKeywords::data, text -> text)));

    static final KeywordTable<Object> STICK = KeywordTable.<Object>of("a 'stick' line")
            .notBuilt("on", rule(), "finds the server by a key, and remembers it")
            .notBuilt("match", rule(), "finds the server by a key")
            .notBuilt("store-request", rule(), "remembers the server under a key of the request")
            .notBuilt("store-response", rule(), "remembers the server under a key of the response")
            .build();

    private StickTableKeywords() {}

    private static Shape rule() {
        return all(Kinds.EXPRESSION, maybe(named("table", Names.NAME)), IF);
    }

    private static String data(Arguments statement, Word word) {
        for (String item : word.value().replaceAll("\\([^)]*\\)", "()").split(",", -1)) {
            String name = item.replace("()", "");
            boolean rate = RATES.contains(name);
            boolean array = List.of("gpc", "gpt").contains(name) || name.equals("gpc_rate");
            boolean known = rate || array || PLAIN.contains(name);
            if (!known || item.endsWith("()") == PLAIN.contains(name)) {
                List<String> names = new ArrayList<>(PLAIN);
                names.addAll(RATES);
                throw statement.wrong(word, "kinds of data such as conn_cur or http_req_rate(10s)", Suggestion.didYouMean(name, names));
            }
        }
        Matcher period = PERIOD.matcher(word.value());
        while (period.find()) {
            TimeValue.TIME.parse(statement, new Word(period.group(1), word.position()));
        }
        return word.value();
    }
}
