package io.evenkeel.vrrp.protocol;

import io.evenkeel.vrrp.packet.Authentication;
import io.evenkeel.vrrp.packet.ChecksumForm;

/** Which VRRP a virtual router speaks, with what only that version has. */
public sealed interface ProtocolVersion {
    /** RFC 3768: whole seconds, the interval must be the same everywhere. */
    record V2(Authentication authentication) implements ProtocolVersion {}

    /**
     * RFC 9568: hundredths of a second, backups learn the interval.
     *
     * @param checksumForm what we send; both are accepted
     */
    record V3(ChecksumForm checksumForm) implements ProtocolVersion {}
}
