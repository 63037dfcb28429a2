package io.evenkeel.director.code;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The classes that a source names. Belongs to the writing of one source. */
final class Imports {
    private final Map<String, String> bySimpleName = new HashMap<>();
    private final String own;

    Imports(ClassName own) {
        this.own = own.toString();
        bySimpleName.put(own.simpleName(), this.own);
    }

    /** How the source names {@code type} (nested ones by their outer class): by its simple name where that is free. */
    String name(Class<?> type) {
        Class<?> outer = outermost(type);
        String nested = type.getCanonicalName().substring(outer.getName().length());
        String taken = bySimpleName.putIfAbsent(outer.getSimpleName(), outer.getName());
        boolean free = taken == null || taken.equals(outer.getName());
        return (free ? outer.getSimpleName() : outer.getName()) + nested;
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> enclosing = type.getEnclosingClass();
        return enclosing == null ? type : outermost(enclosing);
    }

    /** The import lines: first those of Java, then the others, each group in alphabetical order. */
    String lines() {
        return group(true) + group(false);
    }

    private String group(boolean ofJava) {
        String lines = new TreeSet<>(bySimpleName.values()).stream()
                .filter(name -> !name.equals(own) && name.startsWith("java.") == ofJava)
                .map(name -> "import " + name + ";\n").collect(Collectors.joining());
        return lines.isEmpty() ? "" : lines + "\n";
    }
}
