package io.evenkeel.director.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

import io.evenkeel.core.validation.Expect;
import io.evenkeel.director.keepalived.VrrpInstance.Signature;
import io.evenkeel.vrrp.packet.TrailerKeys;
import io.evenkeel.vrrp.protocol.Protection;

/** What {@code auth_hmac} means to the election engine. Reads the files that hold keys. */
final class SignatureTranslation {
    private static final String HEX = "hex:";
    private static final String FILE = "file:";

    private SignatureTranslation() {}

    static Protection.Trailer trailer(Signature signature) {
        Signature.Key first = signature.keys().get(0);
        TrailerKeys keys = TrailerKeys.of(first.id(), bytes(first));
        for (Signature.Key key : signature.keys().subList(1, signature.keys().size())) {
            keys = keys.with(key.id(), bytes(key));
        }
        Protection.Mode mode = Protection.Mode.valueOf(signature.mode().toUpperCase(Locale.ROOT).replace('-', '_'));
        return new Protection.Trailer(keys.signingWith(signature.activeKey()), mode, Optional.ofNullable(signature.window()));
    }

    /** The message never has the key. */
    private static byte[] bytes(Signature.Key key) {
        String text = key.text();
        if (text.startsWith(HEX)) {
            try {
                return HexFormat.of().parseHex(text.substring(HEX.length()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("key " + key.id() + ": no hexadecimal digits (expected: 64 to 128 of them)", e);
            }
        }
        if (!text.startsWith(FILE)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        Path path = Path.of(text.substring(FILE.length()));
        try {
            return Files.readString(path, StandardCharsets.ISO_8859_1).strip().getBytes(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw Expect.unexpected("key " + key.id(), path, "a file that can be read");
        }
    }
}
