package io.evenkeel.vrrp.spi;

import java.io.IOException;

/** Something that the user can put right. The message is a sentence that says what, and how. */
public final class VrrpException extends IOException {
    private static final long serialVersionUID = 1L;

    /** With a sentence for the user. */
    public VrrpException(String sentence) {
        super(sentence);
    }

    /** With a sentence for the user, and what made us say it. */
    public VrrpException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
