package io.evenkeel.linux.netlink;

import java.util.List;

/**
 * Events that have come in. Immutable.
 *
 * @param messages in the order in which they happened
 * @param overrun whether the kernel had to throw some away (ENOBUFS)
 */
public record NetlinkEvents(List<NetlinkMessage> messages, boolean overrun) {
    /** Copies the list. */
    public NetlinkEvents {
        messages = List.copyOf(messages);
    }

    /** Whether nothing at all has happened. */
    public boolean isEmpty() {
        return messages.isEmpty() && !overrun;
    }
}
