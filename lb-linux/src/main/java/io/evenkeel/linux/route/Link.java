package io.evenkeel.linux.route;

import java.util.HexFormat;

/**
 * A network interface as it was when asked.
 *
 * @param hardwareAddress six bytes in hexadecimal with colons; empty if it has none
 * @param isUp whether it can carry packets: switched on and with a carrier
 */
public record Link(int index, String name, String hardwareAddress, boolean isUp) {
    /** The bytes of the hardware address. */
    public byte[] hardwareAddressBytes() {
        return hardwareAddress.isEmpty() ? new byte[0] : HexFormat.ofDelimiter(":").parseHex(hardwareAddress);
    }
}
