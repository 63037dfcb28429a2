package io.evenkeel.vrrp.protocol;

import io.evenkeel.vrrp.packet.DropReason;

/**
 * An advertisement that could be read and was dropped.
 *
 * @param text why, for a person, without the sender
 */
public record Rejection(DropReason reason, String text) {}
