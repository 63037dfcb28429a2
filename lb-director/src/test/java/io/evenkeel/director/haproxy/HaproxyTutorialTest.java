package io.evenkeel.director.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.Severity;
import io.evenkeel.director.syntax.Fixtures;
import org.junit.jupiter.api.Test;

/** Files with the directives and the mistakes of tutorials: none of them starts in HAProxy 2.6. */
class HaproxyTutorialTest {
    private static ReadResult<HaproxyConfig> lenient(String name) {
        return HaproxyReader.read(List.of(Fixtures.load("haproxy/" + name)), Environment.empty());
    }

    private static List<String> strictErrors(String name) {
        return said(HaproxyReader.read(List.of(Fixtures.load("haproxy/" + name)), HaproxyOptions.lenient(Environment.empty()).strict()),
                Severity.ERROR);
    }

    private static List<String> said(ReadResult<HaproxyConfig> result, Severity severity) {
        return result.diagnostics().stream().filter(d -> d.severity() == severity)
                .map(d -> d.position().line() + ":" + d.position().column() + " " + d.rule().id()
                        + (severity == Severity.REFUSAL ? " " + named(d) : ""))
                .toList();
    }

    private static String named(Diagnostic refusal) {
        return refusal.message().replaceAll("^'([^']*)'.*", "$1");
    }

    @Test
    void anAddressOnTheLineOfTheSection() {
        ReadResult<HaproxyConfig> result = lenient("tutorial-rewrite.cfg");
        assertThat(said(result, Severity.ERROR)).isEmpty();
        assertThat(said(result, Severity.WARNING)).containsExactly("18:9 missing-timeout", "18:20 listen-address", "23:14 listen-address",
                "26:22 unquoted-blanks");
        assertThat(said(result, Severity.REFUSAL)).containsExactly("24:5 refused stats refresh", "25:5 refused stats uri",
                "26:5 refused stats realm", "27:5 refused stats auth");
        assertThat(strictErrors("tutorial-rewrite.cfg")).containsExactly("18:20 listen-address", "23:14 listen-address",
                "26:22 unquoted-blanks");

        HaproxyConfig config = RoundTrip.config(result);
        Proxy shop = config.proxies().get(0);
        assertThat(shop.kind()).isEqualTo(Proxy.Kind.LISTEN);
        assertThat(shop.binds()).extracting(Bind::address).containsExactly(new Bind.Address.Tcp("0.0.0.0", 8080, 8080));
        assertThat(shop.settings().mode()).isEqualTo(ProxySettings.Mode.HTTP);
        assertThat(shop.settings().connectionMode()).isEqualTo(ProxySettings.ConnectionMode.CLOSE);
        assertThat(shop.settings().balance()).isEqualTo(new Balance.RoundRobin());
        assertThat(shop.settings().retries()).isEqualTo(4);
        assertThat(shop.settings().maxConnections()).hasValue(2500);
        assertThat(shop.settings().timeouts().client()).isEqualTo(Duration.ofMinutes(4));
        assertThat(shop.servers()).extracting(ServerLine::name).containsExactly("app1", "app2");
        assertThat(shop.servers().get(0).settings().check()).isTrue();
        assertThat(shop.servers().get(0).settings().fall()).isEqualTo(5);
        assertThat(config.proxies().get(1).binds()).hasSize(1);
        assertThat(config.document().statements().get(3).body()).extracting(line -> line.keyword() + " " + line.arguments())
                .containsExactly("bind [0.0.0.0:1090]", "stats refresh [20s]", "stats uri [/look]", "stats realm [Shop Overview]",
                        "stats auth [boss:secret]");
    }

    @Test
    void linesForTheEndOfAFile() {
        ReadResult<HaproxyConfig> result = lenient("tutorial-append.cfg");
        assertThat(said(result, Severity.WARNING)).containsExactly("1:9 missing-timeout", "1:15 listen-address", "6:9 missing-timeout",
                "6:15 listen-address", "9:22 unquoted-blanks");
        assertThat(strictErrors("tutorial-append.cfg")).containsExactly("1:15 listen-address", "6:15 listen-address",
                "9:22 unquoted-blanks");
        assertThat(RoundTrip.config(result).proxies().get(0).servers()).extracting(server -> server.settings().weight()).containsExactly(1,
                2);
    }

    @Test
    void aCookieAndTwoAddressesOfOnePage() {
        ReadResult<HaproxyConfig> result = lenient("tutorial-cookie.cfg");
        assertThat(said(result, Severity.WARNING)).containsExactly("25:22 unquoted-blanks", "28:1 repeated-uri", "29:14 listen-address");
        assertThat(said(result, Severity.REFUSAL)).containsExactly("23:5 refused stats refresh", "24:5 refused stats uri",
                "25:5 refused stats realm", "26:5 refused stats auth", "28:1 refused stats uri", "30:4 refused cookie",
                "32:30 refused cookie", "33:30 refused cookie");
        assertThat(strictErrors("tutorial-cookie.cfg")).containsExactly("25:22 unquoted-blanks", "28:1 repeated-uri",
                "29:14 listen-address");
        HaproxyConfig config = RoundTrip.config(result);
        assertThat(config.global().maxConnections()).hasValue(5000);
        assertThat(config.proxies().get(1).settings().forwardFor()).isEqualTo(new ProxySettings.ForwardFor("X-Forwarded-For", false));
        assertThat(config.document().statements().get(3).body()).extracting(line -> line.keyword() + " " + line.arguments())
                .contains("cookie [SHOPID, rewrite]",
                        "server [app1, 10.1.0.11:80, cookie, one, check, inter, 2s, rise, 2, fall, 5]");
    }

    @Test
    void aclsAndRemovedWords() {
        ReadResult<HaproxyConfig> result = lenient("tutorial-acl.cfg");
        assertThat(said(result, Severity.ERROR)).isEmpty();
        assertThat(said(result, Severity.WARNING)).containsExactly("10:1 removed-keyword", "28:16 method-case", "62:19 unquoted-blanks");
        assertThat(said(result, Severity.REFUSAL)).containsExactly("29:26 refused except", "30:1 refused cookie",
                "34:1 refused option abortonclose", "36:1 refused option abortonclose", "41:1 refused acl", "42:1 refused acl",
                "43:1 refused use_backend", "52:26 refused cookie", "53:26 refused cookie", "60:1 refused stats refresh",
                "61:1 refused stats uri", "62:1 refused stats realm", "63:1 refused stats auth", "64:1 refused stats auth",
                "65:1 refused stats hide-version", "66:1 refused stats admin");
        assertThat(strictErrors("tutorial-acl.cfg")).containsExactly("10:1 removed-keyword", "28:16 method-case", "62:19 unquoted-blanks");
        HaproxyConfig config = RoundTrip.config(result);
        assertThat(config.proxies()).extracting(Proxy::name).containsExactly("door", "files", "shop", "overview");
        Proxy door = config.proxies().get(0);
        assertThat(door.settings().defaultBackend()).isNotNull().satisfies(backend -> assertThat(backend.name()).isEqualTo("shop"));
        assertThat(door.settings().httpCheck()).isEqualTo(new ProxySettings.HttpCheck("GET", "/alive.php", "HTTP/1.0"));
        assertThat(door.settings().connectionMode()).isEqualTo(ProxySettings.ConnectionMode.SERVER_CLOSE);
    }
}
