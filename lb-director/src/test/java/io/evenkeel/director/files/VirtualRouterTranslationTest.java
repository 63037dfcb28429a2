package io.evenkeel.director.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.keepalived.KeepalivedConfig;
import io.evenkeel.director.keepalived.KeepalivedReader;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.protocol.AnnouncementPolicy;
import io.evenkeel.vrrp.spi.VirtualAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VirtualRouterTranslationTest {
    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void everyValueOfAnInstanceArrives() {
        assertThat(translate("""
                vrrp_instance web {
                    state BACKUP
                    interface eth0
                    virtual_router_id 51
                    priority 150
                    advert_int 2
                    version 2
                    preempt_delay 30
                    mcast_src_ip 192.168.4.5
                    garp_master_delay 1
                    garp_master_repeat 2
                    garp_master_refresh 60
                    garp_master_refresh_repeat 3
                    authentication {
                        auth_type PASS
                        auth_pass secret
                    }
                    virtual_ipaddress {
                        192.168.4.80/24 dev eth1 label eth1:web
                        192.168.4.81 label eth0:web
                        192.168.4.82/28 dev eth0
                    }
                }
                """)).containsExactly(VirtualRouterConfig.builder(51).name("web").on("eth0").priority(150).version(2).password("secret")
                .requireOurAddresses(true)
                .advertisementInterval(Duration.ofSeconds(2)).preemptDelay(Duration.ofSeconds(30)).sourceAddress("192.168.4.5")
                .announcements(new AnnouncementPolicy(Duration.ofSeconds(1), 2, Duration.ofSeconds(60), 3))
                .address(VirtualAddress.of("192.168.4.80/24").on("eth1").labelled("eth1:web"))
                .address(VirtualAddress.of("192.168.4.81/32").labelled("eth0:web"))
                .address("192.168.4.82/28").build());
    }

    @Test
    void globalValuesArriveAtEveryInstanceThatDoesNotSayOtherwise() {
        assertThat(translate("""
                global_defs {
                    vrrp_version 3
                    vrrp_garp_master_delay 0
                    vrrp_garp_master_repeat 4
                    vrrp_garp_master_refresh 20
                    vrrp_garp_master_refresh_repeat 2
                }
                vrrp_instance a {
                    interface eth0
                    virtual_router_id 1
                    advert_int 0.25
                    nopreempt
                    virtual_ipaddress { 10.0.0.1/24 }
                }
                vrrp_instance b {
                    interface eth0
                    virtual_router_id 2
                    garp_master_repeat 9
                    virtual_ipaddress { 10.0.0.2/24 }
                }
                """)).containsExactly(
                VirtualRouterConfig.builder(1).name("a").on("eth0").version(3).advertisementInterval(Duration.ofMillis(250)).preempt(false)
                        .announcements(new AnnouncementPolicy(Duration.ZERO, 4, Duration.ofSeconds(20), 2))
                        .address("10.0.0.1/24").build(),
                VirtualRouterConfig.builder(2).name("b").on("eth0").version(3)
                        .announcements(new AnnouncementPolicy(Duration.ZERO, 9, Duration.ofSeconds(20), 2))
                        .address("10.0.0.2/24").build());
    }

    @Test
    void whatTheTextLeavesOutIsAsKeepalivedHasIt() {
        assertThat(translate("""
                vrrp_instance a {
                    interface eth0
                    virtual_router_id 1
                    virtual_ipaddress { 10.0.0.1 }
                }
                """)).containsExactly(VirtualRouterConfig.builder(1).name("a").on("eth0").address("10.0.0.1/32")
                .requireOurAddresses(true).build());
    }

    @Test
    void aRefusalOfTheEngineIsAnErrorAtItsInstance() {
        assertThat(translate("""
                global_defs {
                    vrrp_garp_interval 2
                }
                vrrp_instance a {
                    interface eth0
                    virtual_router_id 1
                    virtual_ipaddress { 10.0.0.1 }
                }
                """)).isNull();
        assertThat(diagnostics.sorted(List.of(new SourceText("k.conf", "")))).extracting(Diagnostic::toString)
                .containsExactly("k.conf:4:15: error: spacing: 2.0 s (expected: 0 s..1 s)");
    }

    @Nullable
    private List<VirtualRouterConfig> translate(String text) {
        ReadResult<KeepalivedConfig> read = KeepalivedReader.read(List.of(new SourceText("k.conf", text)));
        if (read instanceof ReadResult.Accepted<KeepalivedConfig> accepted) {
            return new VirtualRouterTranslation(diagnostics, Translations.commands(diagnostics)).translate(accepted.value());
        }
        throw new AssertionError(read.render());
    }
}
