package io.evenkeel.vrrp.bfd.protocol;

/** Where a session stands (RFC 5880 section 4.1). */
public enum BfdState {
    /** Held down by somebody. */
    ADMIN_DOWN(0, "AdminDown"),
    /** The other end is not heard, or does not hear us. */
    DOWN(1, "Down"),
    /** The other end is heard, and has not shown yet that it hears us. */
    INIT(2, "Init"),
    /** Both hear each other. */
    UP(3, "Up");

    private final int number;
    private final String text;

    BfdState(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /** The state that two bits say. */
    static BfdState of(int bits) {
        return switch (bits & 3) {
            case 0 -> ADMIN_DOWN;
            case 1 -> DOWN;
            case 2 -> INIT;
            default -> UP;
        };
    }

    /** Its number on the wire. */
    int number() {
        return number;
    }

    /** As the RFC spells it. */
    @Override
    public String toString() {
        return text;
    }
}
