package io.evenkeel.director.keepalived;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import org.jspecify.annotations.Nullable;

/** Finds the address family of an instance, which its first address has, and leaves out what is of the other. */
final class FamilyFinisher {
    /** The count of addresses in an advertisement is one byte. */
    private static final int MOST_ADDRESSES = 255;

    private final InstanceDraft draft;
    private final Diagnostics diagnostics;
    private boolean six;

    FamilyFinisher(InstanceDraft draft, Diagnostics diagnostics) {
        this.draft = draft;
        this.diagnostics = diagnostics;
    }

    boolean isSix() {
        return six;
    }

    void settle() {
        six = !draft.addresses.isEmpty() ? draft.addresses.get(0).isSix()
                : draft.unicastSource != null ? IpAddresses.isSix(draft.unicastSource)
                        : draft.sourceAddress != null && IpAddresses.isSix(draft.sourceAddress);
        addresses();
        draft.sourceAddress = source(draft.sourceAddress, "mcast_src_ip");
        draft.unicastSource = source(draft.unicastSource, "unicast_src_ip");
        peers();
        tracking();
    }

    private void addresses() {
        draft.addresses.removeIf(address -> {
            boolean wrong = address.isSix() != six;
            if (wrong) {
                other(address.position, address.address);
            }
            return wrong;
        });
        if (draft.addresses.isEmpty() && !draft.says("no_virtual_ipaddress")) {
            diagnostics.repair(KeepalivedRules.ADDRESS_COUNT, draft.place("virtual_ipaddress"),
                    "'" + draft.name + "' has no virtual address", "it only elects", "add 'virtual_ipaddress'");
        }
        if (draft.addresses.size() > MOST_ADDRESSES) {
            List<AddressDraft> surplus = draft.addresses.subList(MOST_ADDRESSES, draft.addresses.size());
            diagnostics.repair(KeepalivedRules.ADDRESS_COUNT, surplus.get(0).position,
                    draft.addresses.size() + " addresses, and an advertisement has room for " + MOST_ADDRESSES,
                    "the others are added and not advertised", "write them into 'virtual_ipaddress_excluded'");
            draft.excluded.addAll(0, new ArrayList<>(surplus));
            surplus.clear();
        }
    }

    private @Nullable String source(@Nullable String address, String keyword) {
        if (address == null || IpAddresses.isSix(address) == six) {
            return address;
        }
        other(draft.place(keyword), address);
        return null;
    }

    private void peers() {
        draft.peers.removeIf(peer -> {
            boolean wrong = IpAddresses.isSix(peer.address()) != six;
            if (wrong) {
                other(peer.position(), peer.address());
            }
            return wrong;
        });
        String keyword = draft.says("unicast_peer") ? "unicast_peer" : "unicast_src_ip";
        if (draft.peers.isEmpty() && draft.says(keyword) && !draft.says("unicast_fault_no_peer")) {
            diagnostics.repair(KeepalivedRules.INCOMPLETE, draft.place(keyword), "'" + keyword + "' without a peer",
                    "the multicast group is used", "add 'unicast_peer'");
        }
    }

    private void tracking() {
        draft.tracking.interfaces.removeIf(tracked -> {
            boolean own = tracked.name().equals(draft.interfaceName);
            if (own) {
                diagnostics.repair(KeepalivedRules.UNKNOWN_NAME, tracked.position(), "the own interface is watched anyway",
                        "the line is left out", "take it out");
            }
            return own;
        });
    }

    private void other(Position at, String address) {
        diagnostics.repair(KeepalivedRules.ADDRESS_FAMILY, at, address + " is not of the family of '" + draft.name + "'",
                "it is left out", "write it into 'virtual_ipaddress_excluded', or into an instance of its own");
    }
}
