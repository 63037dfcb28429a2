package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Word;

/** Lines of proxy sections that HAProxy took until some version: they are read as what says the same today, a repair. */
final class LegacyKeywords {
    private static final Map<String, String> TIMEOUTS = Map.of("contimeout", "timeout connect", "clitimeout", "timeout client",
            "srvtimeout",
            "timeout server");
    private static final Map<String, String> OPTIONS = Map.of("forceclose", "httpclose", "http-tunnel", "http-keep-alive",
            "accept-invalid-http", "accept-invalid-http-request");
    private static final Set<String> REFUSED = Set.of("reqallow", "reqdeny", "reqpass", "reqrep", "reqtarpit", "reqiallow", "reqideny",
            "reqipass", "reqirep", "reqitarpit", "rspdeny", "rsprep", "rspideny", "rspirep", "reqsetbe", "reqisetbe", "appsession");
    private static final Pattern HEADER_LINE = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*(.*)", Pattern.DOTALL);
    private static final Pattern HEADER_ONLY = Pattern.compile("\\^([A-Za-z0-9_-]+):?(\\\\ )*(\\.\\*)?\\$?");

    private LegacyKeywords() {}

    /** The rows of those that have no translation. */
    static KeywordTable.Builder<ProxyDraft> addTo(KeywordTable.Builder<ProxyDraft> table) {
        REFUSED.stream().sorted().forEach(name -> table.refused(name, Shape.words("value ..."), "what older versions took",
                "HAProxy has removed it; write "
                        + (name.equals("appsession") ? "'stick' lines" : "'http-request' and 'http-response' rules")));
        for (String name : new String[] {"reqdel", "reqidel", "rspdel", "rspidel"}) {
            table.refused(name, Shape.words("value ..."), "what older versions took",
                    "HAProxy has removed it; write 'http-request del-header' and 'http-response del-header' rules");
        }
        return table;
    }

    /** The line that says the same today, or the line itself. */
    static List<Word> translate(List<Word> line, Diagnostics diagnostics) {
        Word first = line.get(0);
        String keyword = first.value();
        if (REFUSED.contains(keyword) && diagnostics.strict()) {
            throw new Complaint(HaproxyRules.REMOVED_KEYWORD, first.position(), "'" + keyword + "' was removed from HAProxy", null);
        }
        Map<String, String> simple = new HashMap<>(TIMEOUTS);
        simple.put("redispatch", "option redispatch");
        simple.put("redisp", "option redispatch");
        simple.put("block", "http-request deny");
        if (simple.containsKey(keyword)) {
            return replaced(line, 1, simple.getOrDefault(keyword, ""), diagnostics);
        }
        if (keyword.equals("option") && line.size() > 1 && !OPTIONS.getOrDefault(line.get(1).value(), "").isEmpty()) {
            return replaced(line, 2, "option " + OPTIONS.get(line.get(1).value()), diagnostics);
        }
        if (keyword.equals("mode") && line.size() > 1 && line.get(1).is("health")) {
            diagnostics.repair(HaproxyRules.REMOVED_MODE, line.get(1).position(), "the mode 'health' was removed in HAProxy 1.6",
                    "every request is answered with 200", "write 'mode http' and 'http-request return status 200'");
            return words(line.get(1).position(), "http-request", "return", "status", "200");
        }
        if (keyword.equals("reqadd") || keyword.equals("rspadd")) {
            return added(line, keyword.equals("reqadd") ? "http-request" : "http-response", diagnostics);
        }
        boolean deletes = keyword.matches("(req|rsp)i?del") && line.size() > 1;
        if (deletes) {
            return deleted(line, keyword.startsWith("req") ? "http-request" : "http-response", diagnostics);
        }
        return line;
    }

    private static List<Word> replaced(List<Word> line, int count, String today, Diagnostics diagnostics) {
        String old = line.subList(0, count).stream().map(Word::value).reduce((a, b) -> a + " " + b).orElse("");
        diagnostics.repair(HaproxyRules.REMOVED_KEYWORD, line.get(count - 1).position(), "'" + old + "' was removed from HAProxy",
                "it is read as '" + today + "'", "write '" + today + "'");
        List<Word> words = new ArrayList<>(words(line.get(0).position(), today.split(" ", -1)));
        words.addAll(line.subList(count, line.size()));
        return words;
    }

    private static List<Word> added(List<Word> line, String rule, Diagnostics diagnostics) {
        Matcher header = HEADER_LINE.matcher(line.size() > 1 ? line.get(1).value() : "");
        if (!header.matches()) {
            return line;
        }
        String value = header.group(2).replace("%", "%%");
        return rewritten(line, 2, diagnostics, rule, "add-header", header.group(1), value);
    }

    private static List<Word> deleted(List<Word> line, String rule, Diagnostics diagnostics) {
        Matcher header = HEADER_ONLY.matcher(line.get(1).value());
        return header.matches() ? rewritten(line, 2, diagnostics, rule, "del-header", header.group(1)) : line;
    }

    private static List<Word> rewritten(List<Word> line, int count, Diagnostics diagnostics, String... today) {
        Word first = line.get(0);
        diagnostics.repair(HaproxyRules.REMOVED_KEYWORD, first.position(), "'" + first.value() + "' was removed in HAProxy 2.1",
                "it is read as '" + String.join(" ", today) + "'", "write '" + today[0] + "' rules");
        List<Word> words = new ArrayList<>(words(first.position(), today));
        words.addAll(line.subList(count, line.size()));
        return words;
    }

    private static List<Word> words(Position at, String... values) {
        return List.of(values).stream().map(value -> new Word(value, at)).toList();
    }
}
