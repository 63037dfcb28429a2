package io.evenkeel.proxy.http1;

/** How far a head is known after a look at the bytes that are there. */
public enum ParseResult {
    /** The head goes on beyond the bytes given: call again with the same bytes and more behind them. */
    INCOMPLETE,
    /** The head is whole and every question about it may be asked. */
    COMPLETE,
    /** The head is refused: {@link MessageHead#fault()} says why. */
    FAULT
}
