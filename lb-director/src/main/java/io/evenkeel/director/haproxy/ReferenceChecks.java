package io.evenkeel.director.haproxy;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Document;
import io.evenkeel.director.syntax.Statement;

/** Whether what statements name is there: sections, servers, tables. */
final class ReferenceChecks {
    private static final Set<String> NAMED_ONCE = Set.of("cache", "resolvers", "peers", "mailers", "ring", "http-errors");
    private static final Set<String> MODES = Set.of("rewrite", "insert", "prefix");
    private static final Set<String> CERTIFICATES = Set.of("crt", "crt-list", "generate-certificates");
    private static final Pattern USERS = Pattern.compile("\\bhttp_auth(?:_group)?\\(([^,)]*)\\)");

    private final Diagnostics diagnostics;
    private final Map<String, Map<String, Statement>> sections = new HashMap<>();
    private final Set<String> backends = new HashSet<>();
    private final Set<String> tables = new HashSet<>();

    private ReferenceChecks(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    static void check(Document document, Diagnostics diagnostics) {
        var checks = new ReferenceChecks(diagnostics);
        document.statements().forEach(checks::collect);
        document.statements().forEach(checks::section);
    }

    private void collect(Statement section) {
        if (section.arguments().isEmpty()) {
            return;
        }
        String name = section.arguments().get(0);
        Statement first = sections.computeIfAbsent(section.keyword(), kind -> new HashMap<>()).putIfAbsent(name, section);
        if (first != null && NAMED_ONCE.contains(section.keyword())) {
            diagnostics.error(HaproxyRules.DUPLICATE_NAME, section.place(0),
                    "there is already a section '" + section.keyword() + " " + name + "' at " + first.place(0),
                    "give one of them another name");
        }
        if (section.keyword().equals("backend") || section.keyword().equals("listen")) {
            backends.add(name);
        }
        for (Statement statement : section.body()) {
            if (statement.keyword().equals("stick-table")) {
                tables.add(name);
            } else if (statement.keyword().equals("table") && !statement.arguments().isEmpty()) {
                tables.add(name + "/" + statement.arguments().get(0));
            }
        }
    }

    private void section(Statement section) {
        Map<String, Position> servers = new HashMap<>();
        for (Statement statement : section.body()) {
            boolean server = statement.keyword().equals("server") && !statement.arguments().isEmpty();
            Position first = server ? servers.putIfAbsent(statement.arguments().get(0), statement.place(0)) : null;
            if (first != null) {
                diagnostics.error(HaproxyRules.DUPLICATE_NAME, statement.place(0),
                        "there is already a server '" + statement.arguments().get(0) + "' at " + first, "give one of them another name");
            }
        }
        for (Statement statement : section.body()) {
            statement(section, statement, servers.keySet());
        }
        if (section.keyword().equals("cache") && section.body().stream().noneMatch(line -> line.keyword().equals("total-max-size"))) {
            diagnostics.error(Rule.MISSING_VALUE, section.position(), "a cache needs 'total-max-size'",
                    null);
        }
    }

    private void statement(Statement section, Statement statement, Set<String> servers) {
        List<String> words = statement.arguments();
        String first = words.isEmpty() ? "" : words.get(0);
        switch (statement.keyword()) {
            case "use_backend" -> {
                if (first.indexOf('%') < 0) {
                    known(statement, "backend", first, backends);
                }
            }
            case "use-server" -> {
                if (first.indexOf('%') < 0) {
                    known(statement, "server", first, servers);
                }
            }
            case "errorfiles" -> known(statement, "http-errors", first, names("http-errors"));
            case "use-fcgi-app" -> known(statement, "fcgi-app", first, names("fcgi-app"));
            case "email-alert" -> {
                if (first.equals("mailers")) {
                    known(statement, "mailers", words.get(1), names("mailers"));
                }
            }
            case "filter" -> {
                if (first.equals("cache")) {
                    known(statement, "cache", words.get(1), names("cache"));
                }
            }
            case "stick-table", "table" -> option(statement, "peers", names("peers"));
            case "server", "server-template", "default-server" -> {
                option(statement, "resolvers", names("resolvers"));
                tracked(statement, servers);
            }
            case "stick" -> {
                if (!section.keyword().equals("frontend")) {
                    table(section, statement);
                }
            }
            case "cookie" -> {
                List<String> modes = words.stream().skip(1).filter(MODES::contains).distinct().toList();
                if (modes.size() > 1) {
                    contradiction(statement, "'" + String.join("' and '", modes) + "' exclude each other");
                }
            }
            case "bind" -> {
                if (words.contains("ssl") && words.stream().noneMatch(CERTIFICATES::contains)) {
                    contradiction(statement, "'ssl' needs a certificate: add 'crt'");
                }
            }
            case "http-request", "http-response", "tcp-request connection", "tcp-request session", "tcp-request content" -> {
                if (first.startsWith("track-sc")) {
                    table(section, statement);
                }
                if (first.equals("cache-use") || first.equals("cache-store")) {
                    known(statement, "cache", words.get(1), names("cache"));
                }
            }
            default -> {
                // It names nothing.
            }
        }
        for (String word : words) {
            Matcher users = USERS.matcher(word);
            while (users.find()) {
                known(statement, "userlist", users.group(1), names("userlist"));
            }
        }
    }

    private void contradiction(Statement statement, String message) {
        diagnostics.error(HaproxyRules.CONTRADICTION, statement.position(), message, null);
    }

    private void table(Statement section, Statement statement) {
        List<String> words = statement.arguments();
        int at = words.indexOf("table");
        String name = at > 0 && at + 1 < words.size() ? words.get(at + 1) : section.arguments().isEmpty() ? "" : section.arguments().get(0);
        if (!section.keyword().equals("defaults")) {
            known(statement, "table", name, tables);
        }
    }

    private void tracked(Statement statement, Set<String> servers) {
        int at = statement.arguments().indexOf("track");
        if (at > 1 && at + 1 < statement.arguments().size() && statement.arguments().get(at + 1).indexOf('/') < 0) {
            known(statement, "server", statement.arguments().get(at + 1), servers);
        }
    }

    private void option(Statement statement, String option, Collection<String> known) {
        int at = statement.arguments().indexOf(option);
        if (at >= 0 && at + 1 < statement.arguments().size()) {
            known(statement, option, statement.arguments().get(at + 1), known);
        }
    }

    private Set<String> names(String kind) {
        return sections.getOrDefault(kind, Map.of()).keySet();
    }

    private void known(Statement statement, String kind, String name, Collection<String> known) {
        if (!known.contains(name)) {
            diagnostics.error(HaproxyRules.UNKNOWN_REFERENCE, statement.place(Math.max(0, statement.arguments().indexOf(name))),
                    "there is no " + kind + " '" + name + "'",
                    Suggestion.didYouMean(name, known));
        }
    }
}
