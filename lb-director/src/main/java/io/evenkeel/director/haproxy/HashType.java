package io.evenkeel.director.haproxy;

/**
 * How a key becomes a server: {@code hash-type}.
 *
 * @param consistent whether by a ring, so that a server that leaves moves only its own keys; otherwise by a map
 * @param function of the key
 * @param avalanche whether the function's result is mixed once more; so, with sdbm, is a ring for which none is named
 */
public record HashType(boolean consistent, Function function, boolean avalanche) {
    /** What holds when nothing is said. */
    public static final HashType DEFAULT = new HashType(false, Function.SDBM, false);

    /** The functions, by their names in the file. */
    public enum Function {
        /** The default. */
        SDBM,
        /** By Daniel J. Bernstein. */
        DJB2,
        /** By Wang Yi. */
        WT6,
        /** As in Ethernet. */
        CRC32,
        /** The number that the key is. */
        NONE
    }
}
