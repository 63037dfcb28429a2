package io.evenkeel.proxy.http1;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Where path and authority are in a request target: the four forms of RFC 9112 section 3.2. */
final class RequestTarget {
    private static final boolean[] HOST = new boolean[256];
    private static final byte[] HTTP = "http".getBytes(US_ASCII);
    private static final byte[] HTTPS = "https".getBytes(US_ASCII);

    static {
        for (int c = 0; c < 128; c++) {
            HOST[c] = Character.isLetterOrDigit(c) || "-._~!$&'()*+,;=%:[]".indexOf(c) >= 0;
        }
    }

    int start;
    int end;
    int authorityStart;
    int authorityEnd;
    int pathStart;
    int pathEnd;
    private boolean secure;

    /** Finds the end of the target: the first byte that no target has. */
    int scan(byte[] bytes, int from, int to) {
        start = from;
        pathEnd = -1;
        int i = from;
        for (; i < to; i++) {
            byte b = bytes[i];
            if (b == '?') {
                pathEnd = pathEnd < 0 ? i : pathEnd;
            } else if (b <= ' ' || b == 0x7f || b == '#') {
                break;
            }
        }
        end = i;
        pathEnd = pathEnd < 0 ? i : pathEnd;
        return i;
    }

    /** Recognizes the form; false if it is none that suits the method. */
    boolean read(byte[] bytes, RequestMethod method) {
        pathStart = start;
        authorityStart = start;
        authorityEnd = start;
        if (method == RequestMethod.CONNECT) {
            authorityEnd = end;
            pathStart = end;
            pathEnd = end;
            return isHost(bytes, start, end) && bytes[start] != ':' && portStart(bytes, start, end) < end;
        }
        if (bytes[start] == '/') {
            return true;
        }
        if (end - start == 1 && bytes[start] == '*') {
            return method == RequestMethod.OPTIONS;
        }
        return absolute(bytes);
    }

    private boolean absolute(byte[] bytes) {
        int colon = start;
        while (colon < pathEnd && bytes[colon] != ':') {
            colon++;
        }
        secure = Octets.equalsLower(bytes, start, colon, HTTPS);
        if (!secure && !Octets.equalsLower(bytes, start, colon, HTTP)) {
            return false;
        }
        if (pathEnd - colon < 3 || bytes[colon + 1] != '/' || bytes[colon + 2] != '/') {
            return false;
        }
        authorityStart = colon + 3;
        int i = authorityStart;
        while (i < pathEnd && bytes[i] != '/') {
            i++;
        }
        authorityEnd = i;
        pathStart = i;
        return authorityEnd > authorityStart && bytes[authorityStart] != ':'
                && isHost(bytes, authorityStart, authorityEnd);
    }

    boolean hasAuthority() {
        return authorityEnd > authorityStart;
    }

    /** Whether the range has only bytes of a host and its port. */
    static boolean isHost(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!HOST[bytes[i] & 0xff]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the Host header names the authority of the target, its port left out where it is the scheme's own. */
    boolean sameAuthority(byte[] bytes, int hostStart, int hostEnd) {
        return Octets.equalIgnoringCase(bytes, authorityStart, withoutPort(bytes, authorityStart, authorityEnd), hostStart,
                withoutPort(bytes, hostStart, hostEnd));
    }

    private int withoutPort(byte[] bytes, int from, int to) {
        if (start == authorityStart) {
            // CONNECT always names its port.
            return to;
        }
        int port = portStart(bytes, from, to);
        boolean own = secure ? isPort(bytes, port, to, "443") : isPort(bytes, port, to, "80");
        return port <= to && (port == to || own) && bytes[port - 1] == ':' ? port - 1 : to;
    }

    private static boolean isPort(byte[] bytes, int from, int to, String port) {
        if (to - from != port.length()) {
            return false;
        }
        for (int i = 0; i < port.length(); i++) {
            if (bytes[from + i] != port.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Behind the colon before the digits at the end of the range; behind the range if there is none. */
    private static int portStart(byte[] bytes, int from, int to) {
        int i = to;
        while (i > from && MessageHead.isDigit(bytes[i - 1])) {
            i--;
        }
        return i > from && bytes[i - 1] == ':' ? i : to + 1;
    }
}
