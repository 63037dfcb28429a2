package io.evenkeel.director.keepalived;

import java.util.LinkedHashMap;
import java.util.Map;

import io.evenkeel.director.diagnostic.Position;
import org.jspecify.annotations.Nullable;

/** A line of {@code virtual_ipaddress} while it is read. */
final class AddressDraft {
    final String address;
    final int prefixLength;
    final Position position;
    @Nullable
    String device;
    @Nullable
    String label;
    /** {@code use_vmac}. */
    boolean virtualMac;
    final Map<String, String> attributes = new LinkedHashMap<>();

    AddressDraft(String network, Position position) {
        int slash = network.indexOf('/');
        this.address = slash < 0 ? network : network.substring(0, slash);
        this.prefixLength = slash < 0 ? (IpAddresses.isSix(network) ? 128 : 32) : Integer.parseInt(network.substring(slash + 1));
        this.position = position;
    }

    boolean isSix() {
        return IpAddresses.isSix(address);
    }

    VrrpInstance.VirtualAddress on(String defaultDevice) {
        return new VrrpInstance.VirtualAddress(address, prefixLength, device != null ? device : defaultDevice, label, attributes,
                position);
    }
}
