package io.evenkeel.director.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.director.diagnostic.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @ValueSource(strings = {"global", "# vrrp_instance VI {\n\nlisten web", "defaults\n", ".if defined(X)", "", "# nothing", "frontent web",
        "  frontend web\r\n"})
    void haproxy(String text) {
        assertThat(Language.of(new SourceText("a.conf", text))).isEqualTo(Language.HAPROXY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"! Configuration File for keepalived\n\nglobal_defs {", "global_defs\n{", "vrrp_instance VI_1 {", "$X=1",
        "@one global_defs",
        "include a.conf", "~SEQ(x, 1, 2)", "virtual_server 10.0.0.1 80", "anything {", "1 global_defs {",
        "1 ! Configuration File for keepalived\n  2 \n  3 global_defs\n", "  2  vrrp_script chk",
        "static_routes"})
    void keepalived(String text) {
        assertThat(Language.of(new SourceText("a.conf", text))).isEqualTo(Language.KEEPALIVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "what is this"})
    void theNameDecidesWhereTheTextDoesNot(String text) {
        assertThat(Language.of(new SourceText("/etc/keepalived/keepalived.conf", text))).isEqualTo(Language.KEEPALIVED);
        assertThat(Language.of(new SourceText("/etc/haproxy/haproxy.cfg", text))).isEqualTo(Language.HAPROXY);
    }
}
