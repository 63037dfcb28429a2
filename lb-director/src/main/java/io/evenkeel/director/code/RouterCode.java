package io.evenkeel.director.code;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.evenkeel.core.validation.Expect;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.packet.Authentication;
import io.evenkeel.vrrp.packet.ChecksumForm;
import io.evenkeel.vrrp.packet.HeaderKey;
import io.evenkeel.vrrp.protocol.AnnouncementPolicy;
import io.evenkeel.vrrp.protocol.Preemption;
import io.evenkeel.vrrp.protocol.Protection;
import io.evenkeel.vrrp.protocol.ProtocolVersion;
import io.evenkeel.vrrp.spi.VirtualAddress;
import org.jspecify.annotations.Nullable;

/** The builder call of a virtual router. */
final class RouterCode {
    private static final int DEFAULT_PRIORITY = 100;

    private final Imports imports;
    private final ValueCode values;

    RouterCode(Imports imports) {
        this.imports = imports;
        this.values = new ValueCode(imports);
    }

    Call call(VirtualRouterConfig router) {
        List<Call> calls = new ArrayList<>();
        calls.add(Call.of("on", Literals.string(router.interfaceName())));
        version(router, calls);
        if (router.priority() != DEFAULT_PRIORITY) {
            calls.add(Call.of("priority", Integer.toString(router.priority())));
        }
        if (!router.advertisementInterval().equals(Duration.ofSeconds(1))) {
            calls.add(Call.of("advertisementInterval", values.expression(router.advertisementInterval())));
        }
        switch (router.preemption()) {
            case Preemption.Never() -> calls.add(Call.of("preempt", "false"));
            case Preemption.After(Duration delay) -> {
                if (!delay.isZero()) {
                    calls.add(Call.of("preemptDelay", values.expression(delay)));
                }
            }
        }
        InetAddress source = router.sourceAddress();
        if (source != null) {
            calls.add(Call.of("sourceAddress", Literals.string(ValueCode.literal(source))));
        }
        if (!router.announcements().equals(AnnouncementPolicy.DEFAULT)) {
            calls.add(Call.of("announcements", values.expression(router.announcements())));
        }
        router.addresses().forEach(address -> calls.add(Call.of("address", address(address))));
        return Call.with("virtualRouter", Integer.toString(router.virtualRouterId()), "r", calls);
    }

    private void version(VirtualRouterConfig router, List<Call> calls) {
        switch (router.version()) {
            case ProtocolVersion.V2(Authentication.None()) -> {
                // What a builder begins with.
            }
            case ProtocolVersion.V2(Authentication.Password password) -> calls.add(Call.of("password", text(password, router)));
            case ProtocolVersion.V2(Authentication.Header()) -> {
                if (router.protection() instanceof Protection.Header(HeaderKey key)) {
                    calls.add(Call.of("authenticationHeader", Literals.string(key.password())));
                }
            }
            case ProtocolVersion.V3(ChecksumForm form) -> {
                calls.add(Call.of("version", "3"));
                if (form != ChecksumForm.WITH_PSEUDO_HEADER) {
                    calls.add(Call.of("checksumForm", values.expression(form)));
                }
            }
        }
    }

    // The zeros at the end fill the field; a password of nothing but zeros has one.
    private static String text(Authentication.Password password, VirtualRouterConfig router) {
        byte[] field = ByteBuffer.allocate(Long.BYTES).putLong(password.field()).array();
        int length = field.length;
        while (length > 1 && field[length - 1] == 0) {
            length--;
        }
        String text = new String(field, 0, length, StandardCharsets.UTF_8);
        if (text.getBytes(StandardCharsets.UTF_8).length > Authentication.MAX_PASSWORD_BYTES
                || !Authentication.Password.of(text).equals(password)) {
            throw Expect.unexpected("password of virtual router " + router.virtualRouterId() + " on " + router.interfaceName(),
                    "eight bytes", "text in UTF-8: code cannot say it otherwise");
        }
        return Literals.string(text);
    }

    private String address(VirtualAddress address) {
        var plain = Literals.string(ValueCode.literal(address.address()) + "/" + address.prefixLength());
        List<Call> calls = new ArrayList<>();
        add(calls, "on", address.device());
        add(calls, "labelled", address.label());
        add(calls, "scope", address.scope());
        add(calls, "broadcast", address.broadcast());
        add(calls, "peer", address.peer());
        add(calls, "flags", address.flags().isEmpty() ? null : address.flags());
        if (!address.tracked()) {
            calls.add(Call.of("untracked"));
        }
        return calls.isEmpty() ? plain
                : imports.name(VirtualAddress.class) + ".of(" + plain + ")"
                        + calls.stream().map(call -> call.source("")).collect(Collectors.joining());
    }

    private void add(List<Call> calls, String method, @Nullable Object value) {
        if (value != null) {
            calls.add(Call.of(method, values.expression(value)));
        }
    }
}
