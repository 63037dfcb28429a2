package io.evenkeel.linux.ffi;

/** {@code <netinet/in.h>}. */
@CHeader("netinet/in.h")
public final class NetinetIn {
    /** Protocols, which are also levels of socket options. */
    public static final int IPPROTO_IP = 0;
    public static final int IPPROTO_IPV6 = 41;

    /** Options of IPv4 sockets. */
    public static final int IP_TOS = 1;
    public static final int IP_TTL = 2;
    public static final int IP_HDRINCL = 3;
    public static final int IP_PKTINFO = 8;
    public static final int IP_RECVTTL = 12;
    public static final int IP_FREEBIND = 15;
    public static final int IP_MULTICAST_IF = 32;
    public static final int IP_MULTICAST_LOOP = 34;
    public static final int IP_ADD_MEMBERSHIP = 35;
    public static final int IP_DROP_MEMBERSHIP = 36;
    public static final int IP_MULTICAST_ALL = 49;

    /** Options of IPv6 sockets. */
    public static final int IPV6_UNICAST_HOPS = 16;
    public static final int IPV6_MULTICAST_IF = 17;
    public static final int IPV6_MULTICAST_HOPS = 18;
    public static final int IPV6_MULTICAST_LOOP = 19;
    public static final int IPV6_JOIN_GROUP = 20;
    public static final int IPV6_LEAVE_GROUP = 21;
    public static final int IPV6_V6ONLY = 26;
    public static final int IPV6_MULTICAST_ALL = 29;
    public static final int IPV6_RECVPKTINFO = 49;
    public static final int IPV6_PKTINFO = 50;
    public static final int IPV6_RECVHOPLIMIT = 51;
    public static final int IPV6_HOPLIMIT = 52;
    public static final int IPV6_TCLASS = 67;
    public static final int IPV6_FREEBIND = 78;

    /** Socket addresses. */
    public static final Struct SOCKADDR_IN = Struct.of("sockaddr_in", Struct.U16.withName("sin_family"),
            Struct.BE16.withName("sin_port"), Struct.bytes(4).withName("sin_addr"), Struct.bytes(8));
    public static final Struct SOCKADDR_IN6 = Struct.of("sockaddr_in6", Struct.U16.withName("sin6_family"),
            Struct.BE16.withName("sin6_port"), Struct.U32.withName("sin6_flowinfo"),
            Struct.bytes(16).withName("sin6_addr"), Struct.U32.withName("sin6_scope_id"));

    /** A group, and the interface to join it on. */
    public static final Struct IP_MREQN = Struct.of("ip_mreqn", Struct.bytes(4).withName("imr_multiaddr"),
            Struct.bytes(4).withName("imr_address"), Struct.U32.withName("imr_ifindex"));
    public static final Struct IPV6_MREQ = Struct.of("ipv6_mreq", Struct.bytes(16).withName("ipv6mr_multiaddr"),
            Struct.U32.withName("ipv6mr_interface"));

    /** Where a datagram came in, and what it was for; on sending, what it is from. */
    public static final Struct IN_PKTINFO = Struct.of("in_pktinfo", Struct.U32.withName("ipi_ifindex"),
            Struct.bytes(4).withName("ipi_spec_dst"), Struct.bytes(4).withName("ipi_addr"));
    public static final Struct IN6_PKTINFO = Struct.of("in6_pktinfo", Struct.bytes(16).withName("ipi6_addr"),
            Struct.U32.withName("ipi6_ifindex"));

    private NetinetIn() {}
}
