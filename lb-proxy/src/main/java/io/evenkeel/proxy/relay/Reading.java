package io.evenkeel.proxy.relay;

import io.netty.channel.Channel;
import io.netty.channel.socket.DuplexChannel;

/** Whether a channel reads. To be called on its loop. */
public final class Reading {
    private Reading() {}

    /**
     * Goes on reading, unless the input has ended: Netty's epoll channels no longer watch their socket then, and to ask them
     * for more ends in an exception that would close the connection before its answer.
     */
    public static void resume(Channel channel) {
        if (!(channel instanceof DuplexChannel duplex && duplex.isInputShutdown())) {
            channel.config().setAutoRead(true);
        }
    }

    /** Goes on reading while {@code wanted}, and pauses while not. */
    public static void set(Channel channel, boolean wanted) {
        if (wanted) {
            resume(channel);
        } else {
            channel.config().setAutoRead(false);
        }
    }
}
