package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Keyword;
import io.evenkeel.director.syntax.Statement;
import io.evenkeel.director.syntax.Word;

/**
 * Opens {@code defaults}, {@code frontend}, {@code backend} and {@code listen} sections and reads their lines. A section
 * starts with a copy of the last {@code defaults} before it, or of the one it names with {@code from}.
 */
final class ProxySections {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.:-]+");

    private final Diagnostics diagnostics;
    private final Variables variables;
    private final List<ProxyDraft> proxies = new ArrayList<>();
    private final Map<String, SettingsDraft> namedDefaults = new HashMap<>();
    private SettingsDraft defaults = new SettingsDraft();

    ProxySections(Diagnostics diagnostics, Variables variables) {
        this.diagnostics = diagnostics;
        this.variables = variables;
    }

    List<Proxy> finish() {
        proxies.forEach(this::warnHttpOnly);
        return proxies.stream().map(ProxyDraft::finish).toList();
    }

    /** Opens a section. When its line has an error, its lines are read all the same, for the sake of their own errors. */
    ProxyDraft open(SectionKind kind, Arguments header) {
        header.takeName(kind.keyword());
        String name = "";
        SettingsDraft settings = kind == SectionKind.DEFAULTS ? new SettingsDraft() : defaults.copy();
        ProxyDraft proxy = new ProxyDraft(kind, name, header.position(), settings, variables);
        try {
            if (kind == SectionKind.DEFAULTS && (!header.hasNext() || header.rest().get(0).is("from"))) {
                proxy = new ProxyDraft(kind, name, header.position(), from(header, settings), variables);
            } else {
                Word word = name(header, kind);
                List<Bind> legacy = legacyBind(kind, header);
                proxy = new ProxyDraft(kind, word.value(), word.position(), from(header, settings), variables);
                proxy.binds.addAll(legacy);
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
        return proxy;
    }

    /** Reads one line of a section. */
    Statement line(Arguments line, ProxyDraft proxy) {
        Word first = line.rest().get(0);
        proxy.negated = line.take("no");
        if (proxy.negated || line.take("default")) {
            boolean negatable = line.hasNext() && (line.rest().get(0).is("option") || line.rest().get(0).is("log"));
            if (!proxy.negated) {
                throw Complaint.refusal(first.position(), "the prefix 'default' is not carried out: not built yet", null);
            }
            if (!negatable) {
                throw new Complaint(first.position(), "'no' stands only before 'option' and 'log'", null);
            }
        }
        Keyword<ProxyDraft> row = ProxyKeywords.TABLE.find(line.rest());
        if (row == null || ProxyKeywords.sections(row.name()).contains(proxy.kind)) {
            Statement statement = ProxyKeywords.TABLE.read(proxy.negated ? line.fromHere() : line, proxy);
            return proxy.negated ? Statement.line("no " + statement.keyword(), statement.arguments(), first.position()) : statement;
        }
        String message = "'" + row.name() + "' has no meaning in a '" + proxy.kind.keyword() + "' section";
        if (proxy.kind == SectionKind.DEFAULTS || row.name().equals("server")) {
            throw new Complaint(first.position(), message, null);
        }
        diagnostics.warning(first.position(), message + " and is left out", null);
        return Statement.line(row.name(), List.of(), first.position());
    }

    private Word name(Arguments header, SectionKind kind) {
        Word word = header.next("a name");
        if (!NAME.matcher(word.value()).matches()) {
            throw new Complaint(word.position(), "the name '" + word.value() + "' of a " + kind.keyword() + " section is not allowed",
                    "expected: letters, digits and . : _ -");
        }
        return word;
    }

    /** {@code listen name address}, as tutorials for HAProxy 1.4 have it. HAProxy 2.6 refuses it. */
    private List<Bind> legacyBind(SectionKind kind, Arguments header) {
        if (!kind.takesClients() || !header.hasNext() || header.rest().get(0).is("from")) {
            return List.of();
        }
        Word word = header.next("an address");
        List<Bind.Address> addresses = Addresses.binds(header, word, variables);
        diagnostics.warning(word.position(),
                "'" + word.value() + "' on the line of a section is read as a bind line; HAProxy 2.6 refuses it",
                "write 'bind " + word.value() + "' below");
        return addresses.stream().map(address -> new Bind(address, null, word.position())).toList();
    }

    private SettingsDraft from(Arguments header, SettingsDraft otherwise) {
        if (!header.take("from")) {
            return otherwise;
        }
        Word word = header.next("the name of a defaults section");
        SettingsDraft named = namedDefaults.get(word.value());
        if (named == null) {
            throw new Complaint(word.position(), "there is no 'defaults " + word.value() + "' above",
                    Suggestion.didYouMean(word.value(), namedDefaults.keySet()));
        }
        return named.copy();
    }

    private void warnHttpOnly(ProxyDraft proxy) {
        if (proxy.settings.mode == ProxySettings.Mode.TCP) {
            proxy.httpOnly.forEach(option -> diagnostics.warning(option.position(), "'" + option.value() + "' has no effect in TCP mode",
                    "add 'mode http'"));
        }
    }
}
