package io.evenkeel.director.files;

import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.haproxy.HaproxyReader;

/** The languages that configuration files come in. */
enum Language {
    HAPROXY, KEEPALIVED;

    /** By the first word outside comments, which is a section's name in one language and never in the other. */
    static Language of(SourceText source) {
        return source.text().lines()
                .map(line -> line.replaceAll("[#!].*", "").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> HaproxyReader.beginsSection(line.split("[\\s{]", 2)[0]) ? HAPROXY : byOtherSigns(source, line))
                .orElse(byName(source));
    }

    /** A first line that begins no section is a mistake in either language; a brace or the file's name tells which. */
    private static Language byOtherSigns(SourceText source, String line) {
        return line.contains("{") || line.equals("global_defs") ? KEEPALIVED : byName(source);
    }

    private static Language byName(SourceText source) {
        return source.name().contains("keepalived") ? KEEPALIVED : HAPROXY;
    }
}
