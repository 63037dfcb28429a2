package io.evenkeel.vrrp.protocol;

import io.evenkeel.vrrp.packet.Authentication;
import io.evenkeel.vrrp.packet.ChecksumForm;

/** Which VRRP a virtual router speaks, with what only that version has. */
public sealed interface ProtocolVersion {
    /**
     * RFC 3768: whole seconds, the interval must be the same everywhere.
     *
     * @param requiresOurAddresses whether an advertisement with other addresses than ours is dropped, unless it comes from
     *        their owner (section 7.1); else it counts, and is reported
     */
    record V2(Authentication authentication, boolean requiresOurAddresses) implements ProtocolVersion {
        /** One that takes advertisements with other addresses. */
        public V2(Authentication authentication) {
            this(authentication, false);
        }
    }

    /**
     * RFC 9568: hundredths of a second, backups learn the interval.
     *
     * @param checksumForm what we send; both that are in use are accepted
     * @param learnsOldChecksum whether {@link ChecksumForm#GROUP_PSEUDO_HEADER} is accepted from unicast peers, and sent to
     *        them from then on
     */
    record V3(ChecksumForm checksumForm, boolean learnsOldChecksum) implements ProtocolVersion {
        /** One that gets along with old peers. */
        public V3(ChecksumForm checksumForm) {
            this(checksumForm, true);
        }
    }
}
