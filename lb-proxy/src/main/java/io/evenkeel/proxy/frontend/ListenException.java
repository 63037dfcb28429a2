package io.evenkeel.proxy.frontend;

import java.io.IOException;
import java.util.Locale;

import io.evenkeel.proxy.config.Bind;

/** A frontend cannot listen where it should. The message is a sentence with the place, the reason and the cure. */
public final class ListenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ListenException(Bind bind, Throwable cause) {
        super("cannot listen on " + bind + ": " + reason(bind, cause), cause);
    }

    private static String reason(Bind bind, Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.contains("address already in use")) {
            return "the address is already in use; stop the other program or choose another port";
        }
        if (lower.contains("permission denied")) {
            return "permission denied; run as root, grant CAP_NET_BIND_SERVICE, or choose a port above 1023";
        }
        if (lower.contains("cannot assign requested address")) {
            return "no interface of this host has the address";
        }
        if (bind instanceof Bind.Descriptor && cause instanceof IOException) {
            return "the descriptor is not a listening TCP socket (" + text + ")";
        }
        return text;
    }
}
