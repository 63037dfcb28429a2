package io.evenkeel.vrrp.bfd.protocol;

/**
 * Why a packet was not taken, in the order in which packets are checked: what needs no session first (RFC 5880 section 6.8.6),
 * then what the session knows (RFC 5881 section 5, RFC 5883 section 5).
 */
public enum BfdDropReason {
    /** A version other than 1. */
    VERSION("version"),
    /** Shorter than a packet has to be, or than it says it is. */
    LENGTH("length"),
    /** A detection multiplier of zero. */
    MULTIPLIER("multiplier 0"),
    /** Meant for many, which nobody has defined. */
    MULTIPOINT("multipoint"),
    /** Question and answer in one. */
    POLL_AND_FINAL("poll and final"),
    /** The sender does not say which session of its own this is. */
    DISCRIMINATOR("no discriminator"),
    /** It does not name our session although it says that it hears us. */
    STATE("no discriminator of ours in that state"),
    /** It is signed, and we have no key. */
    AUTHENTICATION("authentication"),
    /** For a session that we do not have. */
    UNKNOWN_SESSION("unknown session"),
    /** It names our session, but comes from somebody else, to another address or to another port. */
    ADDRESS("other address"),
    /** It has crossed more routers than it may, or somebody wants us to believe that it has not. */
    HOPS("hops");

    private final String text;

    BfdDropReason(String text) {
        this.text = text;
    }

    /** For people. */
    @Override
    public String toString() {
        return text;
    }
}
