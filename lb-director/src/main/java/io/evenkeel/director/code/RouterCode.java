package io.evenkeel.director.code;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.core.validation.Expect;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.packet.Authentication;
import io.evenkeel.vrrp.packet.ChecksumForm;
import io.evenkeel.vrrp.protocol.AnnouncementPolicy;
import io.evenkeel.vrrp.protocol.Preemption;
import io.evenkeel.vrrp.protocol.ProtocolVersion;
import io.evenkeel.vrrp.spi.VirtualAddress;

/** The builder call of a virtual router. */
final class RouterCode {
    private static final int DEFAULT_PRIORITY = 100;

    private final Imports imports;

    RouterCode(Imports imports) {
        this.imports = imports;
    }

    Call call(VirtualRouterConfig router) {
        List<Call> calls = new ArrayList<>();
        calls.add(Call.of("on", Literals.string(router.interfaceName())));
        version(router, calls);
        if (router.priority() != DEFAULT_PRIORITY) {
            calls.add(Call.of("priority", Integer.toString(router.priority())));
        }
        if (!router.advertisementInterval().equals(Duration.ofSeconds(1))) {
            calls.add(Call.of("advertisementInterval", Literals.duration(router.advertisementInterval(), imports)));
        }
        switch (router.preemption()) {
            case Preemption.Never() -> calls.add(Call.of("preempt", "false"));
            case Preemption.After(Duration delay) -> {
                if (!delay.isZero()) {
                    calls.add(Call.of("preemptDelay", Literals.duration(delay, imports)));
                }
            }
        }
        InetAddress source = router.sourceAddress();
        if (source != null) {
            calls.add(Call.of("sourceAddress", Literals.string(source.getHostAddress())));
        }
        if (!router.announcements().equals(AnnouncementPolicy.DEFAULT)) {
            calls.add(Call.of("announcements", announcements(router.announcements())));
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
            case ProtocolVersion.V3(ChecksumForm form) -> {
                calls.add(Call.of("version", "3"));
                if (form != ChecksumForm.WITH_PSEUDO_HEADER) {
                    calls.add(Call.of("checksumForm", imports.name(ChecksumForm.class) + "." + form.name()));
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

    private String announcements(AnnouncementPolicy policy) {
        return "new " + imports.name(AnnouncementPolicy.class) + "(" + Literals.duration(policy.secondBurst(), imports) + ", "
                + policy.repeat() + ", " + Literals.duration(policy.refresh(), imports) + ", " + policy.refreshRepeat() + ")";
    }

    private String address(VirtualAddress address) {
        String literal = Literals.string(address.address().getHostAddress() + "/" + address.prefixLength());
        String device = address.device();
        String label = address.label();
        if (device == null && label == null) {
            return literal;
        }
        String on = device == null ? "" : ".on(" + Literals.string(device) + ")";
        String labelled = label == null ? "" : ".labelled(" + Literals.string(label) + ")";
        return imports.name(VirtualAddress.class) + ".of(" + literal + ")" + on + labelled;
    }
}
