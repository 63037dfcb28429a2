package io.evenkeel.director.haproxy;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/** {@code option httpchk}: a URI, or a method, a URI and a version with headers behind it. */
final class HttpCheckShape implements Shape {
    static final Shape SHAPE = new HttpCheckShape();

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE", "TRACE", "CONNECT", "PATCH");

    private HttpCheckShape() {}

    @Override
    public String text() {
        return "[method] [uri] [version [host]]";
    }

    @Override
    public boolean fits(Word word) {
        return true;
    }

    @Override
    public void match(Arguments statement) {
        int words = (int) statement.rest().stream().takeWhile(word -> !word.value().startsWith("//")).count();
        if (words == 0) {
            return;
        }
        Word first = statement.next("a method or a URI");
        if (words == 1) {
            uri(statement, first);
            return;
        }
        statement.keep(first, method(statement, first));
        uri(statement, statement.next("a URI"));
        if (words > 2) {
            Word version = statement.next("a version");
            if (!version.value().startsWith("HTTP/")) {
                statement.complain(statement.wrong(version, "HTTP/1.0 | HTTP/1.1", null));
            }
            statement.keep(version, version.value());
        }
        if (words > 3) {
            Word host = statement.next("a host");
            statement.keep(host, host.value());
        }
    }

    private static String method(Arguments statement, Word word) {
        if (!TOKEN.matcher(word.value()).matches()) {
            statement.complain(statement.wrong(word, "a method such as GET or HEAD", null));
            return word.value();
        }
        String upper = word.value().toUpperCase(Locale.ROOT);
        if (!upper.equals(word.value()) && METHODS.contains(upper)) {
            statement.repair(HaproxyRules.METHOD_CASE, word.position(), "no server knows the method '" + word.value() + "'",
                    "'" + upper + "' is sent", "write '" + upper + "'");
            return upper;
        }
        return word.value();
    }

    private static void uri(Arguments statement, Word word) {
        boolean clean = !word.value().isEmpty() && word.value().chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (!clean || !(word.value().startsWith("/") || word.value().equals("*") || word.value().startsWith("http"))) {
            statement.complain(statement.wrong(word, "a URI that begins with '/'", null));
        }
        statement.keep(word, word.value());
    }

    /** Reads it into the model. */
    static void read(Arguments arguments, ProxyDraft proxy) {
        @Nullable Word first = arguments.hasNext() ? arguments.next("a method or a URI") : null;
        if (first == null || !arguments.hasNext()) {
            proxy.settings.httpCheck = new ProxySettings.HttpCheck("OPTIONS", first == null ? "/" : first.value(), "HTTP/1.0");
            return;
        }
        String target = arguments.next("a URI").value();
        String version = arguments.hasNext() ? arguments.next("a version").value() : "HTTP/1.0";
        Word behind = arguments.hasNext() ? arguments.next("a host") : null;
        proxy.settings.httpCheck = new ProxySettings.HttpCheck(first.value(), target, version);
        if (behind != null || !List.of("HTTP/1.0", "HTTP/1.1").contains(version)) {
            proxy.settings.httpCheck = new ProxySettings.HttpCheck(first.value(), target, "HTTP/1.0");
            throw Complaint.refusal(arguments.position(),
                    "headers behind the version of 'option httpchk' are not carried out: not built yet", null);
        }
    }
}
