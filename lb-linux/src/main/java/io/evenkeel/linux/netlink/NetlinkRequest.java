package io.evenkeel.linux.netlink;

/**
 * One of many requests of a kind.
 *
 * @param what names it in an exception
 */
public record NetlinkRequest(String what, NetlinkPayload payload) {}
