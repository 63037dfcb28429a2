package io.evenkeel.vrrp.packet;

/**
 * Why a packet was not taken for an advertisement, in the order in which packets are checked: what needs no configuration
 * first, then what the virtual router knows (RFC 9568 and RFC 3768 section 7.1).
 */
public enum DropReason {
    /** Not a whole IP datagram. */
    NOT_IP("not IP"),
    /** Another protocol, or an authentication header around one. */
    NOT_VRRP("not VRRP"),
    /** The authentication header is not as RFC 2402 and RFC 2403 have it. */
    BAD_HEADER("bad authentication header"),
    /** Too short, or its length and its address count do not agree. */
    LENGTH("wrong length"),
    /** A version or type that nobody has defined. */
    KIND("unknown version or type"),
    /** Damaged on the way, or made with another rule. */
    CHECKSUM("wrong checksum"),
    /** An interval of zero. */
    ZERO_INTERVAL("interval 0"),
    /** An authentication type that nobody has defined. */
    AUTHENTICATION_TYPE("unknown authentication"),
    /** For a virtual router that we do not run: none of our business, but counted. */
    UNKNOWN_ROUTER("unknown virtual router"),
    /** It floats no address at all, and we do (RFC 9568 erratum 8299). */
    NO_ADDRESS("no address"),
    /** Its checksum is the old one for unicast, which is not to be accepted. */
    OLD_CHECKSUM("old checksum"),
    /** It has crossed a router, or somebody wants us to believe that it has not. */
    TTL("TTL"),
    /** The sender speaks another version. */
    VERSION("other version"),
    /** It is not signed, or not by somebody who has our key, or with another password. */
    AUTHENTICATION("not authenticated"),
    /** It was signed too long ago, or was seen before. */
    REPLAY("replayed"),
    /** Version 2 wants one interval everywhere. */
    INTERVAL("other interval"),
    /** Sent to a group where we use unicast, or the other way round. */
    DESTINATION("other destination"),
    /** It carries our own source address. */
    OWN_SOURCE("our own address"),
    /** The owner of the addresses was told to listen to nobody. */
    OWNER_IGNORES("ignored by the owner"),
    /** It floats other addresses than we, and is to be dropped for that. */
    OTHER_ADDRESSES("other addresses"),
    /** Not from one of the peers. */
    NOT_A_PEER("not from a peer");

    private final String text;

    DropReason(String text) {
        this.text = text;
    }

    /** For people. */
    @Override
    public String toString() {
        return text;
    }
}
