package io.evenkeel.vrrp.bfd;

import java.util.function.Consumer;

import io.evenkeel.vrrp.bfd.protocol.BfdSessionConfig;
import io.evenkeel.vrrp.bfd.protocol.BfdState;
import io.evenkeel.vrrp.track.Reading;
import io.evenkeel.vrrp.track.Tracker;

/**
 * Whether a BFD session with a neighbour is Up. It counts as down from the start until it is, as keepalived's {@code track_bfd}.
 * Starting it fails with a {@link io.evenkeel.vrrp.spi.VrrpException} when another program on this host speaks BFD, and with an
 * {@link IllegalArgumentException} when another session could not be told apart from it. Immutable.
 *
 * @param name how logs call it
 */
public record BfdTracker(String name, BfdSessionConfig session) implements Tracker {
    @Override
    public Watch start(Consumer<Reading> readings) {
        return BfdSpeaker.here().watch(name, session, state -> readings.accept(Reading.of(state == BfdState.UP)));
    }
}
