package io.evenkeel.vrrp.bfd.protocol;

/** Why a session last left Up, as far as this implementation says it (RFC 5880 section 4.1). */
public enum BfdDiagnostic {
    /** It never was Up, or is now. */
    NONE(0, "no diagnostic"),
    /** Nothing was heard for the detection time. */
    TIME_EXPIRED(1, "nothing was heard for the detection time"),
    /** The other end said so. */
    NEIGHBOUR_SIGNALED(3, "the neighbour says so"),
    /** Somebody here stopped it. */
    ADMINISTRATIVELY_DOWN(7, "stopped");

    private final int number;
    private final String text;

    BfdDiagnostic(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /** Its number on the wire. */
    public int number() {
        return number;
    }

    /** For people. */
    @Override
    public String toString() {
        return text;
    }
}
