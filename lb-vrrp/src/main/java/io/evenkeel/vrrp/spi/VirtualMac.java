package io.evenkeel.vrrp.spi;

import java.util.Locale;
import java.util.regex.Pattern;

import io.evenkeel.vrrp.packet.IpFamily;
import org.jspecify.annotations.Nullable;

/**
 * The wish to float a hardware address with the IP addresses (RFC 9568 section 7.3): a macvlan interface on top of the
 * router's interface. Immutable.
 *
 * @param interfaceName its name, at most 15 characters; null for {@code vrrp.VRID} (IPv6: {@code vrrp6.VRID})
 * @param hardwareAddress such as {@code 02:00:00:00:00:33}; null for the one that the RFC gives
 * @param advertiseFromBase whether advertisements leave from the interface below, with its hardware address
 * @param group the number by which packet filters may name it and others ({@code ip link set group}); null for that of the
 *        interface below, so that rules for that hold for it too
 * @param notifies whether rtnetlink tells of the interface below when it comes and goes: that one then is promiscuous or no
 *        longer, which the kernel does not tell of itself for some, such as bridges
 */
public record VirtualMac(@Nullable String interfaceName, @Nullable String hardwareAddress, boolean advertiseFromBase,
        @Nullable Integer group, boolean notifies) {
    private static final Pattern HARDWARE_ADDRESS = Pattern.compile("(?:[0-9a-f]{2}:){5}[0-9a-f]{2}");
    private static final int GROUP_BIT = 1;
    /** The kernel has room for 15 characters. */
    private static final int MAX_NAME_LENGTH = 15;

    /** The name and hardware address that follow from the VRID; advertisements leave with that hardware address. */
    public static final VirtualMac STANDARD = new VirtualMac(null, null, false);

    /** One in the group of the interface below, of which rtnetlink tells what it does by itself. */
    public VirtualMac(@Nullable String interfaceName, @Nullable String hardwareAddress, boolean advertiseFromBase) {
        this(interfaceName, hardwareAddress, advertiseFromBase, null, false);
    }

    /** Checks the values. */
    public VirtualMac {
        if (interfaceName != null && (interfaceName.isBlank() || interfaceName.length() > MAX_NAME_LENGTH)) {
            throw new IllegalArgumentException(
                    "interfaceName: " + interfaceName + " (expected: 1.." + MAX_NAME_LENGTH + " characters)");
        }
        if (hardwareAddress != null) {
            hardwareAddress = hardwareAddress.toLowerCase(Locale.ROOT);
            if (!HARDWARE_ADDRESS.matcher(hardwareAddress).matches()) {
                throw new IllegalArgumentException(
                        "hardwareAddress: " + hardwareAddress + " (expected: such as 00:00:5e:00:01:33)");
            }
            if ((Integer.parseInt(hardwareAddress, 0, 2, 16) & GROUP_BIT) != 0) {
                throw new IllegalArgumentException(
                        "hardwareAddress: " + hardwareAddress + " (expected: one of a single interface, the first byte even)");
            }
        }
    }

    /** The name of the interface for this virtual router. */
    public String interfaceName(IpFamily family, int virtualRouterId) {
        if (interfaceName != null) {
            return interfaceName;
        }
        return (family == IpFamily.IPV4 ? "vrrp." : "vrrp6.") + virtualRouterId;
    }

    /** Its hardware address for this virtual router: {@code 00-00-5E-00-01-VRID}, in IPv6 {@code 00-00-5E-00-02-VRID}. */
    public String hardwareAddress(IpFamily family, int virtualRouterId) {
        if (hardwareAddress != null) {
            return hardwareAddress;
        }
        return String.format(Locale.ROOT, "00:00:5e:00:%02x:%02x", family == IpFamily.IPV4 ? 1 : 2, virtualRouterId);
    }
}
