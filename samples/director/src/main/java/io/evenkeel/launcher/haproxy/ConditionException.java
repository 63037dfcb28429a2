package io.evenkeel.launcher.haproxy;

/** A condition that cannot be understood; the message says where. */
final class ConditionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConditionException(String message) {
        super(message);
    }
}
