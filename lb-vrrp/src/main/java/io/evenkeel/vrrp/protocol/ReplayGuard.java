package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers how far each sender has counted, so that a recorded packet is not taken twice. Knows only senders whose packets
 * were signed, so that strangers cannot fill it. Driver thread only.
 */
public final class ReplayGuard {
    private static final int MAX_SENDERS = 64;

    private final Map<InetAddress, Long> sequences = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Long> eldest) {
            return size() > MAX_SENDERS;
        }
    };

    /** Whether {@code sequence} is past all before from {@code sender}; if so it is remembered. The number may wrap. */
    boolean accepts(InetAddress sender, long sequence) {
        Long last = sequences.get(sender);
        if (last != null && sequence - last <= 0) {
            return false;
        }
        sequences.put(sender, sequence);
        return true;
    }
}
