package io.evenkeel.director.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may follow a keyword: the grammar of its arguments. Shapes are values, put together from smaller ones; a language
 * adds its own by implementing this. Immutable; any thread.
 */
public interface Shape {
    /** Nothing at all. */
    Shape NOTHING = new Sequence(List.of());

    /** How the guide writes it: {@code [header name]}; empty for nothing. */
    String text();

    /**
     * Takes the words that belong to it and {@link Arguments#keep keeps} their canonical forms. Those can be matched again
     * and give themselves. A wrong value is reported and reading goes on.
     *
     * @throws Complaint when it cannot be known what the rest of the statement means
     */
    void match(Arguments statement);

    /** Whether it can begin with this word, where it is optional. */
    boolean fits(Word word);

    /** One after the other. */
    static Shape all(Shape... parts) {
        return parts.length == 1 ? parts[0] : new Sequence(List.of(parts));
    }

    /** These words and then a value. */
    static Shape named(String word, Shape... behind) {
        return new Sequence(
                Stream.concat(Stream.of(literal(word)), Arrays.stream(behind)).toList());
    }

    /** Exactly this word. */
    static Shape literal(String word) {
        return Value.oneOf(word);
    }

    /** It, or nothing. */
    static Shape maybe(Shape... parts) {
        return new Optional(all(parts));
    }

    /** The first of them that fits. */
    static Shape either(Shape... choices) {
        return new Choice(List.of(choices));
    }

    /** Each of them at most once or more often, in any order, as long as one fits. */
    static Shape anyOf(Shape... choices) {
        return new Repeat(new Choice(List.of(choices)), 0);
    }

    /** It, as often as it fits, {@code least} times at least. */
    static Shape some(int least, Shape shape) {
        return new Repeat(shape, least);
    }

    /** A list of options up to the end of the statement. */
    static Shape options(KeywordTable<?> table) {
        return new Options(table, false);
    }

    /** A list of options as long as the next word is one. */
    static Shape leadingOptions(KeywordTable<?> table) {
        return new Options(table, true);
    }

    /** Exactly one of the keywords of a table with what follows it. */
    static Shape one(KeywordTable<?> table) {
        return new One(table);
    }

    /** All words up to the end of the statement as they are; there may be none. */
    static Shape words(String text) {
        return new Words(text, 0);
    }

    /** All words up to the end of the statement as they are; {@code least} at least. */
    static Shape words(String text, int least) {
        return new Words(text, least);
    }

    /** One after the other. */
    record Sequence(List<Shape> parts) implements Shape {
        @Override
        public String text() {
            return parts.stream().map(Shape::text).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
        }

        @Override
        public void match(Arguments statement) {
            parts.forEach(part -> part.match(statement));
        }

        @Override
        public boolean fits(Word word) {
            return parts.isEmpty() || parts.get(0).fits(word);
        }
    }

    /** It, or nothing. */
    record Optional(Shape shape) implements Shape {
        @Override
        public String text() {
            return "[" + shape.text() + "]";
        }

        @Override
        public void match(Arguments statement) {
            if (statement.hasNext() && shape.fits(statement.rest().get(0))) {
                shape.match(statement);
            }
        }

        @Override
        public boolean fits(Word word) {
            return true;
        }
    }

    /** The first that fits; when none does, the last complains. */
    record Choice(List<Shape> choices) implements Shape {
        @Override
        public String text() {
            return choices.stream().map(Shape::text).collect(Collectors.joining(" | "));
        }

        @Override
        public void match(Arguments statement) {
            for (Shape choice : choices) {
                if (statement.hasNext() && choice.fits(statement.rest().get(0))) {
                    choice.match(statement);
                    return;
                }
            }
            Word word = statement.next("one of " + text().replace(" |", ","));
            throw statement.wrong(word, text(), null);
        }

        @Override
        public boolean fits(Word word) {
            return choices.stream().anyMatch(choice -> choice.fits(word));
        }
    }

    /** It, again and again. */
    record Repeat(Shape shape, int least) implements Shape {
        @Override
        public String text() {
            String one = shape.text();
            return least > 0 ? one + " ..." : "[" + one + "] ...";
        }

        @Override
        public void match(Arguments statement) {
            for (int i = 0; i < least; i++) {
                shape.match(statement);
            }
            while (statement.hasNext() && shape.fits(statement.rest().get(0))) {
                int before = statement.rest().size();
                shape.match(statement);
                if (statement.rest().size() == before) {
                    return;
                }
            }
        }

        @Override
        public boolean fits(Word word) {
            return least == 0 || shape.fits(word);
        }
    }

    /** Options, each with what follows it. */
    record Options(KeywordTable<?> table, boolean open) implements Shape {
        @Override
        public String text() {
            return "[options]";
        }

        @Override
        public void match(Arguments statement) {
            while (statement.hasNext()) {
                if (!table.matchOne(statement)) {
                    if (open || statement.rest().get(0).value().startsWith("//")) {
                        return;
                    }
                    throw table.unknown(statement.rest());
                }
            }
        }

        @Override
        public boolean fits(Word word) {
            return true;
        }
    }

    /** One keyword of a table. */
    record One(KeywordTable<?> table) implements Shape {
        @Override
        public String text() {
            return table.place();
        }

        @Override
        public void match(Arguments statement) {
            if (!statement.hasNext()) {
                statement.next(table.place());
            }
            if (!table.matchOne(statement)) {
                throw table.unknown(statement.rest());
            }
        }

        @Override
        public boolean fits(Word word) {
            return table.find(List.of(word)) != null;
        }
    }

    /** Whatever is left. */
    record Words(String text, int least) implements Shape {
        @Override
        public void match(Arguments statement) {
            for (int i = 0; i < least || statement.hasNext(); i++) {
                Word word = statement.next(text);
                statement.keep(word, word.value());
            }
        }

        @Override
        public boolean fits(Word word) {
            return true;
        }
    }
}
