package io.evenkeel.director.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLContext;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.evenkeel.director.mail.SmtpSink.Received;
import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.RouterState;
import jakarta.mail.MessagingException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;

/** Mail on its way to a server on loopback. */
@Timeout(60)
class MailerTest {
    private static final List<Duration> NO_PAUSES = List.of(Duration.ofMillis(1), Duration.ofMillis(1));
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final EasyAuthenticationHandlerFactory ONE_USER = new EasyAuthenticationHandlerFactory((user, password, context) -> {
        if (!user.equals("lb") || !password.equals("hush")) {
            throw new LoginFailedException("no");
        }
    });

    @TempDir
    static Path folder;
    private static SSLContext tls;
    private static SSLContext otherName;
    private static SSLContext before;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(Mailer.class);

    @BeforeAll
    static void trustOurCertificate() throws IOException, InterruptedException, GeneralSecurityException {
        before = SSLContext.getDefault();
        tls = TestCertificates.forName(folder, "localhost");
        otherName = TestCertificates.forName(folder, "mail.example.org");
        SSLContext.setDefault(tls);
    }

    @AfterAll
    static void trustTheUsualOnes() {
        SSLContext.setDefault(before);
    }

    @BeforeEach
    void capture() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void release() {
        logger.detachAppender(log);
    }

    private List<String> warnings() {
        return List.copyOf(log.list).stream().filter(event -> event.getLevel() == Level.WARN).map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static MailConfig config(int port, UnaryOperator<MailServer.Builder> details) {
        return MailConfig.builder().server("localhost", s -> details.apply(s.port(port).helloName("lb1.example.org")))
                .from("lb@example.org")
                .to("ops@example.org").to("root").hostName("lb1").build();
    }

    private static MailConfig plain(int port) {
        return config(port, s -> s.encryption(MailEncryption.NONE));
    }

    /** Mails one change and gives it all the time it needs. */
    private static void mail(MailConfig config, RouterEvent... events) {
        var mailer = new Mailer(new Outbox(NO_PAUSES));
        mailer.use(config);
        for (RouterEvent event : events) {
            mailer.onEvent(event);
        }
        mailer.close(LONG);
    }

    @Test
    void overStartTlsWithALogin() throws InterruptedException, MessagingException, IOException {
        try (SmtpSink sink = SmtpSink
                .start(b -> b.startTlsSocketFactory(tls).requireTLS().requireAuth().authenticationHandlerFactory(ONE_USER))) {
            mail(config(sink.port(), s -> s.login("lb", "hush")), Transitions.to(RouterState.ACTIVE));
            Received mail = sink.next();
            assertThat(mail.hello()).isEqualTo("lb1.example.org");
            assertThat(mail.from()).isEqualTo("lb@example.org");
            assertThat(mail.recipients()).containsExactly("ops@example.org", "root");
            assertThat(mail.subject()).isEqualTo("[lb1] VRRP Instance VI_1 - Entering MASTER state");
            assertThat(mail.message().getContent()).asString()
                    .startsWith("=> VRRP Instance is now owning VRRP VIPs <=\r\n\r\nvrid 51 on eth0: ");
            assertThat(mail.message().getSentDate()).isEqualTo(Date.from(Instant.parse("2026-11-27T12:00:00Z")));
            assertThat(mail.message().getHeader("To", ", ")).isEqualTo("ops@example.org, root");
        }
        assertThat(warnings()).isEmpty();
    }

    @Test
    void overTlsFromTheFirstByte() throws InterruptedException {
        try (SmtpSink sink = SmtpSink.start(b -> b.serverSocketFactory(tls).requireAuth().authenticationHandlerFactory(ONE_USER))) {
            mail(config(sink.port(), s -> s.encryption(MailEncryption.TLS).login("lb", "hush")), Transitions.to(RouterState.BACKUP));
            assertThat(sink.next().subject()).endsWith("Entering BACKUP state");
        }
    }

    @Test
    void aWrongPasswordIsGivenUpAtOnceAndInNoLog() {
        try (SmtpSink sink = SmtpSink
                .start(b -> b.startTlsSocketFactory(tls).requireTLS().requireAuth().authenticationHandlerFactory(ONE_USER))) {
            mail(config(sink.port(), s -> s.login("lb", "wrong-secret")), Transitions.to(RouterState.ACTIVE));
            assertThat(sink.waiting()).isZero();
        }
        assertThat(warnings()).singleElement().asString().contains("is given up", "535").doesNotContain("wrong-secret");
    }

    @Test
    void withoutTheOfferNothingIsSent() {
        try (SmtpSink sink = SmtpSink.start(b -> b)) {
            mail(config(sink.port(), s -> s), Transitions.to(RouterState.ACTIVE));
            assertThat(sink.waiting()).isZero();
        }
        assertThat(warnings()).hasSizeGreaterThan(0).allMatch(line -> line.contains("STARTTLS is required"));
    }

    @Test
    void theCertificateHasToBeTheServers() throws InterruptedException {
        try (SmtpSink sink = SmtpSink.start(b -> b.startTlsSocketFactory(otherName).requireTLS())) {
            mail(config(sink.port(), s -> s), Transitions.to(RouterState.ACTIVE));
            assertThat(sink.waiting()).isZero();
            assertThat(warnings()).hasSizeGreaterThan(0).allMatch(line -> line.contains("Could not convert socket to TLS")
                    || line.contains("SSL") || line.contains("certif"));
            mail(config(sink.port(), s -> s.encryption(MailEncryption.STARTTLS_IF_OFFERED)), Transitions.to(RouterState.ACTIVE));
            assertThat(sink.next().subject()).endsWith("MASTER state");
        }
        try (SmtpSink sink = SmtpSink.start(b -> b)) {
            mail(config(sink.port(), s -> s.encryption(MailEncryption.STARTTLS_IF_OFFERED)), Transitions.to(RouterState.ACTIVE));
            assertThat(sink.next().subject()).endsWith("MASTER state");
        }
    }

    @Test
    void whatMayBeTakenLaterIsTriedAgain() throws InterruptedException {
        var asked = new AtomicInteger();
        try (SmtpSink sink = SmtpSink.start(b -> b, address -> {
            if (asked.incrementAndGet() <= 4) {
                throw new RejectException(451, "not now");
            }
        })) {
            var mailer = new Mailer(new Outbox(NO_PAUSES));
            mailer.use(plain(sink.port()));
            mailer.onEvent(Transitions.to(RouterState.ACTIVE));
            Received mail = sink.next();
            assertThat(mail.recipients()).containsExactly("ops@example.org", "root");
            mailer.close(LONG);
        }
        assertThat(warnings()).hasSize(2).allMatch(line -> line.contains("is tried again in") && line.contains("not now"));
    }

    @Test
    void whatIsRefusedForGoodIsGivenUp() throws InterruptedException {
        try (SmtpSink sink = SmtpSink.start(b -> b, address -> {
            if (address.equals("root")) {
                throw new RejectException(550, "who is that");
            }
        })) {
            mail(plain(sink.port()), Transitions.to(RouterState.ACTIVE));
            assertThat(sink.next().recipients()).containsExactly("ops@example.org");
            assertThat(sink.waiting()).isZero();
        }
        assertThat(warnings()).singleElement().asString().contains("is given up", "not taken for root", "550");
    }

    @Test
    void onlyWhatIsWanted() throws InterruptedException {
        try (SmtpSink sink = SmtpSink.start(b -> b)) {
            MailConfig base = plain(sink.port());
            var some = new MailConfig(base.server(), base.from(), base.recipients(), base.hostName(),
                    new MailScope.Only(Set.of("VI_1"), Set.of("G")), false);
            mail(some, Transitions.of("VI_1", "G", RouterState.ACTIVE), Transitions.of("VI_2", "G", RouterState.ACTIVE),
                    Transitions.ofGroup("G", RouterState.ACTIVE), Transitions.ofGroup("H", RouterState.ACTIVE),
                    Transitions.of("VI_1", "G", RouterState.FAULT), Transitions.ofGroup("G", RouterState.FAULT),
                    new RouterEvent.PriorityChange("VI_1", "G", RouterState.FAULT, 100, 90, Instant.EPOCH),
                    Transitions.of("VI_1", "G", RouterState.BACKUP), Transitions.ofGroup("G", RouterState.BACKUP));
            List<String> subjects = new ArrayList<>();
            while (sink.waiting() > 0) {
                subjects.add(sink.next().subject());
            }
            assertThat(subjects).containsExactly("[lb1] VRRP Instance VI_1 - Entering MASTER state",
                    "[lb1] VRRP Group G - Entering MASTER state", "[lb1] VRRP Instance VI_1 - Entering BACKUP state",
                    "[lb1] VRRP Group G - Entering BACKUP state");
        }
    }

    @Test
    void oneThatMakesWayForAnotherIsStillTold() throws InterruptedException {
        try (SmtpSink sink = SmtpSink.start(b -> b)) {
            UnaryOperator<MailConfig.Builder> here = m -> m.server("localhost", s -> s.port(sink.port()).encryption(MailEncryption.NONE));
            MailConfig earlier = here.apply(MailConfig.builder()).to("old@example.org").router("a").build();
            MailConfig later = here.apply(MailConfig.builder()).to("new@example.org").router("b").build();
            var mailer = new Mailer(new Outbox(NO_PAUSES));
            mailer.use(earlier, later);
            mailer.onEvent(Transitions.of("a", null, RouterState.INITIALIZE));
            mailer.use(earlier, null);
            mailer.onEvent(Transitions.of("a", null, RouterState.INITIALIZE));
            mailer.use(null);
            mailer.onEvent(Transitions.of("a", null, RouterState.INITIALIZE));
            mailer.close(LONG);
            assertThat(sink.next().recipients()).containsExactly("new@example.org");
            assertThat(sink.next().recipients()).containsExactly("old@example.org");
            assertThat(sink.waiting()).isZero();
        }
    }

    @Test
    void aServerThatSaysNothingHoldsUpTheEndOnlySoLong() throws IOException {
        try (var silent = new ServerSocket(0, 200, InetAddress.getLoopbackAddress())) {
            var mailer = new Mailer(new Outbox(NO_PAUSES));
            mailer.use(plain(silent.getLocalPort()));
            for (int i = 0; i < Outbox.MOST_WAITING + 3; i++) {
                mailer.onEvent(Transitions.of("VI_" + i, null, RouterState.ACTIVE));
            }
            mailer.close(Duration.ofMillis(50));
            // One is under way, or all but the newest hundred were pushed out before it was.
            assertThat(warnings()).anyMatch(line -> line.equals("more than 100 mails wait: the oldest are given up"))
                    .anyMatch(line -> line.equals("the time for the last mails is over: 100 more that wait are given up"));
        }
    }

    @Test
    void aServerThatTalksWithoutEndIsLeft() throws IOException {
        try (var server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> babble(server));
            mail(plain(server.getLocalPort()), Transitions.to(RouterState.ACTIVE));
        }
        assertThat(warnings()).hasSizeGreaterThan(0).allMatch(line -> line.contains("the server said more than 1048576 bytes"));
    }

    private static void babble(ServerSocket server) {
        byte[] line = "220-welcome to a very long greeting\r\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        while (true) {
            try (Socket client = server.accept(); OutputStream out = client.getOutputStream()) {
                while (true) {
                    out.write(line);
                }
            } catch (IOException e) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    @Test
    void aServerThatIsSlowerThanItsTimeIsLeft() throws IOException {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            mail(config(silent.getLocalPort(), s -> s.encryption(MailEncryption.NONE).timeout(Duration.ofMillis(20))),
                    Transitions.to(RouterState.ACTIVE));
        }
        assertThat(warnings()).last().asString().contains("mail about 'vrid 51 on eth0: ", "' to localhost:", "is given up");
    }
}
