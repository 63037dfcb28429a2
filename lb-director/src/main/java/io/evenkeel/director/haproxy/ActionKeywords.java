package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.Kinds.COUNT;
import static io.evenkeel.director.haproxy.Kinds.C_NUMBER;
import static io.evenkeel.director.haproxy.Kinds.EXPRESSION;
import static io.evenkeel.director.haproxy.Kinds.IF;
import static io.evenkeel.director.haproxy.Kinds.TEXT;
import static io.evenkeel.director.haproxy.LogFormat.FORMAT;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.either;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.named;
import static io.evenkeel.director.syntax.Value.oneOf;

import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;

/** The actions of {@code tcp-request} and {@code tcp-response} rules, and those that HTTP rules share with them. */
final class ActionKeywords {
    static final KeywordTable<Object> CONNECTION = first(rules("a 'tcp-request connection' rule")).build();
    static final KeywordTable<Object> SESSION = first(rules("a 'tcp-request session' rule")).build();
    static final KeywordTable<Object> CONTENT = content(first(rules("a 'tcp-request content' rule"))).build();
    static final KeywordTable<Object> RESPONSE = response(rules("a 'tcp-response content' rule")).build();

    private ActionKeywords() {}

    private static KeywordTable.Builder<Object> rules(String place) {
        return variables(counters(KeywordTable.of(place)));
    }

    /** An action that may have a condition. */
    static void rule(KeywordTable.Builder<Object> table, String name, Shape shape, String says) {
        table.notBuilt(name, all(shape, IF), says);
    }

    static KeywordTable.Builder<Object> variables(KeywordTable.Builder<Object> table) {
        Shape name = Kinds.inParentheses(text -> Names.isVariable(text.split(",", 2)[0]),
                "a variable with its scope, such as set-var(txn.name); scopes: proc, sess, txn, req, res");
        rule(table, "set-var(*", all(name, EXPRESSION), "gives a variable the value of an expression");
        rule(table, "set-var-fmt(*", all(name, FORMAT), "gives a variable a text with expressions in it");
        rule(table, "unset-var(*", name, "forgets a variable");
        return table;
    }

    static KeywordTable.Builder<Object> counters(KeywordTable.Builder<Object> table) {
        Shape pair = Kinds.inParentheses(matches("[0-9]+,[0-2]"), "the counter's number and that of the tracked one, such as (0,1)");
        Shape tracked = named0to2();
        Shape value = either(COUNT, EXPRESSION);
        rule(table, "sc-inc-gpc(*", pair, "adds one to a general purpose counter");
        rule(table, "sc-inc-gpc0*", tracked, "adds one to the first general purpose counter");
        rule(table, "sc-inc-gpc1*", tracked, "adds one to the second general purpose counter");
        rule(table, "sc-set-gpt(*", all(pair, value), "sets a general purpose tag");
        rule(table, "sc-set-gpt0*", all(tracked, value), "sets the first general purpose tag");
        return table;
    }

    private static Shape named0to2() {
        return Kinds.inParentheses(matches("[0-2]"), "the number of a tracked counter, 0 to 2, in parentheses");
    }

    static Predicate<String> matches(String regex) {
        return Pattern.compile(regex).asMatchPredicate();
    }

    static void track(KeywordTable.Builder<Object> table) {
        for (int i = 0; i <= 2; i++) {
            rule(table, "track-sc" + i, all(EXPRESSION, maybe(named("table", Names.NAME))), "counts this stream in a table under a key");
        }
    }

    static void socket(KeywordTable.Builder<Object> table) {
        rule(table, "set-dst", EXPRESSION, "changes the destination address");
        rule(table, "set-dst-port", EXPRESSION, "changes the destination port");
        rule(table, "set-src", EXPRESSION, "changes the client's address");
        rule(table, "set-src-port", EXPRESSION, "changes the client's port");
    }

    static void packets(KeywordTable.Builder<Object> table) {
        rule(table, "set-mark", C_NUMBER, "marks packets to the client for the kernel");
        rule(table, "set-tos", C_NUMBER, "sets the type of service of packets to the client");
        rule(table, "silent-drop", NOTHING, "goes away without telling the client");
    }

    static void stream(KeywordTable.Builder<Object> table) {
        rule(table, "set-log-level", oneOf("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug", "silent"),
                "changes the level of this line in the log");
        rule(table, "set-nice", Value.integer(-1024, 1024), "changes the priority of this stream's processing");
        rule(table, "send-spoe-group", all(TEXT, TEXT), "sends messages to an agent outside");
        rule(table, "ot-group", all(TEXT, TEXT), "records a span for OpenTracing");
    }

    static void request(KeywordTable.Builder<Object> table) {
        rule(table, "set-priority-class", EXPRESSION, "changes the class in which this request waits for a server");
        rule(table, "set-priority-offset", EXPRESSION, "changes the place in which this request waits for a server");
        rule(table, "use-service", oneOf("prometheus-exporter"), "lets an internal service answer");
        rule(table, "do-resolve(*",
                all(Kinds.inParentheses(matches("[^,]+,[^,]+(,(ipv4|ipv6))?"), "a variable and resolvers, such as (txn.ip,dns)"),
                        EXPRESSION),
                "looks a name up in the DNS");
    }

    private static KeywordTable.Builder<Object> first(KeywordTable.Builder<Object> table) {
        rule(table, "accept", NOTHING, "takes the connection without asking further rules");
        rule(table, "reject", NOTHING, "closes the connection");
        rule(table, "expect-proxy", oneOf("layer4"), "waits for a PROXY header");
        rule(table, "expect-netscaler-cip", oneOf("layer4"), "waits for a NetScaler header");
        rule(table, "capture", all(EXPRESSION, named("len", Kinds.POSITIVE)), "keeps a value for the log");
        track(table);
        socket(table);
        packets(table);
        return table;
    }

    private static KeywordTable.Builder<Object> content(KeywordTable.Builder<Object> table) {
        stream(table);
        request(table);
        rule(table, "switch-mode", all(Shape.literal("http"), maybe(named("proto", oneOf("h1", "h2")))), "goes on in HTTP mode");
        return table;
    }

    private static KeywordTable.Builder<Object> response(KeywordTable.Builder<Object> table) {
        rule(table, "accept", NOTHING, "lets the response pass without asking further rules");
        rule(table, "reject", NOTHING, "ends the response and the connection");
        rule(table, "close", NOTHING, "closes the connection to the server");
        packets(table);
        stream(table);
        return table;
    }
}
