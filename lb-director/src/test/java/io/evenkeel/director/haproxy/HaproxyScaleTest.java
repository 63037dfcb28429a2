package io.evenkeel.director.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceText;
import org.junit.jupiter.api.Test;

class HaproxyScaleTest {
    @Test
    void tenThousandServersAreRead() {
        var text = new StringBuilder("defaults\n mode http\n timeout connect 1s\n timeout client 1s\n timeout server 1s\n");
        for (int backend = 0; backend < 100; backend++) {
            text.append("backend b").append(backend).append("\n balance leastconn\n");
            for (int server = 0; server < 100; server++) {
                text.append(" server s").append(server).append(" 10.").append(backend).append('.').append(server)
                        .append(".1:8080 check inter 2000 rise 2 fall 5 weight 10 maxconn 100\n");
            }
        }
        ReadResult<HaproxyConfig> result = HaproxyReader.read(List.of(new SourceText("big.cfg", text.toString())), Environment.empty());
        assertThat(result.render()).isEmpty();
        assertThat(RoundTrip.config(result).proxies().stream().mapToInt(proxy -> proxy.servers().size()).sum()).isEqualTo(10_000);
    }
}
