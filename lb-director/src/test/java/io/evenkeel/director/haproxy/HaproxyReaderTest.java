package io.evenkeel.director.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.Severity;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.haproxy.ProxySettings.ConnectionMode;
import io.evenkeel.director.haproxy.ProxySettings.Mode;
import io.evenkeel.director.syntax.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HaproxyReaderTest {
    private static final Environment ENVIRONMENT = Environment.of(Map.of("db_fd", "9", "APP3_HOST", "10.0.0.13", "APP3_PORT", "81"));

    private static ReadResult<HaproxyConfig> read(String... texts) {
        List<SourceText> sources = new ArrayList<>();
        for (String text : texts) {
            sources.add(new SourceText((char) ('a' + sources.size()) + ".cfg", text));
        }
        return HaproxyReader.read(sources, ENVIRONMENT);
    }

    private static HaproxyConfig accepted(ReadResult<HaproxyConfig> result) {
        if (result instanceof ReadResult.Accepted<HaproxyConfig> accepted) {
            return accepted.value();
        }
        throw new AssertionError(result.render());
    }

    private static List<String> said(ReadResult<?> result, Severity severity) {
        return result.diagnostics().stream()
                .filter(d -> d.severity() == severity || (severity == Severity.ERROR && d.severity() == Severity.REFUSAL))
                .map(Diagnostic::toString).toList();
    }

    @Test
    void readsAWholeFile() {
        ReadResult<HaproxyConfig> result = HaproxyReader.read(List.of(Fixtures.load("haproxy/shop.cfg")), ENVIRONMENT);
        HaproxyConfig config = accepted(result);
        assertThat(config.global()).isEqualTo(new HaproxyConfig.Global(OptionalInt.of(4000), "lb1", "the first balancer"));
        assertThat(config.proxies()).extracting(Proxy::name).containsExactly("www", "app", "db");

        Proxy www = config.proxies().get(0);
        assertThat(www.binds()).extracting(Bind::address).containsExactly(new Bind.Address.Tcp("0.0.0.0", 80, 80),
                new Bind.Address.Tcp("0.0.0.0", 8000, 8001), new Bind.Address.Tcp("::1", 8443, 8443));
        assertThat(www.binds()).extracting(Bind::name).containsExactly("public", "public", null);
        ProxySettings settings = www.settings();
        assertThat(settings.mode()).isEqualTo(Mode.HTTP);
        assertThat(settings.connectionMode()).isEqualTo(ConnectionMode.SERVER_CLOSE);
        assertThat(settings.forwardFor()).isEqualTo(new ProxySettings.ForwardFor("X-Client", true));
        assertThat(settings.timeouts())
                .isEqualTo(new ProxySettings.Timeouts(Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofMinutes(1),
                        Duration.ofMillis(500), Duration.ofSeconds(10), Duration.ofSeconds(2)));
        assertThat(settings.retries()).isEqualTo(2);
        assertThat(settings.maxConnections()).hasValue(3000);
        assertThat(settings.defaultBackend()).isNotNull().satisfies(backend -> assertThat(backend.name()).isEqualTo("app"));

        Proxy app = config.backend("app").orElseThrow();
        assertThat(app.settings().balance()).isEqualTo(new Balance.LeastConnections());
        assertThat(app.settings().connectionMode()).isEqualTo(ConnectionMode.KEEP_ALIVE);
        assertThat(app.settings().httpCheck()).isEqualTo(new ProxySettings.HttpCheck("GET", "/up", "HTTP/1.1"));
        assertThat(app.servers()).extracting(ServerLine::host).containsExactly("10.0.0.11", "app2.example", "10.0.0.13");
        assertThat(app.servers()).extracting(ServerLine::port).containsExactly(8080, 8080, 81);
        assertThat(app.servers()).extracting(ServerLine::settings).containsExactly(
                new ServerLine.Settings(true, Duration.ofSeconds(3), 3, 3, 2, OptionalInt.of(100), false, Duration.ZERO, false),
                new ServerLine.Settings(true, Duration.ofMillis(500), 3, 5, 1, OptionalInt.empty(), false, Duration.ZERO, false),
                new ServerLine.Settings(false, Duration.ofSeconds(3), 3, 3, 1, OptionalInt.empty(), false, Duration.ZERO, true));

        Proxy db = config.proxies().get(2);
        assertThat(db.settings().mode()).isEqualTo(Mode.TCP);
        assertThat(db.settings().retries()).isEqualTo(3);
        assertThat(db.binds()).extracting(Bind::address).containsExactly(new Bind.Address.Descriptor(9));
        assertThat(db.servers()).extracting(ServerLine::host).containsExactly("10.0.0.21", "2001:db8::2");
        assertThat(db.position()).hasToString("haproxy/shop.cfg:45:8");

        assertThat(said(result, Severity.WARNING)).isEmpty();
        assertThat(result.diagnostics()).extracting(Diagnostic::message).containsExactly(
                "'log' does nothing here: access lines and messages go to the program's own log",
                "'daemon' does nothing here: only the command 'haproxy' goes into the background; 'evenkeel' leaves that to a service manager",
                "'stats socket' does nothing here: the runtime API is not served yet",
                "'option httplog' does nothing here: access lines have one form, in the program's own log");
    }

    @Test
    void reportsEveryErrorOfAFile() {
        ReadResult<HaproxyConfig> result = HaproxyReader.read(List.of(Fixtures.load("haproxy/broken.cfg")), Environment.empty());
        assertThat(said(result, Severity.ERROR)).map(line -> line.substring("haproxy/broken.cfg:".length())).containsExactly(
                "2:10: error: maxconn: many (expected: 1..2147483647)",
                "3:2: refused: 'tune.bufsize' is not carried out: not built yet",
                "5:7: error: mode: htpp (expected: tcp | http; did you mean 'http'?)",
                "6:9: error: unknown option 'httpclos' in a proxy section (did you mean 'httpclose'?)",
                "7:18: error: timeout connect: 5x (expected: a time such as 500, 500ms, 5s or 2m)",
                "9:10: error: unknown balance algorithm 'rr' (did you mean 'roundrobin'?)",
                "10:14: error: server: the address '192.168.4.1000:80' is not understood ('192.168.4.1000' is neither an address nor a name)",
                "10:32: error: unknown keyword 'wieght' in a 'server' line (did you mean 'weight'?)",
                "11:44: error: weight: 300 (expected: 0..256)",
                "12:9: error: there is already a server 'web2' at haproxy/broken.cfg:11:9 (give one of them another name)",
                "13:9: error: there is already a server 'web2' at haproxy/broken.cfg:11:9 (give one of them another name)",
                "13:14: refused: the client's port for '192.168.4.202' is not carried out: not built yet (add the port of the server)",
                "14:2: refused: 'acl' is not carried out: not built yet",
                "15:2: refused: 'use_backend' is not carried out: not built yet",
                "15:14: error: there is no backend 'static'",
                "16:7: error: bind: the address ':99999' is not understood (port '99999', expected: 1..65535)",
                "17:2: error: unknown keyword 'frobnicate' in a proxy section",
                "19:18: error: there is no backend 'wab' (did you mean 'web'?)",
                "20:2: error: 'no' stands only before 'option' and 'log'",
                "21:2: error: 'server' has no meaning in a 'frontend' section",
                "22:1: refused: the section 'peers' is not carried out: not built yet");
        assertThat(result).isInstanceOf(ReadResult.Failed.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', value = {
        "backend b;server s 1.1.1.1:80;server s 1.1.1.1:81 > 3:8: error: there is already a server 's' at a.cfg:2:8 (give one of them another name)",
        "backend b;listen b;bind :80 > 2:8: error: there is already a section 'b' at a.cfg:1:9 (give one of them another name)",
        "frontend f;mode http;bind :80;default_backend b;backend b > 4:17: error: 'f' and its backend 'b' differ in their mode (give both the same 'mode')",
        "backend b;server s 1.1.1.1:80 inter 0 > 2:27: error: inter: 0 (expected: more than 0)",
        "backend b;server s 1.1.1.1:80 rise 0 > 2:26: error: rise: 0 (expected: 1..2147483647)",
        "backend b;server s 1.1.1.1:80 cookie x > 2:21: refused: 'cookie' is not carried out: not built yet",
        "backend b;server s > 2:9: error: 'server' expects address[:port]",
        "backend b;balance hash src > 2:9: refused: 'hash' is not carried out: not built yet",
        "backend b;hash-balance-factor 50 > 2:21: error: hash-balance-factor: 50 (expected: 0, or more than 100 and less than 100000)",
        "backend b;mode health > 2:6: refused: 'http-request' is not carried out: not built yet",
        "backend b;timeout connect 99999999d > 2:17: error: timeout connect: 99999999d (expected: at most 2147483647 ms, 24.8 days)",
        "backend b;timeout foo 3 > 2:9: error: unknown timeout 'foo' in a proxy section",
        "backend b;timeout > 2:1: error: 'timeout' needs a second word (one of connect, client, server, http-request, http-keep-alive, check, queue, client-fin, server-fin, tarpit, tunnel)",
        "backend b;retries 3 4 > 2:11: error: unexpected extra value '4' after 'retries'",
        "backend b c > 1:11: error: unexpected extra value 'c' after 'backend'",
        "backend a/b > 1:9: error: the name 'a/b' of a backend section is not allowed (expected: letters, digits and . : _ -)",
        "frontend > 1:9: error: 'frontend' expects a name",
        "frontend f from x > 1:17: error: there is no 'defaults x' above",
        "frontend f;bind :90-80 > 2:6: error: bind: the address ':90-80' is not understood (a range of ports goes from the lower to the higher)",
        "frontend f;bind fd@x > 2:6: error: bind: the address 'fd@x' is not understood (expected: fd@ and the number of an open socket)",
        "frontend f;bind /run/s > 2:6: refused: the address '/run/s' is not carried out: only IPv4 and IPv6 addresses and fd@N are built yet",
        "frontend f;bind :80 accept-proxy > 2:10: refused: 'accept-proxy' is not carried out: not built yet",
        "defaults;bind :80 > 2:1: error: 'bind' has no meaning in a 'defaults' section",
        "foo bar;global > 1:1: error: 'foo' stands before any section",
        "global x > 1:8: error: unexpected extra value 'x' after 'global'",
        "global;.if defined(A) > 2:1: error: '.if' without '.endif'",
        "global;node \"a > 2:6: error: this quote is not closed on its line",
        "backend b;option httpchk GET > 2:16: error: option httpchk: GET (expected: a URI that begins with '/')",
        "backend b;default option httplog > 2:1: error: 'default' has no meaning before 'option httplog'"})
    void refuses(String text, String error) {
        ReadResult<HaproxyConfig> result = read(text.replace(';', '\n'));
        assertThat(said(result, Severity.ERROR)).containsExactly("a.cfg:" + error);
    }

    @Test
    void warnsAsHaproxyDoes() {
        ReadResult<HaproxyConfig> result = read(
                "listen web *:80\n option forwardfor\n server s 1.1.1.1:80\nfrontend f\n balance leastconn\n");
        assertThat(accepted(result).proxies().get(0).binds()).extracting(Bind::address)
                .containsExactly(new Bind.Address.Tcp("0.0.0.0", 80, 80));
        assertThat(said(result, Severity.WARNING)).containsExactly(
                "a.cfg:1:8: warning: 'web' has no timeout for: client, connect, server (without, a silent peer holds its connection for ever)",
                "a.cfg:1:12: warning: '*:80' has no place on the line of a section: it is read as a 'bind' line (write 'bind *:80' below)",
                "a.cfg:2:2: warning: 'option forwardfor' has no effect in TCP mode (add 'mode http')",
                "a.cfg:4:10: warning: 'f' has no 'bind' line: no client can reach it (if that is meant, make it a backend)",
                "a.cfg:4:10: warning: 'f' has no timeout for: client (without, a silent peer holds its connection for ever)",
                "a.cfg:5:2: warning: 'balance' has no meaning in a 'frontend' section and is left out");
    }

    @Test
    void severalFilesAreOne() {
        HaproxyConfig config = accepted(read("defaults base\n retries 7\nfrontend f\n bind :80\n default_backend b\n",
                "backend b\nbackend c from base\n retries 1\n"));
        assertThat(config.proxies()).extracting(p -> p.settings().retries()).containsExactly(7, 7, 1);
    }

    @Test
    void boundsWhatItTakes() {
        assertThat(said(read("global\n node " + "x ".repeat(64)), Severity.ERROR)).containsExactly(
                "a.cfg:2:133: error: the line has 65 words (expected: at most 64)");
        assertThat(said(read("x".repeat(SourceText.LONGEST + 1)), Severity.ERROR)).hasSize(1).first().asString().contains("too long");
        assertThat(read("x\n".repeat(100_000)).diagnostics()).hasSizeLessThan(600);
    }

    @Test
    void leavesStrangeBlanksInQuotesAlone() {
        assertThat(accepted(read("global\n description \"a\u3000b\"\n")).global().description()).isEqualTo("a\u3000b");
    }

    @Test
    void saysNoMoreAboutASectionWithoutAName() {
        assertThat(read("frontend\n bind :80\n").diagnostics()).hasSize(1);
    }

    @Test
    void readsAValueWithTheVariablesOfItsEnvironmentOnlyWhereHaproxyDoes() {
        HaproxyConfig config = accepted(read("global\n node ${APP3_PORT}\n description \"${APP3_PORT}\"\n"));
        assertThat(config.global()).isEqualTo(new HaproxyConfig.Global(OptionalInt.empty(), "${APP3_PORT}", "81"));
    }

    @Test
    void lineEndsOfWindowsDoNotMatter() {
        assertThat(accepted(read("listen f\r\n bind :80\r\n mode http\r\n")).proxies().get(0).settings().mode()).isEqualTo(Mode.HTTP);
    }
}
