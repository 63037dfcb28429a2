package io.evenkeel.director.notify;

import java.util.List;

import io.evenkeel.core.validation.Expect;

/**
 * A named pipe that has a line for each event, as keepalived's {@code notify_fifo}. It is made when it is not there, and then
 * also taken away at the end.
 *
 * @param path where it is
 * @param owner who it belongs to when it is made, as {@code user:group} or {@code user:}; empty: whoever runs this
 * @param reader a program and its arguments, which gets the path as one more, runs while the pipe is in use and is ended with
 *        it; one that ends before is started again with the next configuration. Empty: none
 */
public record NotifyPipe(String path, String owner, List<String> reader) {
    /** Checks the path. */
    public NotifyPipe {
        Expect.text("path", path);
        reader = List.copyOf(reader);
    }

    /** One that others read. */
    public static NotifyPipe at(String path) {
        return new NotifyPipe(path, "", List.of());
    }
}
