package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.Kinds.FACILITY;
import static io.evenkeel.director.haproxy.Kinds.LOG_LEVEL;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.anyOf;
import static io.evenkeel.director.syntax.Shape.either;
import static io.evenkeel.director.syntax.Shape.literal;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.named;

import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;

/** Where access lines and messages go. */
final class LogKeywords {
    /** {@code log}: a target with its facility and levels. */
    static final Shape TARGET = all(Value.of("address", LogKeywords::target, address -> address),
            anyOf(named("len", Value.integer(80, 65535)),
                    named("format", Value.oneOf("local", "rfc3164", "rfc5424", "priority", "short", "timed",
                            "iso", "raw")),
                    named("sample", Value.matching("range:size", text -> text.matches("[0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*:[0-9]+"),
                            "such as 1:10 or 1,3-4:10"))),
            FACILITY, maybe(LOG_LEVEL, maybe(LOG_LEVEL)));
    /** {@code log} in a section: also {@code global}. */
    static final Shape IN_SECTION = either(literal("global"), TARGET);

    private LogKeywords() {}

    private static String target(io.evenkeel.director.syntax.Arguments statement, io.evenkeel.director.syntax.Word word) {
        boolean stream = word.is("stdout") || word.is("stderr");
        return stream ? word.value() : Addresses.ADDRESS.parse(statement, word);
    }
}
