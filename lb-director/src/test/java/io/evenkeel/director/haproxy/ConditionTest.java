package io.evenkeel.director.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final Environment ENVIRONMENT = Environment.of(Map.of("HOME", "/root"));

    // What HAProxy 2.6.12 says; `agreesWithHaproxy` asks it again where it is installed.
    private static final String GOLDEN = """
            version_atleast(2.6)                                 => true
            version_atleast(2.6-dev0)                            => true
            version_atleast(2.6.99)                              => false
            version_atleast(2.7)                                 => false
            version_atleast(2)                                   => true
            version_before(2.6)                                  => false
            version_before(2.7)                                  => true
            feature(OPENSSL)                                     => true
            feature(FOO)                                         => false
            !feature(OPENSSL)                                    => false
            !!feature(OPENSSL)                                   => true
            feature(OPENSSL) && feature(PCRE2)                   => true
            feature(OPENSSL)&&feature(PCRE2)                     => true
            feature(X) || (feature(OPENSSL) && !feature(Y))      => true
            feature(X) && feature(OPENSSL) || feature(PCRE2)     => true
            feature(X) && (feature(OPENSSL) || feature(PCRE2))   => false
            streq(a,a)                                           => true
            streq(a,b)                                           => false
            streq("a b","a b")                                   => true
            streq("$HOME",/root)                                 => true
            streq('$HOME',/root)                                 => false
            strneq(a,a)                                          => false
            defined(HOME)                                        => true
            defined(EVENKEEL_IS_NOT_SET)                         => false
            openssl_version_atleast(1.1.1)                       => true
            openssl_version_before(3.0.0)                        => false
            ssllib_name_startswith(OpenSSL)                      => true
            1                                                    => true
            0                                                    => false
            -5                                                   => true
            !1                                                   => false
            """;

    @ParameterizedTest
    @CsvSource(textBlock = GOLDEN, delimiterString = "=>", quoteCharacter = '`')
    void holdsWhenItDoesInHaproxy(String condition, boolean expected) {
        assertThat(Condition.holds(condition, ENVIRONMENT)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void nothingIsFalse(String condition) {
        assertThat(Condition.holds(condition, ENVIRONMENT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "foo(1)", "feature(", "feature(OPENSSL", "1 && ", "(1", "1)", "awk", "streq(a)", "version_atleast(new)",
        "&& 1"})
    void whatIsNoConditionIsRefused(String condition) {
        assertThatThrownBy(() -> Condition.holds(condition, ENVIRONMENT)).isInstanceOf(ConditionException.class);
    }

    @Tag("peer")
    @ParameterizedTest
    @CsvSource(textBlock = GOLDEN, delimiterString = "=>", quoteCharacter = '`')
    void agreesWithHaproxy(String condition, boolean expected) throws Exception {
        Path haproxy = Path.of("/usr/sbin/haproxy");
        assumeTrue(Files.isExecutable(haproxy), "haproxy is not installed");
        var program = new ProcessBuilder(haproxy.toString(), "-cc", condition).redirectErrorStream(true);
        program.environment().put("HOME", "/root");
        Process process = program.start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isEqualTo(expected ? 0 : 1);
    }
}
