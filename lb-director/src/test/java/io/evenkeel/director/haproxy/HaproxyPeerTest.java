package io.evenkeel.director.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.syntax.RealProgram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Our verdict beside that of {@code haproxy -c}. Its exit code is 0 for a good file, 2 for one without listeners, which
 * is as good to us, and 1 for one with errors.
 */
@Tag("peer")
class HaproxyPeerTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("HOST", "10.0.0.1", "PORT", "80");
    private static final String DEFAULTS = "defaults\n mode http\n timeout connect 1s\n timeout client 1s\n timeout server 1s\n";

    @TempDir
    Path folder;

    @BeforeEach
    void haproxyIsThere() {
        assumeTrue(RealProgram.installed("haproxy"), "needs haproxy: apt-get install haproxy");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', value = {
        "listen a;bind 127.0.0.1:0080;server s 10.0.0.1:80 check inter 500 rise 2 fall 5 weight 256 maxconn 9 > good",
        "backend b;balance leastconn;server s ${HOST}:${PORT} > good", "backend b;server s \"${HOST}:$PORT\" > good",
        "backend b;server s '${HOST}':80 > good", "backend b;server s \"${NOHOST-10.0.0.2}:80\" > good",
        "global;description a\\ b \"c # d\" 'e' #f > good", "global;node x#comment > good",
        "frontend f;bind 127.0.0.1:8000-8010,[::1]:80 name x;default_backend b;backend b > good",
        "frontend b;bind :80;backend b > good", "frontend f;mode tcp;bind :80;option forwardfor > good",
        "backend b;option httpchk;option httpchk /up;option httpchk GET /up HTTP/1.1;no option redispatch;option redispatch 2 > good",
        "backend b;bind :80 > good", "frontend f;balance roundrobin > good",
        "defaults x;retries 5;backend b from x > good", "backend b;default-server inter 3s rise 3;server s [::1]:80 no-check > good",
        "global;maxconn 1000;daemon;stats socket /tmp/s level admin;stats timeout 5s;nbthread 2;log 127.0.0.1 local0 > good",
        "backend b;server s 10.0.0.1:80 weight 257 > bad", "backend b;server s 10.0.0.1:80 inter 0 > bad",
        "backend b;server s 10.0.0.1:80 inter 2x > bad", "backend b;server s 10.0.0.1:80 rise 0 > bad",
        "backend b;server s 10.0.0.1:99999 > bad",
        "backend b;server s 10.0.0.1:80 wieght 2 > bad", "backend b;server s 10.0.0.1:80;server s 10.0.0.1:81 > bad",
        "backend b;server s > bad",
        "backend b;balance rr > bad", "backend b;mode htpp > bad", "backend b;timeout connect 5x > bad",
        "backend b;timeout server 99999999d > bad",
        "backend b;timeout foo 3 > bad", "backend b;retries -1 > ours", "backend b;option httpclosed > bad", "backend b;frobnicate > bad",
        "backend b;server s \"10.0.0.1:80 > bad", "backend b;no balance > bad", "backend a/b > bad", "backend > bad", "foo;global > bad",
        "global x > bad",
        "frontend f;bind :80;default_backend nope > bad", "frontend f;bind :80;default_backend b;backend b;mode tcp > bad",
        "frontend f;bind :70000 > bad", "frontend f;bind 1.2.3.4 > bad", "frontend f;bind fd@x > bad", "frontend f;bind :80 foo > bad",
        "frontend f;server s 10.0.0.1:80 > bad", "defaults;bind :80 > bad", "listen a;bind :80;listen a;bind :81 > bad",
        "backend b;reqadd x > bad",
        // HAProxy takes the client's port, and 0 for what is not a number; here they are mistakes.
        "global;maxconn many > ours",
        "backend b;server s 10.0.0.1 > ours", "backend b;server s 10.0.0.1:0 > ours",
        // What is not built yet.
        "backend b;acl a path /x > ours", "backend b;balance hash src > ours",
        // Both take these.
        "backend b;server s 10.0.0.1:80 backup slowstart 10s;option allbackups > good",
        "backend b;balance uri whole depth 2;hash-type consistent wt6 avalanche;hash-balance-factor 150 > good",
        "backend b;balance url_param id check_post > good", "backend b;balance hdr(host) use_domain_only > good",
        "backend b;balance random(3) > good", "backend b;balance rdp-cookie;mode tcp > good", "backend b;balance static-rr > good",
        "backend b;hash-balance-factor 50 > bad",
        // The old forms of the tutorials, which 2.6 no longer takes.
        "listen a *:80;balance roundrobin > theirs", "global;nbproc 1 > theirs"})
    void agreesWithHaproxy(String lines, String verdict) throws IOException, InterruptedException {
        String text = DEFAULTS + lines.replace(';', '\n') + "\n";
        Path file = Files.writeString(folder.resolve("haproxy.cfg"), text);
        RealProgram.Verdict real = RealProgram.run(folder, ENVIRONMENT, "haproxy", "-c", "-f", file.toString());
        ReadResult<HaproxyConfig> ours = HaproxyReader.read(List.of(new SourceText("haproxy.cfg", text)), Environment.of(ENVIRONMENT));
        assertThat(real.exit()).as(real.output()).isBetween(0, 2);
        // "ours": only we refuse it; "theirs": only HAProxy does.
        assertThat(real.exit() != 1).as(real.output()).isEqualTo(verdict.equals("good") || verdict.equals("ours"));
        assertThat(ours instanceof ReadResult.Accepted<HaproxyConfig>).as(ours.render())
                .isEqualTo(verdict.equals("good") || verdict.equals("theirs"));
    }
}
