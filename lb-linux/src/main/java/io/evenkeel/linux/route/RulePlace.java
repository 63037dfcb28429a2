package io.evenkeel.linux.route;

/**
 * By what the kernel orders rules. Several may share a place.
 *
 * @param priority lower ones are asked first
 */
public record RulePlace(boolean isIpv6, int priority) {}
