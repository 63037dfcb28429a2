package io.evenkeel.director.diagnostic;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Guesses what a mistyped word should have been. Pure; any thread. */
public final class Suggestion {
    private static final int LONGEST = 64;
    /** Among more words than these an abbreviation fits too many by accident. */
    private static final int SHORT_LIST = 12;

    private Suggestion() {}

    /** {@code did you mean 'x'?} with the nearest of the known words, or {@code null} when none is near. */
    public static @Nullable String didYouMean(String word, Collection<String> known) {
        String nearest = nearest(word, known);
        return nearest == null ? null : "did you mean '" + nearest + "'?";
    }

    /**
     * The known word with the fewest edits (insert, remove, replace, swap of neighbours; the case of letters does not
     * count), if they are at most a third of its length; of several the first. Otherwise, in a short list, the only
     * word that it abbreviates, as {@code rr} does {@code roundrobin}.
     */
    public static @Nullable String nearest(String word, Collection<String> known) {
        if (word.isEmpty() || word.length() > LONGEST) {
            return null;
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        String best = null;
        int fewest = Integer.MAX_VALUE;
        for (String candidate : known) {
            String other = candidate.toLowerCase(Locale.ROOT);
            int allowed = Math.max(1, Math.max(wanted.length(), other.length()) / 3);
            int edits = edits(wanted, other);
            if (edits <= allowed && edits < fewest && edits < Math.min(wanted.length(), other.length())) {
                fewest = edits;
                best = candidate;
            }
        }
        return best != null ? best : abbreviated(wanted, known);
    }

    private static @Nullable String abbreviated(String wanted, Collection<String> known) {
        if (known.size() > SHORT_LIST) {
            return null;
        }
        List<String> candidates = known.stream().filter(word -> abbreviates(wanted, word.toLowerCase(Locale.ROOT))).toList();
        return candidates.size() == 1 ? candidates.get(0) : null;
    }

    private static boolean abbreviates(String shorter, String word) {
        if (shorter.length() < 2 || word.isEmpty() || shorter.charAt(0) != word.charAt(0)) {
            return false;
        }
        int at = 0;
        for (int i = 0; i < word.length() && at < shorter.length(); i++) {
            if (word.charAt(i) == shorter.charAt(at)) {
                at++;
            }
        }
        return at == shorter.length();
    }

    /** Optimal string alignment distance. */
    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            cost[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            cost[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int least = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = least;
            }
        }
        return cost[a.length()][b.length()];
    }
}
