package io.evenkeel.proxy.http1;

/**
 * What the proxy changes in one head before it forwards it, besides what HTTP itself asks for. Reusable:
 * {@link #clear()} before each message.
 */
public final class HeadEdits {

    /** Back to no change. */
    public void clear() {
        throw new UnsupportedOperationException();
    }

    /** Drops the header line with this number. */
    public void remove(int line) {
        throw new UnsupportedOperationException();
    }

    /** Drops all header lines with this name. */
    public void removeAll(MessageHead head, HeaderName name) {
        throw new UnsupportedOperationException();
    }

    /**
     * Adds a header line behind those of the head.
     *
     * @param line whole, with CRLF at its end, as {@link HeaderLine#of} makes it; kept, not copied, until the next clear
     */
    public void append(byte[] line) {
        throw new UnsupportedOperationException();
    }

    public boolean isEmpty() {
        throw new UnsupportedOperationException();
    }
}
