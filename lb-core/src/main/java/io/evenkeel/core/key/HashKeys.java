package io.evenkeel.core.key;

import io.evenkeel.core.validation.Expect;

/** The catalogue of {@link HashKey}s, by their names in {@code haproxy.cfg}. */
public final class HashKeys {
    private HashKeys() {}

    /** The client's address: HAProxy's {@code balance source}. The hash function is not used, but its avalanche is. */
    public static HashKey source() {
        return new AddressKey(true, 32, 128);
    }

    /**
     * The network of the client: the first bits of its address.
     *
     * @param ipv4Prefix 0..32
     * @param ipv6Prefix 0..128
     */
    public static HashKey source(int ipv4Prefix, int ipv6Prefix) {
        return new AddressKey(true, Expect.inRange("IPv4 prefix", ipv4Prefix, 0, 32), Expect.inRange("IPv6 prefix", ipv6Prefix, 0, 128));
    }

    /** The address that the client wanted. */
    public static HashKey destination() {
        return new AddressKey(false, 32, 128);
    }

    /** The target of the request left of its query: HAProxy's {@code balance uri}. */
    public static UriKey uri() {
        return UriKey.DEFAULT;
    }

    /** The first value of a parameter of the query: HAProxy's {@code balance url_param}. */
    public static HashKey urlParameter(String name) {
        return new UrlParameterKey(Expect.text("URL parameter", name), false);
    }

    /** As {@link #urlParameter}, and if it is not there, the same of a POST's body: {@code url_param check_post}. */
    public static HashKey urlParameterOrPosted(String name) {
        return new UrlParameterKey(Expect.text("URL parameter", name), true);
    }

    /** The first value of a header, up to a comma: HAProxy's {@code balance hdr(name)}. */
    public static HashKey header(String name) {
        return new HeaderKey(Expect.text("header", name), false);
    }

    /**
     * The main part of the domain in a header, such as {@code example} in {@code www.example.com}: HAProxy's {@code
     * balance hdr(name) use_domain_only}. It is the part before the last dot.
     */
    public static HashKey domain(String header) {
        return new HeaderKey(Expect.text("header", header), true);
    }

    /** The user in the first packet of a Remote Desktop client, its cookie {@code mstshash}: {@code balance rdp-cookie}. */
    public static HashKey rdpCookie() {
        return rdpCookie("mstshash");
    }

    /** Another cookie in the first packet of a Remote Desktop client: {@code balance rdp-cookie(name)}. */
    public static HashKey rdpCookie(String name) {
        return new RdpCookieKey(Expect.text("RDP cookie", name));
    }

    /** The key that the application gives. */
    public static HashKey application() {
        return ApplicationKey.INSTANCE;
    }
}
