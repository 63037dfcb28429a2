package io.evenkeel.director.files;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.keepalived.KeepalivedConfig;
import io.evenkeel.director.keepalived.VrrpInstance;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.protocol.AnnouncementPolicy;
import io.evenkeel.vrrp.spi.VirtualAddress;
import org.jspecify.annotations.Nullable;

/** What a {@code keepalived.conf} means to the election engine. A value that it refuses is an error at its place. */
final class VirtualRouterTranslation {
    private final Diagnostics diagnostics;

    VirtualRouterTranslation(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    @Nullable
    List<VirtualRouterConfig> translate(KeepalivedConfig config) {
        List<VirtualRouterConfig> routers = new ArrayList<>();
        for (VrrpInstance instance : config.instances()) {
            try {
                routers.add(router(instance));
            } catch (IllegalArgumentException e) {
                diagnostics.error(instance.position(), String.valueOf(e.getMessage()), null);
            }
        }
        return diagnostics.failed() ? null : routers;
    }

    private static VirtualRouterConfig router(VrrpInstance instance) {
        VirtualRouterBuilder router = VirtualRouterConfig.builder(instance.virtualRouterId())
                .on(instance.interfaceName())
                .version(instance.version())
                .priority(instance.priority())
                .advertisementInterval(instance.advertInterval())
                .preempt(instance.preempt())
                .preemptDelay(instance.preemptDelay())
                .announcements(announcements(instance.gratuitousArp()));
        if (instance.sourceAddress() != null) {
            router.sourceAddress(instance.sourceAddress());
        }
        if (instance.password() != null) {
            router.password(instance.password());
        }
        instance.addresses().forEach(address -> router.address(address(instance, address)));
        return router.build();
    }

    private static AnnouncementPolicy announcements(VrrpInstance.GratuitousArp arp) {
        return new AnnouncementPolicy(arp.masterDelay(), arp.masterRepeat(), arp.refresh(), arp.refreshRepeat());
    }

    private static VirtualAddress address(VrrpInstance instance, VrrpInstance.VirtualAddress address) {
        VirtualAddress virtual = VirtualAddress.of(address.address() + "/" + address.prefixLength());
        if (!address.device().equals(instance.interfaceName())) {
            virtual = virtual.on(address.device());
        }
        return address.label() == null ? virtual : virtual.labelled(address.label());
    }
}
