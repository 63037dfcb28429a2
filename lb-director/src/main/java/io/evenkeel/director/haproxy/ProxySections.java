package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Keyword;
import io.evenkeel.director.syntax.Statement;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/**
 * Opens {@code defaults}, {@code frontend}, {@code backend} and {@code listen} sections and reads their lines. A section
 * starts with a copy of the last {@code defaults} before it, or of the one it names with {@code from}.
 */
final class ProxySections {
    private final Diagnostics diagnostics;
    private final Variables variables;
    private final List<ProxyDraft> proxies = new ArrayList<>();
    private final Map<String, SettingsDraft> namedDefaults = new HashMap<>();
    private final Compatibility compatibility;
    private SettingsDraft defaults;

    ProxySections(Diagnostics diagnostics, Variables variables, Compatibility compatibility) {
        this.compatibility = compatibility;
        this.defaults = new SettingsDraft(compatibility);
        this.diagnostics = diagnostics;
        this.variables = variables;
    }

    List<ProxyDraft> drafts() {
        return proxies;
    }

    List<Proxy> finish() {
        proxies.forEach(this::warnHttpOnly);
        proxies.stream().filter(proxy -> proxy.kind.hasServers() && proxy.settings.balance instanceof Balance.ByVersion).forEach(
                proxy -> diagnostics.refusal(proxy.position, "the balance of latest HAProxy, random(2), is not carried out: not built yet",
                        "write 'balance roundrobin'"));
        return proxies.stream().map(ProxyDraft::finish).toList();
    }

    /** A section that was opened, the words that its line keeps, and lines that the section's line stood for. */
    record Opened(ProxyDraft proxy, List<Word> arguments, List<Statement> first) {}

    /** Opens a section. When its line has an error, its lines are read all the same, for the sake of their own errors. */
    Opened open(SectionKind kind, List<Word> words) {
        var scope = new Scope(variables);
        var header = new Arguments(words, diagnostics, scope);
        header.takeName(kind.keyword());
        SettingsDraft settings = kind == SectionKind.DEFAULTS ? new SettingsDraft(compatibility) : defaults.copy();
        ProxyDraft proxy = new ProxyDraft(kind, "", header.position(), settings, scope);
        List<Word> arguments = new ArrayList<>();
        List<Statement> first = new ArrayList<>();
        try {
            String name = "";
            Position position = header.position();
            Word legacy = null;
            if (kind != SectionKind.DEFAULTS || (header.hasNext() && !header.rest().get(0).is("from"))) {
                Word word = name(header, kind);
                name = word.value();
                position = word.position();
                arguments.add(word);
                legacy = legacyAddress(kind, header);
            }
            if (header.hasNext() && header.rest().get(0).is("from")) {
                arguments.add(header.next("from"));
                Word base = header.next("the name of a defaults section");
                arguments.add(base);
                settings = from(base);
            }
            proxy = new ProxyDraft(kind, name, position, settings, scope);
            if (legacy != null) {
                first.add(line(List.of(new Word("bind", legacy.position()), legacy), proxy));
            }
            header.end();
        } catch (Complaint complaint) {
            diagnostics.add(complaint.diagnostic());
        }
        if (kind == SectionKind.DEFAULTS) {
            defaults = proxy.settings;
            if (!proxy.name.isEmpty()) {
                namedDefaults.put(proxy.name, defaults);
            }
        } else {
            proxies.add(proxy);
        }
        return new Opened(proxy, arguments, first);
    }

    /**
     * Reads one line of a section.
     *
     * @throws Complaint when it is wrong
     */
    Statement line(List<Word> words, ProxyDraft proxy) {
        String prefix = prefix(words);
        List<Word> rest = prefix.isEmpty() ? LegacyKeywords.translate(words, diagnostics) : words.subList(1, words.size());
        var line = new Arguments(rest, diagnostics, proxy.scope);
        proxy.negated = !prefix.isEmpty();
        Keyword<ProxyDraft> row = ProxyKeywords.TABLE.find(rest);
        if (row == null) {
            throw ProxyKeywords.TABLE.unknown(rest);
        }
        statsUri(row, rest, proxy);
        Statement statement;
        boolean nothing = row.fate() instanceof Keyword.Fate.Refused<ProxyDraft> && proxy.negated;
        if (KeywordPlaces.of(row.name()).contains(proxy.kind) && !KeywordPlaces.isError(row.name(), proxy) && !nothing) {
            statement = ProxyKeywords.TABLE.read(line, proxy);
        } else {
            statement = ProxyKeywords.TABLE.understand(line);
            if (!nothing) {
                misplaced(row, proxy, rest.get(0));
            }
        }
        return prefix.isEmpty() ? statement
                : new Statement(prefix + " " + statement.keyword(), statement.arguments(), false, List.of(), words.get(0).position(),
                        statement.places());
    }

    /** Takes {@code no} and {@code default}, which stand before switches only. */
    private static String prefix(List<Word> words) {
        Word first = words.get(0);
        if (!first.is("no") && !first.is("default")) {
            return "";
        }
        Word second = words.size() > 1 ? words.get(1) : first;
        boolean option = second.is("option");
        if (!option && !(second.is("log") && first.is("no"))) {
            throw new Complaint(Rule.WRONG_VALUE, first.position(), "'" + first.value() + "' stands only before 'option' and 'log'", null);
        }
        if (option && words.size() > 2 && !ProxyOptions.isSwitch(words.get(2).value())
                && ProxyKeywords.TABLE.find(words.subList(1, words.size())) != null) {
            throw new Complaint(Rule.WRONG_VALUE, first.position(),
                    "'" + first.value() + "' has no meaning before 'option " + words.get(2).value() + "'", null);
        }
        return first.value();
    }

    private void misplaced(Keyword<ProxyDraft> row, ProxyDraft proxy, Word first) {
        boolean unnamed = proxy.kind == SectionKind.DEFAULTS && KeywordPlaces.of(row.name()).contains(SectionKind.DEFAULTS);
        String message = "'" + row.name() + "' has no meaning in a '" + proxy.kind.keyword() + "' section"
                + (unnamed ? " without a name" : "");
        if (KeywordPlaces.isError(row.name(), proxy)) {
            diagnostics.error(HaproxyRules.WRONG_SECTION, first.position(), message, null);
        } else {
            diagnostics.warning(HaproxyRules.WRONG_SECTION, first.position(), message + " and is left out", null);
        }
    }

    private void statsUri(Keyword<ProxyDraft> row, List<Word> words, ProxyDraft proxy) {
        if (!row.name().equals("stats uri")) {
            return;
        }
        Position before = proxy.statsUri;
        proxy.statsUri = words.get(0).position();
        if (before != null) {
            diagnostics.repair(HaproxyRules.REPEATED_URI, words.get(0).position(), "there is already a 'stats uri' at " + before,
                    "this one counts", "remove one of them");
        }
    }

    private static Word name(Arguments header, SectionKind kind) {
        Word word = header.next("a name");
        if (!Names.isName(word.value())) {
            throw new Complaint(HaproxyRules.BAD_NAME, word.position(),
                    "the name '" + word.value() + "' of a " + kind.keyword() + " section is not allowed", Names.EXPECTED);
        }
        return word;
    }

    /** {@code listen name address}, as tutorials for HAProxy 1.4 have it. HAProxy 2.6 refuses it. */
    private @Nullable Word legacyAddress(SectionKind kind, Arguments header) {
        if (!kind.takesClients() || !header.hasNext() || header.rest().get(0).is("from") || header.rest().get(0).value().startsWith("//")) {
            return null;
        }
        Word word = header.next("an address");
        diagnostics.repair(HaproxyRules.LISTEN_ADDRESS, word.position(), "'" + word.value() + "' has no place on the line of a section",
                "it is read as a 'bind' line", "write 'bind " + word.value() + "' below");
        return word;
    }

    private SettingsDraft from(Word word) {
        SettingsDraft named = namedDefaults.get(word.value());
        if (named == null) {
            throw new Complaint(HaproxyRules.UNKNOWN_REFERENCE, word.position(), "there is no 'defaults " + word.value() + "' above",
                    Suggestion.didYouMean(word.value(), namedDefaults.keySet()));
        }
        return named.copy();
    }

    private void warnHttpOnly(ProxyDraft proxy) {
        if (proxy.settings.mode == ProxySettings.Mode.TCP) {
            proxy.httpOnly.forEach(option -> diagnostics.warning(HaproxyRules.NO_EFFECT, option.position(),
                    "'" + option.value() + "' has no effect in TCP mode", "add 'mode http'"));
        }
    }
}
