package io.evenkeel.director.keepalived;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.director.syntax.Document;
import org.junit.jupiter.api.Test;

/** Configurations of the size that large routers have. How long they take is measured by hand: see docs/evidence.md. */
class KeepalivedLargeTest {
    private static String instances(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("vrrp_instance router-").append(i).append(" {\n    state BACKUP\n    interface eth").append(i / 255)
                    .append("\n    virtual_router_id ").append(i % 255 + 1).append("\n    priority 100\n    advert_int 1\n")
                    .append("    authentication {\n        auth_type PASS\n        auth_pass secret\n    }\n    virtual_ipaddress {\n        10.")
                    .append(i >> 16).append('.').append((i >> 8) & 255).append('.').append(i & 255).append("/24\n    }\n}\n");
        }
        return text.toString();
    }

    @Test
    void readsManyInstances() {
        int count = 65_000;
        KeepalivedConfig config = Readings.understood(Readings.lenient(instances(count)));
        assertThat(config.instances()).hasSize(count);
        assertThat(config.instances().get(count - 1).addresses().get(0).address()).isEqualTo("10.0.253.231");
        assertThat(config.document().statements()).hasSize(count);
    }

    @Test
    void readsManyGeneratedInstances() {
        String text = """
                $VI= \\
                vrrp_instance vrrp.${IF}.${NUM}.${ID} { \\
                    interface bond${IF}.${NUM} \\
                    virtual_router_id ${ID} \\
                    priority 130 \\
                    virtual_ipaddress { \\
                        10.${IF}.${NUM}.${ID}/24 \\
                    } \\
                }
                ~SEQ(IF,0,7) ~SEQ(NUM,0,31) ~SEQ(ID,1,40) $VI
                """;
        KeepalivedConfig config = Readings.understood(Readings.lenient(text));
        assertThat(config.instances()).hasSize(8 * 32 * 40);
        assertThat(config.instances()).extracting(VrrpInstance::name).startsWith("vrrp.0.0.1").endsWith("vrrp.7.31.40");
    }

    @Test
    void printsAndReadsManyAgain() {
        Document document = Readings.understood(Readings.lenient(instances(2000))).document();
        assertThat(Readings.understood(Readings.lenient(KeepalivedPrinter.print(document))).document()).isEqualTo(document);
        assertThat(document.statements()).hasSize(2000);
    }
}
