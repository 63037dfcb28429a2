package io.evenkeel.vrrp.spi;

/**
 * How far an address or a route is valid, as {@code ip address} and {@code ip route} call it ({@code rt_scope} of the
 * kernel).
 *
 * @param number 0..255; the kernel gives names to five of them
 */
public record AddressScope(int number) {
    /** Everywhere. */
    public static final AddressScope GLOBAL = new AddressScope(0);
    /** Within the site. */
    public static final AddressScope SITE = new AddressScope(200);
    /** On the link. */
    public static final AddressScope LINK = new AddressScope(253);
    /** On this host. */
    public static final AddressScope HOST = new AddressScope(254);

    /** Checks the number. */
    public AddressScope {
        if (number < 0 || number > 255) {
            throw new IllegalArgumentException("scope: " + number + " (expected: 0..255)");
        }
    }
}
