package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.Kinds.HEADER;
import static io.evenkeel.director.haproxy.Kinds.PORT;
import static io.evenkeel.director.haproxy.Kinds.TEXT;
import static io.evenkeel.director.haproxy.LogFormat.FORMAT;
import static io.evenkeel.director.haproxy.Patterns.REGEX;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.anyOf;
import static io.evenkeel.director.syntax.Shape.either;
import static io.evenkeel.director.syntax.Shape.literal;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.named;

import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;

/** The steps of {@code http-check} and {@code tcp-check}. */
final class CheckKeywords {
    private static final Shape CONNECT = anyOf(literal("default"), named("addr", Addresses.ADDRESS),
            named("port", either(PORT, Kinds.EXPRESSION)),
            literal("send-proxy"), literal("via-socks4"), literal("ssl"), named("sni", TEXT), named("alpn", TEXT), literal("linger"),
            named("proto", TEXT), comment());
    private static final Value<String> L7_STATUS = Value.oneOf("L7OK", "L7OKC", "L7RSP", "L7STS", "L6RSP", "L4CON");
    private static final Value<String> TIMEOUT_STATUS = Value.oneOf("L7TOUT", "L6TOUT", "L4TOUT");
    private static final Value<String> HEX = Value.matching("hexadecimal", text -> text.matches("([0-9A-Fa-f]{2})+"),
            "pairs of hexadecimal digits");
    private static final Shape EXPECT_FLAGS = anyOf(named("min-recv", Value.integer(-1, Integer.MAX_VALUE)), named("ok-status", L7_STATUS),
            named("error-status", L7_STATUS), named("tout-status", TIMEOUT_STATUS), named("on-success", FORMAT), named("on-error", FORMAT),
            named("status-code", Kinds.EXPRESSION), comment());

    static final KeywordTable<Object> HTTP = variables(KeywordTable.<Object>of("an 'http-check' line")
            .notBuilt("disable-on-404", NOTHING, "takes a server out of service softly on a 404")
            .notBuilt("send-state", NOTHING, "tells the server its state in a header")
            .notBuilt("comment", TEXT, "what the log says when the check fails behind it")
            .notBuilt("connect", CONNECT, "opens a connection")
            .notBuilt("send", anyOf(named("meth", HEADER), named("uri", TEXT), named("uri-lf", FORMAT), named("ver", TEXT),
                    named("hdr", HEADER, FORMAT), named("body", TEXT), named("body-lf", FORMAT), comment()), "sends a request")
            .notBuilt("expect", all(EXPECT_FLAGS, maybe(literal("!")), either(named("status", status()), named("rstatus", REGEX),
                    header("hdr"), header("fhdr"), named("string", TEXT), named("rstring", REGEX), named("string-lf", FORMAT)),
                    EXPECT_FLAGS),
                    "what the response must be"))
            .build();

    static final KeywordTable<Object> TCP = variables(KeywordTable.<Object>of("a 'tcp-check' line")
            .notBuilt("comment", TEXT, "what the log says when the check fails behind it")
            .notBuilt("connect", CONNECT, "opens a connection")
            .notBuilt("send", all(TEXT, maybe(comment())), "sends a text")
            .notBuilt("send-lf", all(FORMAT, maybe(comment())), "sends a text with expressions in it")
            .notBuilt("send-binary", all(HEX, maybe(comment())), "sends bytes")
            .notBuilt("send-binary-lf", all(FORMAT, maybe(comment())), "sends bytes with expressions in them")
            .notBuilt("expect", all(EXPECT_FLAGS, maybe(literal("!")), either(named("string", TEXT), named("rstring", REGEX),
                    named("string-lf", FORMAT), named("binary", HEX), named("rbinary", TEXT), named("binary-lf", FORMAT)), EXPECT_FLAGS),
                    "what the server must say"))
            .build();

    private CheckKeywords() {}

    private static Shape comment() {
        return named("comment", TEXT);
    }

    private static KeywordTable.Builder<Object> variables(KeywordTable.Builder<Object> table) {
        Shape name = Kinds.inParentheses(text -> Names.isVariable(text.split(",", 2)[0]),
                "a variable with its scope, such as set-var(check.name)");
        return table.notBuilt("set-var(*", all(name, Kinds.EXPRESSION), "gives a variable the value of an expression")
                .notBuilt("set-var-fmt(*", all(name, FORMAT), "gives a variable a text with expressions in it")
                .notBuilt("unset-var(*", name, "forgets a variable");
    }

    private static Value<String> status() {
        return Value.matching("status[-status][,...]", text -> text.matches("[0-9]{1,3}(-[0-9]{1,3})?(,[0-9]{1,3}(-[0-9]{1,3})?)*"),
                "status codes such as 200 or 200-299,301");
    }

    private static Shape header(String kind) {
        Shape method = maybe(named("-m", Value.oneOf("str", "beg", "end", "sub", "reg")));
        return named(kind, either(named("name", method, TEXT), named("name-lf", method, FORMAT)),
                maybe(either(named("value", method, TEXT), named("value-lf", method, FORMAT))), maybe(literal("full")));
    }
}
