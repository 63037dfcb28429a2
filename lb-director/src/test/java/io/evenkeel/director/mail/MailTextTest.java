package io.evenkeel.director.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;

import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.RouterState;
import io.evenkeel.vrrp.Transition;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What mail says, and that nothing in it can be taken for a header or a command. */
class MailTextTest {
    private static final MailConfig CONFIG = MailConfig.builder().server("mail.example.org", s -> s).from("lb@example.org")
            .to("ops@example.org").build();

    @ParameterizedTest
    @CsvSource({"ACTIVE,Entering MASTER state,VRRP Instance is now owning VRRP VIPs,All VRRP group instances are now in MASTER state",
        "BACKUP,Entering BACKUP state,VRRP Instance is no longer owning VRRP VIPs,All VRRP group instances are now in BACKUP state",
        "FAULT,Entering FAULT state,VRRP Instance is no longer owning VRRP VIPs,All VRRP group instances are now in FAULT state",
        "INITIALIZE,Stopping,VRRP Instance stopping,All VRRP group instances are now stopping"})
    void keepalivedsWords(RouterState state, String subject, String router, String group) {
        Transition transition = Transitions.of("VI_1", "G", state);
        assertThat(MailText.of(transition, "lb1")).isEqualTo(new MailText("[lb1] VRRP Instance VI_1 - " + subject,
                "=> " + router + " <=\r\n\r\n" + transition + "\r\n"));
        var all = new RouterEvent.GroupTransition("G", RouterState.BACKUP, state, transition.at());
        assertThat(MailText.of(all, "lb1")).isEqualTo(new MailText("[lb1] VRRP Group G - " + subject,
                "=> " + group + " <=\r\n\r\n" + all + "\r\n"));
    }

    @Property(tries = 300)
    void namesNeverBecomeHeaders(@ForAll String name, @ForAll String host) throws MessagingException, IOException {
        sameHeaders(name, host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\nBcc: spy@example.org", "\nBcc: spy@example.org", "\r\n\r\n.\r\nMAIL FROM:<spy@example.org>",
        "a\u2028Bcc: b", "a\u0085Bcc: b", "a\u202eb", "a\u0000b"})
    void whatEndsALineIsAQuestionMark(String name) throws MessagingException, IOException {
        sameHeaders(name, name);
        assertThat(MailText.of(Transitions.of(name, null, RouterState.ACTIVE), name).subject()).contains("?")
                .doesNotContain("\r", "\n", "\u2028", "\u0085", "\u202e", "\u0000");
    }

    private static void sameHeaders(String name, String host) throws MessagingException, IOException {
        var mail = new Mail(new MailConfig(CONFIG.server(), CONFIG.from(), CONFIG.recipients(), host, CONFIG.scope(), true),
                Transitions.of(name, null, RouterState.ACTIVE));
        var properties = new Properties();
        properties.put("mail.from", "lb@example.org");
        MimeMessage message = SmtpSession.message(mail, Session.getInstance(properties), "lb1", "lb@example.org");
        message.saveChanges();
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        String head = bytes.toString(StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0];
        List<String> names = Arrays.stream(head.split("\r\n(?![ \t])")).map(line -> line.replaceFirst(":(?s).*", "")).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(Set.copyOf(names)).isEqualTo(Set.of("Date", "From", "To", "Message-ID", "Subject", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding", "X-Mailer", "Auto-Submitted"));
        assertThat(head.replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a@b@c", "<a@b>", "Ops <ops@example.org>", "a@b\r\nRCPT TO:<c@d>", "a,b@c", "a..b@c", "a@", "@b",
        "a@-b", "é@b"})
    void whatIsNoAddressIsRefused(String address) {
        assertThat(MailWords.isAddress(address)).isFalse();
        assertThatThrownBy(() -> MailConfig.builder().server("mail.example.org", s -> s).to(address).build())
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("recipient: ").hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "a.b+c@example.org", "lb@lb1", "a@[192.0.2.1]", "a@[IPv6:2001:db8::1]"})
    void addresses(String address) {
        assertThat(MailWords.isAddress(address)).isTrue();
    }

    @Test
    void valuesAreChecked() {
        assertThatThrownBy(() -> MailConfig.builder().to("root").build()).hasMessageContaining("server: none");
        assertThatThrownBy(() -> MailConfig.builder().server("m", s -> s).build()).hasMessageContaining("recipients: 0");
        assertThatThrownBy(() -> MailServer.builder("m\r\nQUIT").build())
                .hasMessage("host: 'm??QUIT' (expected: the name or address of a mail server)");
        assertThatThrownBy(() -> MailServer.builder("m").helloName("a b").build()).hasMessageStartingWith("helloName: 'a b'");
        assertThatThrownBy(() -> MailServer.builder("m").timeout(Duration.ZERO).build()).hasMessageContaining("timeout");
        assertThatThrownBy(() -> MailServer.builder("m").port(0)).hasMessageContaining("port: 0");
        assertThat(MailServer.builder("m").build().port()).isEqualTo(25);
        assertThat(MailServer.builder("m").encryption(MailEncryption.TLS).build().port()).isEqualTo(465);
    }

    @ParameterizedTest
    @EnumSource(value = MailEncryption.class, names = {"NONE", "STARTTLS_IF_OFFERED"})
    void noPasswordWhereOthersCouldReadIt(MailEncryption encryption) {
        assertThatThrownBy(() -> MailServer.builder("m").encryption(encryption).login("lb", "hush").build())
                .hasMessage("login: lb (expected: encryption STARTTLS or TLS: others could read the password)");
        assertThat(MailServer.builder("m").login("lb", "hush").build().toString()).contains("lb").doesNotContain("hush");
    }
}
