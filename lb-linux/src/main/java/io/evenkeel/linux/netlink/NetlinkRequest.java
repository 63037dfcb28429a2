package io.evenkeel.linux.netlink;

/**
 * One of many requests of a kind.
 *
 * @param subject what it is about: its text names it in an exception
 */
public record NetlinkRequest(Object subject, NetlinkPayload payload) {}
