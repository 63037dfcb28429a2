package io.evenkeel.vrrp.bfd.protocol;

/** Where a session stands, in the order of its numbers on the wire (RFC 5880 section 4.1). */
public enum BfdState {
    /** Held down by somebody. */
    ADMIN_DOWN("AdminDown"),
    /** The other end is not heard, or does not hear us. */
    DOWN("Down"),
    /** The other end is heard, and has not shown yet that it hears us. */
    INIT("Init"),
    /** Both hear each other. */
    UP("Up");

    private final String text;

    BfdState(String text) {
        this.text = text;
    }

    /** The state with that number, 0..3. */
    static BfdState of(int number) {
        return values()[number];
    }

    /** As the RFC spells it. */
    @Override
    public String toString() {
        return text;
    }
}
