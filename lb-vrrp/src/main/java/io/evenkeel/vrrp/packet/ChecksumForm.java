package io.evenkeel.vrrp.packet;

/**
 * The checksums that version 3 has over IPv4. RFC 5798 and keepalived include a pseudo-header; RFC 9568 section
 * 5.2.8 and several vendors do not. We accept both, and the third from old unicast peers.
 */
public enum ChecksumForm {
    /** Over source, destination, protocol, length and the message. */
    WITH_PSEUDO_HEADER,
    /** Over the message alone. */
    MESSAGE_ONLY,
    /**
     * As with the pseudo-header, but with VRRP's group as the destination although the packet goes to one host: keepalived
     * until 1.3.6.
     */
    GROUP_PSEUDO_HEADER
}
