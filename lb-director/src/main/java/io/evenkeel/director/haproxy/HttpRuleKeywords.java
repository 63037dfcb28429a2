package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.ActionKeywords.rule;
import static io.evenkeel.director.haproxy.Kinds.EXPRESSION;
import static io.evenkeel.director.haproxy.Kinds.FILE;
import static io.evenkeel.director.haproxy.Kinds.HEADER;
import static io.evenkeel.director.haproxy.Kinds.ON_OFF;
import static io.evenkeel.director.haproxy.Kinds.POSITIVE;
import static io.evenkeel.director.haproxy.Kinds.STATUS;
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
import static io.evenkeel.director.syntax.Value.oneOf;

import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;

/** The actions of {@code http-request}, {@code http-response} and {@code http-after-response}, and {@code redirect}. */
final class HttpRuleKeywords {
    /** Where a client is sent. */
    static final Shape REDIRECT = all(anyOf(named("location", FORMAT), named("prefix", FORMAT), named("scheme", FORMAT),
            named("code", oneOf("301", "302", "303", "307", "308")), literal("drop-query"), literal("append-slash"),
            literal("ignore-empty"), named("set-cookie", TEXT), named("clear-cookie", TEXT)), Kinds.IF);

    private static final Shape REPLY = anyOf(named("content-type", TEXT), literal("default-errorfiles"), named("errorfile", FILE),
            named("errorfiles", Names.NAME), named("file", FILE), named("lf-file", FILE), named("string", TEXT), named("lf-string", FORMAT),
            named("hdr", HEADER, FORMAT), named("status", STATUS), named("deny_status", Value.integer("status", 200, 599)));

    static final KeywordTable<Object> REQUEST = request();
    static final KeywordTable<Object> RESPONSE = response();
    static final KeywordTable<Object> AFTER_RESPONSE = afterResponse();

    private HttpRuleKeywords() {}

    private static KeywordTable<Object> request() {
        KeywordTable.Builder<Object> table = headers(both(KeywordTable.of("an 'http-request' rule")));
        rule(table, "auth", maybe(named("realm", TEXT)), "asks for a user and a password");
        rule(table, "tarpit", REPLY, "answers after a delay");
        rule(table, "reject", NOTHING, "closes the connection");
        rule(table, "cache-use", Names.NAME, "answers from a cache");
        rule(table, "disable-l7-retry", NOTHING, "does not repeat this request");
        rule(table, "early-hint", all(HEADER, FORMAT), "sends a header in a 103 response");
        rule(table, "normalize-uri", all(oneOf("fragment-encode", "fragment-strip", "path-merge-slashes", "path-strip-dot",
                "path-strip-dotdot", "percent-decode-unreserved", "percent-to-uppercase", "query-sort-by-name"),
                maybe(oneOf("full", "strict"))), "brings the URI into one form");
        rule(table, "replace-path", all(REGEX, FORMAT), "changes the path by an expression");
        rule(table, "replace-pathq", all(REGEX, FORMAT), "changes path and query by an expression");
        rule(table, "replace-uri", all(REGEX, FORMAT), "changes the URI by an expression");
        rule(table, "set-method", FORMAT, "changes the method");
        rule(table, "set-path", FORMAT, "changes the path");
        rule(table, "set-pathq", FORMAT, "changes path and query");
        rule(table, "set-query", FORMAT, "changes the query");
        rule(table, "set-uri", FORMAT, "changes the URI");
        rule(table, "set-timeout", all(oneOf("server", "tunnel"), either(TimeValue.TIME, EXPRESSION)), "changes a timeout for this stream");
        rule(table, "wait-for-handshake", NOTHING, "waits until early data cannot be a replay");
        ActionKeywords.request(table);
        ActionKeywords.socket(table);
        return table.build();
    }

    private static KeywordTable<Object> response() {
        KeywordTable.Builder<Object> table = headers(both(KeywordTable.of("an 'http-response' rule")));
        rule(table, "cache-store", Names.NAME, "puts the response into a cache");
        return table.build();
    }

    private static KeywordTable<Object> afterResponse() {
        KeywordTable.Builder<Object> table = headers(ActionKeywords.variables(KeywordTable.of("an 'http-after-response' rule")));
        rule(table, "ot-group", all(TEXT, TEXT), "records a span for OpenTracing");
        return table.build();
    }

    private static KeywordTable.Builder<Object> both(KeywordTable.Builder<Object> table) {
        ActionKeywords.variables(ActionKeywords.counters(table));
        rule(table, "deny", REPLY, "refuses, with 403 or another status");
        rule(table, "return", REPLY, "answers at once");
        table.notBuilt("redirect", REDIRECT, "sends the client elsewhere");
        for (String kind : new String[] {"acl", "map"}) {
            Shape file = Kinds.inParentheses(name -> !name.isEmpty(), "the name of a file in parentheses");
            rule(table, "del-" + kind + "(*", all(file, FORMAT), "takes an entry out of a file's patterns");
            rule(table, (kind.equals("acl") ? "add-" : "set-") + kind + "(*",
                    kind.equals("acl") ? all(file, FORMAT) : all(file, FORMAT, FORMAT),
                    "puts an entry into a file's patterns");
        }
        rule(table, "wait-for-body", all(named("time", TimeValue.TIME), maybe(named("at-least", SizeValue.SIZE))), "waits for the body");
        ActionKeywords.track(table);
        ActionKeywords.packets(table);
        ActionKeywords.stream(table);
        return table;
    }

    private static KeywordTable.Builder<Object> headers(KeywordTable.Builder<Object> table) {
        rule(table, "allow", NOTHING, "asks no further rule");
        rule(table, "add-header", all(HEADER, FORMAT), "adds a header");
        rule(table, "set-header", all(HEADER, FORMAT), "sets a header");
        rule(table, "del-header", all(TEXT, maybe(named("-m", oneOf("str", "beg", "end", "sub", "reg")))), "removes a header");
        rule(table, "replace-header", all(HEADER, REGEX, FORMAT), "changes a header by an expression");
        rule(table, "replace-value", all(HEADER, REGEX, FORMAT), "changes the values of a header by an expression");
        rule(table, "capture", all(EXPRESSION, either(named("len", POSITIVE), named("id", Kinds.COUNT))), "keeps a value for the log");
        rule(table, "strict-mode", ON_OFF, "whether a rule that fails fails the message");
        rule(table, "set-status", all(Value.integer("status", 100, 999), maybe(named("reason", TEXT))), "changes the status");
        return table;
    }
}
