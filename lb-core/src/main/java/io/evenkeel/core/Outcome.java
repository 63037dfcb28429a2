package io.evenkeel.core;

/** How the work under a lease ended. */
public enum Outcome {
    /** The server did its work, whatever it answered. */
    COMPLETED(false),
    /** The client went away first. */
    CLIENT_ABORTED(false),
    /** No connection could be made. */
    CONNECT_FAILED(true),
    /** The server closed or sent nonsense before the answer was complete. */
    SERVER_FAILED(true),
    /** The server was too slow. */
    SERVER_TIMED_OUT(true),
    /** We gave up: the balancer stops, or its configuration changed. */
    CANCELLED(false);

    private final boolean serverAtFault;

    Outcome(boolean serverAtFault) {
        this.serverAtFault = serverAtFault;
    }

    /** Whether it counts against the server. */
    public boolean serverAtFault() {
        return serverAtFault;
    }
}
