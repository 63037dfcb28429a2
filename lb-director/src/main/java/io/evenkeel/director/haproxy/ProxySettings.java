package io.evenkeel.director.haproxy;

import java.time.Duration;
import java.util.OptionalInt;

import io.evenkeel.director.diagnostic.Position;
import org.jspecify.annotations.Nullable;

/**
 * What a section can have from its {@code defaults}.
 *
 * @param balance how a server is chosen
 * @param hashType how keys become servers, where {@code balance} has a key
 * @param hashBalanceFactor the most that a server may have under way, in percent of its share; 0, the default: no bound
 * @param allBackups whether all backup servers serve when they must, or only the first; false by default
 * @param retries how often a failed connection to a server is tried again; 3 by default
 * @param connectionMode what becomes of connections after a response, in HTTP mode
 * @param forwardFor how the client's address is told to servers, or {@code null}
 * @param httpCheck the request that checks servers; {@code null}: a connection is enough
 * @param maxConnections connections from clients at a time; empty: as {@code global} allows
 * @param defaultBackend where a frontend sends its clients, or {@code null}
 */
public record ProxySettings(Mode mode, Balance balance, HashType hashType, int hashBalanceFactor, boolean allBackups, Timeouts timeouts,
        int retries,
        ConnectionMode connectionMode, @Nullable ForwardFor forwardFor, @Nullable HttpCheck httpCheck, OptionalInt maxConnections,
        @Nullable Reference defaultBackend) {

    /** What is understood of the bytes that pass. */
    public enum Mode {
        /** Nothing: a stream in both directions. The default. */
        TCP,
        /** Requests and responses. */
        HTTP
    }

    /** What becomes of the connections after a response. */
    public enum ConnectionMode {
        /** Both stay open. The default. */
        KEEP_ALIVE,
        /** The one to the server is closed. */
        SERVER_CLOSE,
        /** Both are closed, and both sides are told with {@code Connection: close}. */
        CLOSE
    }

    /** Each {@code null} when not set or zero, which both mean no limit. */
    public record Timeouts(@Nullable Duration connect, @Nullable Duration client, @Nullable Duration server,
            @Nullable Duration httpRequest, @Nullable Duration httpKeepAlive, @Nullable Duration check) {}

    /**
     * {@code option forwardfor}.
     *
     * @param header name of the header
     * @param ifNone only when the request has no such header yet
     */
    public record ForwardFor(String header, boolean ifNone) {}

    /** {@code option httpchk}: method, request target and version of the request. */
    public record HttpCheck(String method, String target, String version) {}

    /** A name that stands for a section, and where it is mentioned. */
    public record Reference(String name, Position position) {}
}
