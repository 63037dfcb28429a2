package io.evenkeel.director.code;

import java.util.Set;

import javax.lang.model.SourceVersion;

/**
 * The name of a top-level class.
 *
 * @param packageName for example {@code com.acme.shop}; empty for the unnamed package
 * @param simpleName for example {@code Shop}
 */
public record ClassName(String packageName, String simpleName) {
    /** Words that are no keywords everywhere and no names of classes anywhere. */
    private static final Set<String> RESTRICTED = Set.of("var", "yield", "record", "sealed", "permits");

    /** Checks that Java takes the names. */
    public ClassName {
        String whole = packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
        if (!SourceVersion.isName(whole) || simpleName.indexOf('.') >= 0 || RESTRICTED.contains(simpleName)) {
            throw new IllegalArgumentException("class: '" + whole + "' (expected: a name that Java takes, such as com.acme.Shop)");
        }
    }

    /** Reads {@code com.acme.Shop}, or {@code Shop} for the unnamed package. */
    public static ClassName of(String qualified) {
        int dot = qualified.lastIndexOf('.');
        return dot <= 0 ? new ClassName("", qualified) : new ClassName(qualified.substring(0, dot), qualified.substring(dot + 1));
    }

    /** As {@link #of} reads it. */
    @Override
    public String toString() {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }
}
