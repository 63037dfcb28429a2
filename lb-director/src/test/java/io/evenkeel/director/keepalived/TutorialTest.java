package io.evenkeel.director.keepalived;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.Severity;
import io.evenkeel.director.keepalived.VrrpInstance.State;
import io.evenkeel.director.syntax.Fixtures;
import io.evenkeel.director.syntax.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts as tutorials print them, mistakes included: read as they were meant, each mistake said, and an error when strict. */
class TutorialTest {
    private static String text(String name) {
        return Fixtures.load("keepalived/tutorial-" + name + ".conf").text();
    }

    private static KeepalivedConfig meant(String name) {
        return Readings.understood(Readings.lenient(text(name)));
    }

    private static List<String> places(List<Diagnostic> diagnostics, Severity severity) {
        return diagnostics.stream().filter(d -> d.severity() == severity && !d.rule().equals(KeepalivedRules.SCRIPT_SECURITY))
                .map(d -> d.position().line() + ":" + d.position().column() + " " + d.rule().id()).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', value = {"pair > 12:15 auth-type",
        "balancer > 12:15 auth-type,19:31 unclosed-block,29:5 old-retry,37:5 old-retry",
        "exercise > 1:15 address-count,1:18 unclosed-block,2:40 slash-comment,5:40 slash-comment,8:15 auth-type,9:40 slash-comment,"
                + "11:40 slash-comment,13:43 slash-comment,14:40 slash-comment,17:29 slash-comment,18:42 slash-comment,21:1 old-retry,"
                + "25:37 slash-comment,29:1 old-retry",
        "blanks > 13:7 preemption,34:22 strange-blank,35:35 strange-blank",
        "notes > 3:41 slash-comment,5:45 slash-comment,6:45 slash-comment,8:42 slash-comment,10:40 annotation,10:41 slash-comment,"
                + "11:41 slash-comment,12:42 slash-comment,13:41 slash-comment,14:40 extra-value,14:41 slash-comment,18:44 extra-value,"
                + "18:45 slash-comment,20:43 annotation,20:44 slash-comment",
        "numbered > 1:1 line-numbers,14:8 zero-interval,15:8 zero-interval,18:47 annotation,19:15 state,19:48 extra-value,26:48 extra-value,"
                + "29:59 extra-value",
        "groups > 2:5 group-members"})
    void saysEachMistakeOnce(String name, String mistakes) {
        List<String> expected = List.of(mistakes.split(","));
        assertThat(places(Readings.lenient(text(name)).diagnostics(), Severity.WARNING)).isEqualTo(expected);
        assertThat(places(Readings.lenient(text(name)).diagnostics(), Severity.ERROR)).isEmpty();
        assertThat(places(Readings.strict(text(name)).diagnostics(), Severity.ERROR)).isEqualTo(expected);
        assertThat(places(Readings.strict(text(name)).diagnostics(), Severity.WARNING)).isEmpty();
    }

    @Test
    void aPair() {
        VrrpInstance web = meant("pair").instances().get(0);
        assertThat(web.initialState()).isEqualTo(State.MASTER);
        assertThat(web.interfaceName()).isEqualTo("ens18");
        assertThat(web.priority()).isEqualTo(120);
        assertThat(web.password()).isEqualTo("2468");
        assertThat(web.addresses()).singleElement().satisfies(address -> {
            assertThat(address.address()).isEqualTo("10.20.30.80");
            assertThat(address.prefixLength()).isEqualTo(24);
        });
        assertThat(places(Readings.lenient(text("pair")).diagnostics(), Severity.NOTICE)).containsExactly("3:5 needs-nothing");
    }

    @Test
    void aBalancer() {
        KeepalivedConfig config = meant("balancer");
        assertThat(config.instances()).singleElement().satisfies(lb -> assertThat(lb.priority()).isEqualTo(60));
        assertThat(places(Readings.lenient(text("balancer")).diagnostics(), Severity.REFUSAL)).containsExactly("19:1 refused");
        assertThat(KeepalivedPrinter.print(config.document())).endsWith("""
                virtual_server 10.20.30.15 80 {
                    delay_loop 6
                    lb_algo rr
                    lb_kind DR
                    protocol TCP
                    real_server 10.20.30.101 80 {
                        weight 1
                        TCP_CHECK {
                            connect_timeout 3
                            retry 3
                            delay_before_retry 3
                        }
                    }
                    real_server 10.20.30.102 80 {
                        weight 2
                        TCP_CHECK {
                            connect_timeout 3
                            retry 3
                            delay_before_retry 3
                        }
                    }
                }
                """);
    }

    @Test
    void anExercise() {
        KeepalivedConfig config = meant("exercise");
        assertThat(config.instances()).singleElement().satisfies(one -> {
            assertThat(one.priority()).isEqualTo(120);
            assertThat(one.password()).isEqualTo("forweb");
        });
        Statement service = config.document().statements().get(1);
        assertThat(service.keyword()).isEqualTo("virtual_server");
        assertThat(service.arguments()).containsExactly("10.9.8.1", "80");
        assertThat(service.body()).extracting(Statement::keyword).containsExactly("delay_loop", "lb_algo", "lb_kind", "persistence_timeout",
                "protocol", "real_server", "real_server");
    }

    @Test
    void fullWidthBlanks() {
        KeepalivedConfig config = meant("blanks");
        assertThat(config.instances().get(0).preempt()).isTrue();
        assertThat(config.instances().get(0).addresses().get(0).address()).isEqualTo("10.20.40.135");
        assertThat(KeepalivedPrinter.print(config.document())).contains("            retry 3\n            delay_before_retry 3\n");
    }

    @Test
    void notesBesideTheLines() {
        KeepalivedConfig config = meant("notes");
        VrrpInstance shop = config.instances().get(0);
        assertThat(shop.name()).isEqualTo("shop");
        assertThat(shop.priority()).isEqualTo(170);
        assertThat(shop.password()).isEqualTo("246810");
        assertThat(shop.addresses()).hasSize(1);
        assertThat(config.routerId()).isEqualTo("db71");
    }

    @Test
    void aListingWithLineNumbers() {
        VrrpInstance shop = meant("numbered").instances().get(0);
        assertThat(shop.initialState()).isEqualTo(State.BACKUP);
        assertThat(shop.priority()).isEqualTo(110);
        assertThat(shop.addresses()).hasSize(1);
    }

    @Test
    void aScript() {
        KeepalivedConfig config = meant("script");
        assertThat(places(Readings.strict(text("script")).diagnostics(), Severity.ERROR)).isEmpty();
        assertThat(Readings.strict(text("script")).diagnostics()).filteredOn(d -> d.severity() == Severity.WARNING).singleElement()
                .satisfies(d -> assertThat(d.rule()).isEqualTo(KeepalivedRules.SCRIPT_SECURITY));
        assertThat(config.scripts()).singleElement().satisfies(script -> {
            assertThat(script.name()).isEqualTo("chk_web");
            assertThat(script.script().command()).containsExactly("/srv/check_web.sh");
            assertThat(script.interval()).hasSeconds(2);
            assertThat(script.timeout()).hasSeconds(2);
            assertThat(script.weight()).isEqualTo(2);
        });
        VrrpInstance web = config.instances().get(0);
        assertThat(web.sourceAddress()).isEqualTo("10.20.60.93");
        assertThat(web.tracking().scripts()).extracting(Tracking.Tracked::name).containsExactly("chk_web");
    }

    @Test
    void aGroupWithoutBraces() {
        assertThat(meant("groups").syncGroups()).singleElement()
                .satisfies(group -> assertThat(group.members()).extracting(SyncGroup.Member::name).containsExactly("inside", "outside"));
    }
}
