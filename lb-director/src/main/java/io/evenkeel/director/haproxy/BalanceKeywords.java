package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.Kinds.COUNT;
import static io.evenkeel.director.haproxy.Kinds.TEXT;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.anyOf;
import static io.evenkeel.director.syntax.Shape.literal;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.named;
import static io.evenkeel.director.syntax.Value.oneOf;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;

import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/** The algorithms of {@code balance}, and how they hash. Each is read into the model; what hashes any expression is refused. */
final class BalanceKeywords {
    /** What follows {@code balance}. */
    static final Shape ALGORITHM = new Algorithm();
    /** What follows {@code hash-type}. */
    static final Shape HASH_TYPE = all(oneOf("map-based", "consistent"), maybe(oneOf("sdbm", "djb2", "wt6", "crc32", "none")),
            maybe(literal("avalanche")));

    static final KeywordTable<Consumer<Balance>> TABLE = KeywordTable.<Consumer<Balance>>of("'balance'")
            .acts("roundrobin", NOTHING, "in turn, as their weights say, the default",
                    (arguments, balance) -> balance.accept(new Balance.RoundRobin()))
            .acts("leastconn", NOTHING, "the one with the fewest connections for its weight",
                    (arguments, balance) -> balance.accept(new Balance.LeastConnections()))
            .acts("static-rr", NOTHING, "in turn, by a plan that does not change",
                    (arguments, balance) -> balance.accept(new Balance.StaticRoundRobin()))
            .acts("first", NOTHING, "the first that has a free place",
                    (arguments, balance) -> balance.accept(new Balance.First()))
            .acts("source", NOTHING, "by the client's address", (arguments, balance) -> balance.accept(new Balance.Source()))
            .acts("uri", anyOf(named("len", COUNT), named("depth", COUNT), literal("whole"), literal("path-only")), "by the URI",
                    BalanceKeywords::uri)
            .acts("url_param", all(TEXT, maybe(literal("check_post"), maybe(COUNT))), "by a parameter of the query",
                    (arguments, balance) -> {
                        String name = arguments.take(TEXT);
                        boolean post = arguments.take("check_post");
                        if (arguments.hasNext()) {
                            arguments.take(COUNT);
                        }
                        balance.accept(new Balance.UrlParameter(name, post));
                    })
            .acts("hdr(*", all(Kinds.inParentheses(name -> !name.isEmpty(), "the name of a header, such as hdr(host)"),
                    maybe(literal("use_domain_only"))), "by a header", (arguments, balance) -> {
                        String header = String.valueOf(inside(arguments));
                        balance.accept(new Balance.Header(header, arguments.take("use_domain_only")));
                    })
            .acts("random(*", Kinds.inParentheses(draws -> draws.matches("[1-9][0-9]{0,8}"), "a number, such as random(2)"),
                    "the least loaded of several that chance picks",
                    (arguments, balance) -> balance.accept(new Balance.Random(Integer.parseInt(String.valueOf(inside(arguments))))))
            .acts("random", NOTHING, "the less loaded of two that chance picks",
                    (arguments, balance) -> balance.accept(new Balance.Random(2)))
            .acts("rdp-cookie(*", Kinds.inParentheses(name -> !name.isEmpty(), "the name of a cookie, such as rdp-cookie(mstshash)"),
                    "by a cookie of the remote desktop protocol",
                    (arguments, balance) -> balance.accept(new Balance.RdpCookie(inside(arguments))))
            .acts("rdp-cookie", NOTHING, "by the cookie mstshash of the remote desktop protocol",
                    (arguments, balance) -> balance.accept(new Balance.RdpCookie(null)))
            .notBuilt("hash", Kinds.EXPRESSION, "by a sample expression")
            .build();

    private BalanceKeywords() {}

    /** {@code hash-type}: a ring without the name of a function has sdbm and the avalanche. */
    static HashType hashType(Arguments arguments) {
        boolean consistent = arguments.next("a type").is("consistent");
        boolean named = arguments.hasNext() && !arguments.rest().get(0).is("avalanche");
        HashType.Function function = named ? HashType.Function.valueOf(arguments.next("a function").value().toUpperCase(Locale.ROOT))
                : HashType.Function.SDBM;
        return new HashType(consistent, function, arguments.take("avalanche") || (consistent && !named));
    }

    static void read(Arguments arguments, Consumer<Balance> balance) {
        TABLE.readOne(arguments, balance);
    }

    private static @Nullable String inside(Arguments arguments) {
        String name = arguments.name();
        return name.substring(name.indexOf('(') + 1, name.length() - 1);
    }

    private static void uri(Arguments arguments, Consumer<Balance> balance) {
        OptionalInt length = OptionalInt.empty();
        OptionalInt depth = OptionalInt.empty();
        boolean whole = false;
        boolean pathOnly = false;
        while (arguments.hasNext()) {
            switch (arguments.take(TEXT)) {
                case "len" -> length = OptionalInt.of(arguments.take(COUNT));
                case "depth" -> depth = OptionalInt.of(arguments.take(COUNT));
                case "whole" -> whole = true;
                default -> pathOnly = true;
            }
        }
        balance.accept(new Balance.Uri(length, depth, whole, pathOnly));
    }

    /** One of the table, with an error of its own. */
    private record Algorithm() implements Shape {
        @Override
        public String text() {
            return "algorithm";
        }

        @Override
        public void match(Arguments statement) {
            Shape one = Shape.one(TABLE);
            if (statement.hasNext() && !one.fits(statement.rest().get(0))) {
                Word word = statement.rest().get(0);
                List<String> names = TABLE.rows().stream().map(row -> row.name().replace("(*", "")).distinct().toList();
                throw new Complaint(HaproxyRules.UNKNOWN_ALGORITHM, word.position(), "unknown balance algorithm '" + word.value() + "'",
                        Suggestion.didYouMean(word.value(), names));
            }
            one.match(statement);
        }

        @Override
        public boolean fits(Word word) {
            return true;
        }
    }
}
