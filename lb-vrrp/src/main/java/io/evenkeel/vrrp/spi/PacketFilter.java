package io.evenkeel.vrrp.spi;

/**
 * A table of the kernel's packet filter that drops what comes to addresses and what goes out from them, while a router holds
 * them: {@code nft list table inet NAME}. Routers with equal ones share it. Immutable.
 *
 * @param table its name, 1..255 characters, of no other table of the family {@code inet} of the host
 * @param priority among the tables of the host; the lower is asked first
 * @param counts whether packets that are dropped are counted
 */
public record PacketFilter(String table, int priority, boolean counts) {
    /** Table {@code evenkeel}, just before the usual ones. */
    public static final PacketFilter DEFAULT = new PacketFilter("evenkeel", -1, false);

    private static final int MAX_NAME_LENGTH = 255;

    /** Checks the name. */
    public PacketFilter {
        if (table.isBlank() || table.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("table: " + table + " (expected: 1.." + MAX_NAME_LENGTH + " characters)");
        }
    }
}
