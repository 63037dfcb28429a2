package io.evenkeel.linux.socket;

/** Something that a {@link Poller} can wait for. */
public interface Pollable {
    /** The kernel's number for it, valid until it is closed. */
    int descriptor();
}
