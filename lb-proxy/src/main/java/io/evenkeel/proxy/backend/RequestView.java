package io.evenkeel.proxy.backend;

import io.evenkeel.core.ByteSequence;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows to a scheduler, besides where it came from: see {@link io.evenkeel.core.PickContext}. Asked on the loop
 * of the connection, while the request waits for a server; what it returns is valid until it is asked again.
 */
public interface RequestView {
    /** Shows nothing. */
    RequestView NOTHING = new RequestView() {};

    /** The target as it stands in the first line; null when it is not HTTP. */
    default @Nullable ByteSequence target() {
        return null;
    }

    /** The value of the first header of this name, without regard to case; null without one. */
    default @Nullable ByteSequence header(String name) {
        return null;
    }

    /** What has come of the body or the stream; null when nothing has. */
    default @Nullable ByteSequence body() {
        return null;
    }
}
