package io.evenkeel.director.syntax;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * All keywords of one kind of section, block or option list. A language grows by rows here.
 *
 * @param <C> what the statements are read into
 */
public final class KeywordTable<C> {
    private final String place;
    private final Map<String, Keyword<C>> rows;

    private KeywordTable(String place, Map<String, Keyword<C>> rows) {
        this.place = place;
        this.rows = rows;
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
        if (row == null && !first.contains(" ")) {
            row = rows.get(first);
        }
        return row != null ? row
                : rows.values().stream().filter(family -> isFamily(family)
                        && first.startsWith(family.name().substring(0, family.name().length() - 1))).findFirst().orElse(null);
    }

    private static boolean isFamily(Keyword<?> row) {
        return row.name().endsWith("*");
    }

    private static String spelled(Keyword<?> row, Arguments statement) {
        return isFamily(row) ? statement.rest().get(0).value() : row.name();
    }

    /**
     * Reads one statement as its row says.
     *
     * @throws Complaint when the keyword is unknown, refused, or followed by something wrong
     */
    public void read(Arguments statement, C target) {
        Keyword<C> row = find(statement.rest());
        if (row == null) {
            throw unknown(statement.rest());
        }
        statement.takeName(spelled(row, statement));
        switch (row) {
            case Keyword.Acts<C> acts -> {
                acts.reader().read(statement, target);
                statement.end();
            }
            case Keyword.Idle<C> idle -> statement.idle(idle.says());
            case Keyword.Refused<C> refused -> throw statement.refused(refused.says());
        }
    }

    /**
     * Reads a list of options, each a keyword with its arguments, up to the end of the statement. An error in one of
     * them ends the list, as nobody can say where the next one starts.
     */
    public void readOptions(Arguments statement, C target) {
        while (statement.hasNext()) {
            Arguments option = statement.fromHere();
            Keyword<C> row = find(option.rest());
            if (row == null) {
                throw unknown(option.rest());
            }
            option.takeName(spelled(row, option));
            switch (row) {
                case Keyword.Acts<C> acts -> acts.reader().read(option, target);
                case Keyword.Idle<C> idle -> option.idle(idle.says());
                case Keyword.Refused<C> refused -> throw option.refused(refused.says());
            }
            statement.continueAfter(option);
        }
    }

    /** The error for a keyword that the table does not have. */
    public Complaint unknown(List<Word> words) {
        Word first = words.get(0);
        List<String> seconds = secondsOf(first.value());
        if (!seconds.isEmpty()) {
            if (words.size() == 1) {
                return new Complaint(first.position(), "'" + first.value() + "' needs a second word",
                        "one of " + String.join(", ", seconds));
            }
            Word second = words.get(1);
            return new Complaint(second.position(), "unknown " + first.value() + " '" + second.value() + "' in " + place,
                    Suggestion.didYouMean(second.value(), seconds));
        }
        return new Complaint(first.position(), "unknown keyword '" + first.value() + "' in " + place,
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
        public Builder<C> acts(String name, String arguments, String says, Keyword.StatementReader<C> reader) {
            return row(new Keyword.Acts<>(name, arguments, says, reader));
        }

        /** Keywords that are accepted and do nothing, all for the same reason. */
        public Builder<C> idle(String says, String... names) {
            for (String name : names) {
                row(new Keyword.Idle<>(name, says));
            }
            return this;
        }

        /** Keywords of the language that are not built yet. */
        public Builder<C> notBuilt(String... names) {
            return refused("not built yet", names);
        }

        /** Keywords that are refused, all for the same reason. */
        public Builder<C> refused(String says, String... names) {
            for (String name : names) {
                row(new Keyword.Refused<>(name, says));
            }
            return this;
        }

        private Builder<C> row(Keyword<C> row) {
            if (rows.put(row.name(), row) != null) {
                throw new IllegalArgumentException("keyword twice in the table of " + place + ": " + row.name());
            }
            return this;
        }

        /** The table. */
        public KeywordTable<C> build() {
            return new KeywordTable<>(place, Collections.unmodifiableMap(new LinkedHashMap<>(rows)));
        }
    }
}
