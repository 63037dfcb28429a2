package io.evenkeel.director.haproxy;

import static io.evenkeel.director.haproxy.Kinds.IF;
import static io.evenkeel.director.haproxy.Kinds.TEXT;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.either;
import static io.evenkeel.director.syntax.Shape.literal;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.named;
import static io.evenkeel.director.syntax.Shape.words;

import java.util.stream.Collectors;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** The statistics page of a section. */
final class StatsKeywords {
    private StatsKeywords() {}

    static KeywordTable.Builder<ProxyDraft> addTo(KeywordTable.Builder<ProxyDraft> table) {
        return table.notBuilt("stats admin", ConditionShape.NEEDED, "who may change servers over the page")
                .notBuilt("stats auth", Value.matching("user:password", text -> text.indexOf(':') > 0, "a user, a colon and a password"),
                        "who may see the page")
                .notBuilt("stats enable", NOTHING, "serves the page as it is by default")
                .notBuilt("stats hide-version", NOTHING, "does not show the version")
                .notBuilt("stats http-request",
                        all(either(literal("allow"), literal("deny"), all(literal("auth"), maybe(named("realm", TEXT)))), IF),
                        "who may see the page, by rules")
                .notBuilt("stats realm", new Realm(), "what the browser's question for a password says")
                .notBuilt("stats refresh", TimeValue.SECONDS, "how often the page loads itself anew")
                .notBuilt("stats scope", TEXT, "which sections the page shows")
                .notBuilt("stats show-desc", words("[text]"), "shows a description")
                .notBuilt("stats show-legends", NOTHING, "shows further facts")
                .notBuilt("stats show-modules", NOTHING, "shows facts of modules")
                .notBuilt("stats show-node", maybe(TEXT), "shows the name of the host")
                .notBuilt("stats uri", TEXT, "where the page is");
    }

    /** A text that tutorials write without quotes. HAProxy takes its first word and says nothing. */
    private record Realm() implements Shape {
        @Override
        public String text() {
            return "text";
        }

        @Override
        public void match(Arguments statement) {
            Word first = statement.next("a text");
            boolean more = statement.hasNext() && !statement.rest().get(0).value().startsWith("//");
            if (!more) {
                statement.keep(first, first.value());
                return;
            }
            String whole = first.value() + " " + statement.rest().stream().map(Word::value).collect(Collectors.joining(" "));
            statement.repair(HaproxyRules.UNQUOTED_BLANKS, statement.rest().get(0).position(), "'" + statement.name() + "' takes one word",
                    "it is '" + whole + "'", "write \"" + whole + "\"");
            while (statement.hasNext()) {
                statement.next("a text");
            }
            statement.keep(first, whole);
        }

        @Override
        public boolean fits(Word word) {
            return true;
        }
    }
}
