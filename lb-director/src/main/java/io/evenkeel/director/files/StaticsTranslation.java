package io.evenkeel.director.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.keepalived.KeepalivedConfig;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.VirtualAddress;
import io.evenkeel.vrrp.spi.VirtualRoute;

/** What the static blocks of a {@code keepalived.conf} mean to the election engine. A value that it refuses is an error at its place. */
final class StaticsTranslation {
    private final Diagnostics diagnostics;

    StaticsTranslation(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    HostStatics translate(KeepalivedConfig.Statics statics) {
        // No interface has an empty name: each address is told its own.
        var addresses = each(statics.addresses(), line -> line.position(), line -> only(RouterAddresses.address("", line)));
        var routes = each(statics.routes(), line -> line.position(), line -> only(RoutingTranslation.route(line, IpFamily.IPV4)));
        var rules = each(statics.rules(), line -> line.position(), line -> RoutingTranslation.rule(line, IpFamily.IPV4));
        return new HostStatics(addresses, routes, rules);
    }

    /** Checked by itself, so that an error has its place. */
    private static VirtualAddress only(VirtualAddress address) {
        return new HostStatics(List.of(address), List.of(), List.of()).addresses().getFirst();
    }

    private static VirtualRoute only(VirtualRoute route) {
        return new HostStatics(List.of(), List.of(route), List.of()).routes().getFirst();
    }

    private <L, T> List<T> each(List<L> lines, Function<L, Position> places, Function<L, T> translation) {
        List<T> translated = new ArrayList<>();
        for (L line : lines) {
            try {
                translated.add(translation.apply(line));
            } catch (IllegalArgumentException e) {
                diagnostics.error(places.apply(line), String.valueOf(e.getMessage()), null);
            }
        }
        return translated;
    }
}
