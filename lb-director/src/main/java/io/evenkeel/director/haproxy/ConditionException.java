package io.evenkeel.director.haproxy;

import java.io.Serial;

/** A condition that cannot be understood; the message says where. */
public final class ConditionException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ConditionException(String message) {
        super(message);
    }
}
