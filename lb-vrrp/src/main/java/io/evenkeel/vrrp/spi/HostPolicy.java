package io.evenkeel.vrrp.spi;

/**
 * What a virtual router takes for granted of its host, and what it changes there beside its addresses. Immutable.
 *
 * @param interfaceMayBeMissing whether it may start before its interface, or the interface's address, is there; it is in
 *        fault until then. One that goes and comes again while it runs is followed in any case
 */
public record HostPolicy(boolean interfaceMayBeMissing) {
    /** The interface is there when the router starts. */
    public static final HostPolicy DEFAULT = new HostPolicy(false);

    /** The same, with an interface that may come later. */
    public HostPolicy interfaceMayBeMissing(boolean yes) {
        return new HostPolicy(yes);
    }
}
