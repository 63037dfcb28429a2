package io.evenkeel.director.keepalived;

import io.evenkeel.director.keepalived.ScriptPolicy.ScriptUser;
import org.jspecify.annotations.Nullable;

/**
 * A {@code notify_fifo} or {@code vrrp_notify_fifo}: a named pipe that has a line for each event.
 *
 * @param owner who it belongs to when it is made here; {@code null}: whoever runs this program
 * @param reader a program that reads it, and has its path as the last argument; {@code null}: none
 */
public record Fifo(String path, @Nullable ScriptUser owner, @Nullable Script reader) {}
