package io.evenkeel.director.code;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of methods, each given once. Belongs to the writing of one source. */
final class Names {
    private final Set<String> taken = new HashSet<>();

    /** A method's name that tells of the pool: {@code webPool} for {@code web}, {@code oldWebPool} for {@code old-web}. */
    String poolMethod(String pool) {
        var name = new StringBuilder();
        for (String part : pool.split("[^0-9A-Za-z]+", -1)) {
            name.append(name.isEmpty() ? decapitalised(part) : capitalised(part));
        }
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            name.insert(0, "pool");
        } else {
            name.append("Pool");
        }
        return unique(name.toString());
    }

    private String unique(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }

    private static String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String decapitalised(String word) {
        boolean allCapitals = word.equals(word.toUpperCase(Locale.ROOT));
        return allCapitals ? word.toLowerCase(Locale.ROOT) : word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    }
}
