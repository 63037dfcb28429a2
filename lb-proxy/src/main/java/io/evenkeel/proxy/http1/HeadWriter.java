package io.evenkeel.proxy.http1;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * Writes heads to forward: the received bytes without hop-by-hop headers (RFC 9110 section 7.6.1) and without those that
 * Connection names, then our Connection header, then the edits. A response goes out as HTTP/1.1 (RFC 9110 section 2.5). A
 * request keeps its version, so that a server does not send chunks to a client that does not know them.
 *
 * <p>Stateless: any thread, one head.
 */
public final class HeadWriter {
    private static final byte[] VERSION = "HTTP/1.1".getBytes(US_ASCII);
    private static final byte[] LINE_END = "\r\n".getBytes(US_ASCII);
    private static final byte[] LENGTH = "Content-Length: ".getBytes(US_ASCII);
    private static final byte[] CLOSE = "Connection: close\r\n".getBytes(US_ASCII);
    private static final byte[] KEEP_ALIVE = "Connection: keep-alive\r\n".getBytes(US_ASCII);
    private static final byte[] UPGRADE = "Connection: upgrade\r\n".getBytes(US_ASCII);

    private HeadWriter() {}

    /**
     * Whether {@link #write} would say what was received, so that the caller may forward the slice
     * {@code [headStart, headEnd)} of its buffer.
     */
    public static boolean unchanged(MessageHead head, ConnectionHeader connection, HeadEdits edits) {
        return edits.isEmpty() && !changesLines(head, connection) && head.connection.says(connection)
                && !changesVersion(head);
    }

    /** Appends the head to forward, with its final empty line, to {@code out}. */
    public static void write(MessageHead head, ConnectionHeader connection, HeadEdits edits, ByteBuf out) {
        byte[] bytes = head.array();
        int from = head.headStart();
        if (changesVersion(head)) {
            out.writeBytes(VERSION);
            from += VERSION.length;
        }
        boolean said = head.connection.says(connection);
        if (edits.removesAny() || !said || changesLines(head, connection)) {
            writeLines(head, connection, said, edits, from, out);
        } else {
            out.writeBytes(bytes, from, head.headEnd() - LINE_END.length - from);
        }
        if (!said) {
            writeConnection(connection, out);
        }
        for (int i = 0; i < edits.appendedCount(); i++) {
            out.writeBytes(edits.appended(i));
        }
        out.writeBytes(LINE_END);
    }

    private static boolean changesVersion(MessageHead head) {
        return head instanceof ResponseHead && !head.http11();
    }

    private static boolean changesLines(MessageHead head, ConnectionHeader connection) {
        return head.mustChange() || (head.hasUpgradeLine() && connection != ConnectionHeader.UPGRADE);
    }

    /** Copies runs of lines that stay. */
    private static void writeLines(MessageHead head, ConnectionHeader connection, boolean said, HeadEdits edits, int start,
            ByteBuf out) {
        byte[] bytes = head.array();
        HeadIndex index = head.index;
        int lines = index.count();
        int end = head.headEnd() - LINE_END.length;
        int from = start;
        boolean lengthWritten = head.length.plain();
        for (int line = 0; line < lines; line++) {
            KnownHeader known = index.known(line);
            boolean ownLength = known == KnownHeader.CONTENT_LENGTH && !head.length.plain();
            if (stays(head, known, line, connection, said, edits) && !ownLength) {
                continue;
            }
            out.writeBytes(bytes, from, index.nameStart(line) - from);
            from = line + 1 < lines ? index.nameStart(line + 1) : end;
            if (ownLength && !lengthWritten && head.forwards(known) && !edits.removes(line)) {
                writeLength(head.contentLength(), out);
                lengthWritten = true;
            }
        }
        out.writeBytes(bytes, from, end - from);
    }

    private static boolean stays(MessageHead head, KnownHeader known, int line, ConnectionHeader connection, boolean said,
            HeadEdits edits) {
        if (edits.removes(line)) {
            return false;
        }
        if (known == KnownHeader.CONNECTION) {
            return said;
        }
        if (known == KnownHeader.UPGRADE) {
            return connection == ConnectionHeader.UPGRADE;
        }
        if (!head.forwards(known)) {
            return false;
        }
        return !head.connection.namesHeaders() || known.protectedFromConnection()
                || !ConnectionOptions.names(head.array(), head.index, line);
    }

    private static void writeLength(long length, ByteBuf out) {
        out.writeBytes(LENGTH);
        ByteBufUtil.writeAscii(out, Long.toString(length));
        out.writeBytes(LINE_END);
    }

    private static void writeConnection(ConnectionHeader connection, ByteBuf out) {
        switch (connection) {
            case NONE -> {
            }
            case KEEP_ALIVE -> out.writeBytes(KEEP_ALIVE);
            case CLOSE -> out.writeBytes(CLOSE);
            case UPGRADE -> out.writeBytes(UPGRADE);
        }
    }
}
