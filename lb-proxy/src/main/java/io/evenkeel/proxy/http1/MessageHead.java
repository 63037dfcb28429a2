package io.evenkeel.proxy.http1;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * What both kinds of head have. Offsets count from the first byte that the parser was given; the head keeps its own copy
 * of its bytes in {@link #array()}, so it can be asked after the buffer is gone, until {@link #reset()}.
 *
 * <p>Questions about a head may be asked once it is complete. Lines are header lines, numbered from 0. Confined to the
 * event loop of its connection.
 */
public abstract sealed class MessageHead permits RequestHead, ResponseHead {
    private static final long HTTP_1_1 = 0x312e312f50545448L;
    private static final long HTTP_1_0 = 0x302e312f50545448L;
    /** Everything in {@code HTTP/1.1} but its digits. */
    private static final long NAME_AND_DOT = 0x00ff00ffffffffffL;
    private static final byte[] CHUNKED = "chunked".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] H2C = "h2c".getBytes(StandardCharsets.US_ASCII);
    static final int VERSION_LENGTH = Long.BYTES;

    final HeadScanner scanner;
    final HeadIndex index;
    final ConnectionOptions connection = new ConnectionOptions();
    final ContentLength length = new ContentLength();
    private final HeadLimits limits;
    private boolean startLineRead;
    private boolean complete;
    private boolean http11;
    private boolean chunked;
    private boolean hopByHop;
    private boolean upgradeLine;
    private boolean upgradable = true;
    private @Nullable WireFault fault;

    MessageHead(HeadLimits limits, boolean emptyLinesFirst) {
        this.limits = limits;
        this.scanner = new HeadScanner(limits, emptyLinesFirst);
        this.index = scanner.index;
    }

    /** Forgets the message, for the next one on this connection. Memory is kept. */
    public void reset() {
        scanner.reset();
        connection.clear();
        length.clear();
        startLineRead = false;
        complete = false;
        chunked = false;
        hopByHop = false;
        upgradeLine = false;
        upgradable = true;
        fault = null;
    }

    /** The start line is judged before what follows it, so that a fault does not depend on how the bytes arrived. */
    final ParseResult parseHead(ByteBuf buffer) {
        if (fault != null) {
            return ParseResult.FAULT;
        }
        if (complete) {
            return ParseResult.COMPLETE;
        }
        ParseResult result = scanner.scan(buffer);
        if (!startLineRead && scanner.startLineEnd() >= 0) {
            startLineRead = true;
            if (!readStartLine(scanner.bytes(), scanner.startLineStart(), scanner.startLineEnd())) {
                return ParseResult.FAULT;
            }
        }
        WireError error = scanner.error();
        if (error != null) {
            refuse(error, scanner.position());
            return ParseResult.FAULT;
        }
        if (result == ParseResult.COMPLETE) {
            complete = readLines();
            return complete ? ParseResult.COMPLETE : ParseResult.FAULT;
        }
        return result;
    }

    /** Reads the start line; false if it was refused. */
    abstract boolean readStartLine(byte[] bytes, int start, int end);

    /** Reads a header that only this kind of head knows; false if it was refused. */
    abstract boolean readLine(KnownHeader known, byte[] bytes, int line);

    /** Looks at the head as a whole; false if it was refused. */
    abstract boolean readEnd(byte[] bytes);

    abstract int status(WireError error);

    /** Always false. */
    final boolean refuse(WireError error, int offset) {
        boolean oversized = error == WireError.HEAD_TOO_LARGE || error == WireError.TOO_MANY_HEADERS;
        int status = status(error);
        fault = new WireFault(error, oversized && status == 400 ? limits.oversizedStatus() : status, offset);
        return false;
    }

    /** The eight bytes from {@code at} on, the last of a line. False if refused. */
    final boolean readVersion(byte[] bytes, int at) {
        long version = Octets.longAt(bytes, at);
        http11 = version == HTTP_1_1;
        if (http11 || version == HTTP_1_0) {
            return true;
        }
        boolean known = (version & NAME_AND_DOT) == (HTTP_1_1 & NAME_AND_DOT) && isDigit(bytes[at + 5])
                && isDigit(bytes[at + 7]);
        return refuse(known ? WireError.UNSUPPORTED_VERSION : WireError.BAD_START_LINE, at);
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private boolean readLines() {
        byte[] bytes = scanner.bytes();
        for (int line = 0; line < index.count(); line++) {
            KnownHeader known = index.known(line);
            if (known != KnownHeader.OTHER && !readKnown(known, bytes, line)) {
                return false;
            }
        }
        if (chunked && length.value() >= 0) {
            return refuse(WireError.AMBIGUOUS_FRAMING, scanner.startLineStart());
        }
        return readEnd(bytes);
    }

    private boolean readKnown(KnownHeader known, byte[] bytes, int line) {
        int start = index.valueStart(line);
        int end = index.valueEnd(line);
        switch (known) {
            case CONNECTION -> {
                return connection.add(bytes, start, end) || refuse(WireError.BAD_CONNECTION, start);
            }
            case CONTENT_LENGTH -> {
                return length.add(bytes, start, end) || refuse(WireError.BAD_CONTENT_LENGTH, start);
            }
            case TRANSFER_ENCODING -> {
                boolean ok = http11 && !chunked && Octets.equalsLower(bytes, start, end, CHUNKED);
                chunked = true;
                return ok || refuse(WireError.BAD_TRANSFER_ENCODING, start);
            }
            case UPGRADE -> {
                upgradeLine = true;
                upgradable &= !Octets.containsLower(bytes, start, end, H2C);
                return true;
            }
            case KEEP_ALIVE, PROXY_CONNECTION, TE -> {
                hopByHop = true;
                return true;
            }
            default -> {
                return readLine(known, bytes, line);
            }
        }
    }

    /** Why the head was refused, or null if it was not. */
    public @Nullable WireFault fault() {
        return fault;
    }

    /** Where the start line begins: behind empty lines, which a client may send before a request. */
    public int headStart() {
        return scanner.startLineStart();
    }

    /** Where the head ends: the first byte of the body. So the head is {@code [readerIndex, readerIndex + headEnd())}. */
    public int headEnd() {
        return scanner.position();
    }

    /** HTTP/1.1 rather than 1.0. */
    public boolean http11() {
        return http11;
    }

    /** How the end of the body is found. */
    public abstract Framing framing();

    /** The value of Content-Length, or -1 without one. A response to HEAD has one without a body. */
    public long contentLength() {
        return length.value();
    }

    /** Whether the sender would keep the connection open after this message: RFC 9112 section 9.3. */
    public boolean keepAlive() {
        return !connection.close() && (http11 || connection.keepAlive());
    }

    /**
     * Whether the head asks for or grants another protocol: HTTP/1.1, Connection names upgrade and there is an Upgrade
     * header. False when h2c is among the protocols: that is not passed on.
     */
    public boolean upgrade() {
        return http11 && upgradeLine && upgradable && connection.upgrade();
    }

    /** Number of header lines. */
    public int lineCount() {
        return index.count();
    }

    /** The first line from {@code from} on with this name, or -1. */
    public int find(HeaderName name, int from) {
        for (int line = from; line < index.count(); line++) {
            if (name.matches(scanner.bytes(), index.nameStart(line), index.nameEnd(line))) {
                return line;
            }
        }
        return -1;
    }

    /** The first line with this name, without regard to case, or -1. For a name that is made of token characters. */
    public int find(String name) {
        for (int line = 0; line < index.count(); line++) {
            if (Octets.equalIgnoringCase(scanner.bytes(), index.nameStart(line), index.nameEnd(line), name)) {
                return line;
            }
        }
        return -1;
    }

    /** First byte of the line, which is that of its name. */
    public int nameStart(int line) {
        return index.nameStart(line);
    }

    /** Behind the last byte of the name: the colon. */
    public int nameEnd(int line) {
        return index.nameEnd(line);
    }

    /** First byte of the value, white space before it left out. */
    public int valueStart(int line) {
        return index.valueStart(line);
    }

    /** Behind the last byte of the value, white space after it left out. */
    public int valueEnd(int line) {
        return index.valueEnd(line);
    }

    /** The bytes of the head, to read only. Valid from 0 to {@link #headEnd()}; another array after a later parse. */
    public byte[] array() {
        return scanner.bytes();
    }

    /** A range as text, one character for each byte. Allocates: for logs and rules that want text. */
    public String text(int start, int end) {
        return new String(scanner.bytes(), start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** The value of the first line with this name, or null. Allocates. */
    public @Nullable String value(HeaderName name) {
        int line = find(name, 0);
        return line < 0 ? null : text(index.valueStart(line), index.valueEnd(line));
    }

    final boolean chunked() {
        return chunked;
    }

    /** Whether forwarded lines differ from the received ones, whatever our side wants to say. */
    boolean mustChange() {
        return hopByHop || connection.namesHeaders() || !length.plain();
    }

    final boolean hasUpgradeLine() {
        return upgradeLine;
    }

    /** Whether a line with this header goes to the next hop. */
    boolean forwards(KnownHeader known) {
        return !known.hopByHop();
    }
}
