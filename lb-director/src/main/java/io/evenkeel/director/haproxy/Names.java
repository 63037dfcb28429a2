package io.evenkeel.director.haproxy;

import java.util.regex.Pattern;

import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Value;

/** Names of sections, servers and ACLs (configuration manual 4). */
final class Names {
    /** What may stand in a name. */
    static final String EXPECTED = "expected: letters, digits and . : _ -";
    /** A name. */
    static final Value<String> NAME = Value.of("name", (statement, word) -> {
        if (!isName(word.value())) {
            throw new Complaint(HaproxyRules.BAD_NAME, word.position(), "the name '" + word.value() + "' is not allowed", EXPECTED);
        }
        return word.value();
    }, name -> name);

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.:-]+");
    private static final Pattern VARIABLE = Pattern.compile("(proc|sess|txn|req|res|check)\\.[A-Za-z0-9_.]+");

    private Names() {}

    static boolean isName(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether it is a variable of the configuration with its scope, such as {@code txn.user}. */
    static boolean isVariable(String text) {
        return VARIABLE.matcher(text).matches();
    }
}
