package io.evenkeel.vrrp.spi;

/**
 * Something that the user can put right. The message is a sentence that says what, and how. Unchecked: a program can do
 * no more than show it, and it comes through {@code Mono.block()} as it is.
 */
public final class VrrpException extends RuntimeException {
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
