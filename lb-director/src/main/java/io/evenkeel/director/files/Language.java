package io.evenkeel.director.files;

import java.util.regex.Pattern;

import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.haproxy.HaproxyReader;
import io.evenkeel.director.keepalived.KeepalivedPrinter;
import io.evenkeel.director.syntax.Document;

/** The languages that configuration files come in. */
public enum Language {
    /** That of {@code haproxy.cfg}. */
    HAPROXY,
    /** That of {@code keepalived.conf}. */
    KEEPALIVED;

    // How lines begin that stand outside all blocks of a keepalived.conf, and never outside all sections of a haproxy.cfg.
    private static final Pattern BEGINS_KEEPALIVED = Pattern
            .compile(
                    "(?:[$@~]|global_defs|vrrp_|virtual_server|static_|track_|garp_group|bfd_|interface_up|linkbeat|include|instance\\b|SSL\\b"
                            + "|net_namespace).*|.*\\{.*");
    private static final Pattern LINE_NUMBER_OR_COMMENT = Pattern.compile("^\\s*[0-9]+(?=\\s|$)|[#!].*");

    /** By the first word outside comments, which is a section's name in one language and never in the other. */
    static Language of(SourceText source) {
        return source.text().lines()
                .map(line -> LINE_NUMBER_OR_COMMENT.matcher(line).replaceAll("").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> HaproxyReader.beginsSection(line.split("[\\s{]", 2)[0]) ? HAPROXY : byOtherSigns(source, line))
                .orElse(byName(source));
    }

    /** The text of a document of this language, which reads as the same document again. */
    String print(Document document) {
        return switch (this) {
            case HAPROXY -> HaproxyReader.PRINTER.print(document);
            case KEEPALIVED -> KeepalivedPrinter.print(document);
        };
    }

    private static Language byOtherSigns(SourceText source, String line) {
        return BEGINS_KEEPALIVED.matcher(line).matches() ? KEEPALIVED : byName(source);
    }

    private static Language byName(SourceText source) {
        return source.name().contains("keepalived") ? KEEPALIVED : HAPROXY;
    }
}
