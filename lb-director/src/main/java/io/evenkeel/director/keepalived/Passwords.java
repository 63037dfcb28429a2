package io.evenkeel.director.keepalived;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Word;

/** {@code auth_pass}: VRRP version 2 has room for 8 bytes (RFC 2338 5.3.10). */
final class Passwords {
    private static final int LONGEST = 8;

    private Passwords() {}

    static void read(Arguments arguments, InstanceDraft instance) {
        Word word = arguments.next("a password");
        byte[] bytes = word.value().getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            throw arguments.wrong(word, "1 to 8 bytes", null);
        }
        if (bytes.length > LONGEST) {
            arguments.warn(word.position(), "only the first 8 bytes of this password count; " + bytes.length + " were given",
                    "shorten it on all hosts");
            instance.password = new String(Arrays.copyOf(bytes, LONGEST), StandardCharsets.UTF_8);
        } else {
            instance.password = word.value();
        }
    }
}
