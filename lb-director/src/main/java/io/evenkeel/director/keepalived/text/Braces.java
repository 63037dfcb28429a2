package io.evenkeel.director.keepalived.text;

import java.util.ArrayList;
import java.util.List;

/** Brace expressions in names of files, as a shell expands them: {@code a{b,c{d,e}}} is {@code ab}, {@code acd}, {@code ace}. */
final class Braces {
    /** More names than these are not looked for. */
    static final int MOST = 1000;

    private Braces() {}

    /** The names, at most one more than {@link #MOST}; the text itself when it has no brace expression. */
    static List<String> expand(String pattern) {
        List<String> done = new ArrayList<>();
        List<String> open = new ArrayList<>(List.of(pattern));
        while (!open.isEmpty() && done.size() + open.size() <= MOST) {
            String text = open.remove(open.size() - 1);
            int start = text.indexOf('{');
            int end = start < 0 ? -1 : close(text, start);
            if (end < 0) {
                done.add(text);
                continue;
            }
            List<String> parts = parts(text.substring(start + 1, end));
            for (int i = parts.size() - 1; i >= 0; i--) {
                open.add(text.substring(0, start) + parts.get(i) + text.substring(end + 1));
            }
        }
        done.addAll(open);
        return done;
    }

    private static int close(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> parts(String inner) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(inner.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(inner.substring(start));
        return parts;
    }
}
