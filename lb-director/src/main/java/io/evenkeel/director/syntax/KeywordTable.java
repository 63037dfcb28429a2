package io.evenkeel.director.syntax;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.diagnostic.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * All keywords of one kind of section, block or option list. A language grows by rows here.
 *
 * @param <C> what the statements are read into
 */
public final class KeywordTable<C> {
    /** Why a keyword is refused whose feature is yet to come. */
    public static final String NOT_BUILT = "not built yet";

    private final String place;
    private final Map<String, Keyword<C>> rows;
    private final List<Keyword<C>> families;

    private KeywordTable(String place, Map<String, Keyword<C>> rows) {
        this.place = place;
        this.rows = rows;
        this.families = rows.values().stream().filter(Keyword::isFamily).toList();
    }

    /** Starts a table; {@code place} completes "unknown keyword 'x' in ...". */
    public static <C> Builder<C> of(String place) {
        return new Builder<>(place);
    }

    /** The place that the table is about. */
    public String place() {
        return place;
    }

    /** Every row in the order in which it was added. */
    public Collection<Keyword<C>> rows() {
        return rows.values();
    }

    /**
     * The row for the first words of a statement: one of two words is preferred, and a family such as {@code tune.*}
     * comes last.
     */
    public @Nullable Keyword<C> find(List<Word> words) {
        String first = words.get(0).value();
        Keyword<C> row = words.size() < 2 ? null : rows.get(first + " " + words.get(1).value());
        if (row == null && !first.contains(" ") && !first.endsWith("*")) {
            row = rows.get(first);
        }
        if (row != null || families.isEmpty()) {
            return row;
        }
        return families.stream().filter(family -> first.startsWith(family.name().substring(0, family.name().length() - 1))).findFirst()
                .orElse(null);
    }

    /**
     * Reads one statement as its row says.
     *
     * @return the statement in its canonical form
     * @throws Complaint when the keyword is unknown or followed by something wrong
     */
    public Statement read(Arguments statement, C target) {
        Keyword<C> row = match(statement);
        if (!statement.broken()) {
            meet(row, statement.understood(), target);
        }
        return statement.statement();
    }

    /**
     * Understands one statement whose fate does not matter, because it stands where it has no effect.
     *
     * @throws Complaint when the keyword is unknown or followed by something wrong
     */
    public Statement understand(Arguments statement) {
        match(statement);
        return statement.statement();
    }

    private Keyword<C> match(Arguments statement) {
        Keyword<C> row = find(statement.rest());
        if (row == null) {
            throw unknown(statement.rest());
        }
        statement.takeName(row.spelled(statement.rest().get(0)));
        row.shape().match(statement);
        statement.end();
        return row;
    }

    /**
     * Reads a list of options, each a keyword with its arguments, up to the end of the statement. An unknown option ends
     * the list, as nobody can say where the next one starts.
     */
    public void readOptions(Arguments statement, C target) {
        while (statement.hasNext()) {
            readOne(statement, target);
        }
    }

    /** Reads one keyword and what follows it. */
    public void readOne(Arguments statement, C target) {
        Arguments option = statement.fromHere();
        Keyword<C> row = find(option.rest());
        if (row == null) {
            throw unknown(option.rest());
        }
        option.takeName(row.spelled(option.rest().get(0)));
        row.shape().match(option);
        if (!option.broken()) {
            meet(row, option.understood(), target);
        }
        statement.continueAfter(option);
    }

    /** Matches one keyword and what follows it, if the next word is one. */
    boolean matchOne(Arguments statement) {
        Keyword<C> row = find(statement.rest());
        if (row != null) {
            statement.inside(row.spelled(statement.rest().get(0)), row.shape());
        }
        return row != null;
    }

    private static <C> void meet(Keyword<C> row, Arguments understood, C target) {
        switch (row.fate()) {
            case Keyword.Fate.Acts<C> acts -> act(acts.reader(), understood, target);
            case Keyword.Fate.ActsDifferently<C> acts -> {
                understood.differs(acts.difference());
                act(acts.reader(), understood, target);
            }
            case Keyword.Fate.NeedsNothing<C> idle -> understood.needsNothing(idle.reason());
            case Keyword.Fate.Refused<C> refused -> understood.refuse(refused.reason());
        }
    }

    /** The statement stays in the document, whatever its reader has against it. */
    private static <C> void act(Keyword.StatementReader<C> reader, Arguments understood, C target) {
        try {
            reader.read(understood, target);
            understood.end();
        } catch (Complaint complaint) {
            understood.complain(complaint);
        }
    }

    /** The error for a keyword that the table does not have. */
    public Complaint unknown(List<Word> words) {
        Word first = words.get(0);
        List<String> seconds = secondsOf(first.value());
        if (!seconds.isEmpty()) {
            if (words.size() == 1) {
                return new Complaint(Rule.MISSING_VALUE, first.position(), "'" + first.value() + "' needs a second word",
                        "one of " + String.join(", ", seconds));
            }
            Word second = words.get(1);
            return new Complaint(Rule.UNKNOWN_KEYWORD, second.position(),
                    "unknown " + first.value() + " '" + second.value() + "' in " + place, Suggestion.didYouMean(second.value(), seconds));
        }
        return new Complaint(Rule.UNKNOWN_KEYWORD, first.position(), "unknown keyword '" + first.value() + "' in " + place,
                Suggestion.didYouMean(first.value(), firsts()));
    }

    /** Words that may start a statement. */
    public List<String> firsts() {
        return rows.keySet().stream().map(name -> name.split(" ", 2)[0]).distinct().toList();
    }

    private List<String> secondsOf(String first) {
        List<String> seconds = new ArrayList<>();
        for (String name : rows.keySet()) {
            if (name.startsWith(first + " ")) {
                seconds.add(name.substring(first.length() + 1));
            }
        }
        return seconds;
    }

    /** Collects the rows. */
    public static final class Builder<C> {
        private final String place;
        private final Map<String, Keyword<C>> rows = new LinkedHashMap<>();

        private Builder(String place) {
            this.place = place;
        }

        /** A keyword that is carried out. */
        public Builder<C> acts(String name, Shape shape, String says, Keyword.StatementReader<C> reader) {
            return row(name, shape, says, new Keyword.Fate.Acts<>(reader));
        }

        /** A keyword with one value that is carried out. */
        public <T> Builder<C> sets(String name, Value<T> value, String says, Setter<C, T> setter) {
            return acts(name, value, says, (arguments, target) -> setter.set(target, arguments.take(value)));
        }

        /** A keyword that is carried out in another way than by its own program. */
        public Builder<C> differs(String name, Shape shape, String says, String difference, Keyword.StatementReader<C> reader) {
            return row(name, shape, says, new Keyword.Fate.ActsDifferently<>(reader, difference));
        }

        /** A keyword for which nothing needs to be done. */
        public Builder<C> idle(String name, Shape shape, String says, String reason) {
            return row(name, shape, says, new Keyword.Fate.NeedsNothing<>(reason));
        }

        /** A keyword that is understood and not carried out. */
        public Builder<C> refused(String name, Shape shape, String says, String reason) {
            return row(name, shape, says, new Keyword.Fate.Refused<>(reason));
        }

        /** A keyword whose feature is yet to come. */
        public Builder<C> notBuilt(String name, Shape shape, String says) {
            return refused(name, shape, says, NOT_BUILT);
        }

        /** All rows of another table. */
        public Builder<C> with(KeywordTable<C> other) {
            other.rows().forEach(row -> row(row.name(), row.shape(), row.says(), row.fate()));
            return this;
        }

        private Builder<C> row(String name, Shape shape, String says, Keyword.Fate<C> fate) {
            if (rows.put(name, new Keyword<>(name, shape, says, fate)) != null) {
                throw new IllegalArgumentException("keyword twice in the table of " + place + ": " + name);
            }
            return this;
        }

        /** The table. */
        public KeywordTable<C> build() {
            return new KeywordTable<>(place, Collections.unmodifiableMap(new LinkedHashMap<>(rows)));
        }
    }

    /** Puts a value into what a statement is read into. */
    @FunctionalInterface
    public interface Setter<C, T> {
        /** Puts it there. */
        void set(C target, T value);
    }
}
