package io.evenkeel.director.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.evenkeel.core.validation.Expect;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.packet.Authentication;

/** Passwords and keys of virtual routers, as far as they can be read back. */
final class Passwords {
    private Passwords() {}

    /** The literal of a password. The zeros at the end fill the field; a password of nothing but zeros has one. */
    static String text(Authentication.Password password, VirtualRouterConfig router) {
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

    /** The refusal of a key, which no longer tells what it was made of. */
    static IllegalArgumentException secret(VirtualRouterConfig router, String call) {
        return Expect.unexpected("key of virtual router " + router.virtualRouterId() + " on " + router.interfaceName(), "secret",
                "none: it cannot be read back; take it out of the file, and add ." + call + " to the code by hand");
    }
}
