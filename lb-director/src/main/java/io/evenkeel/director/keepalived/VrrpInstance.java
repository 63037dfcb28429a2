package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Position;
import org.jspecify.annotations.Nullable;

/**
 * A {@code vrrp_instance}: one virtual router on one interface.
 *
 * @param position where its name stands
 * @param initialState what the text wishes for; keepalived starts as backup unless the priority is 255
 * @param interfaceName or a routing domain (VRF); empty only for unicast with a source address
 * @param virtualRouterId 1..255
 * @param priority 1..255; 255 owns the addresses and ignores the wishes of others
 * @param advertInterval for version 2 whole seconds, for version 3 hundredths of one, 0.01..40.95 s
 * @param version 2 or 3
 * @param preempt whether it takes over from a router with a lower priority
 * @param highestOther the highest priority of the others, after whose patience it stands by when it was held up;
 *     {@code null}: not said
 * @param preemptDelay how long it waits before that
 * @param startupDelay how long it holds back after the start
 * @param delayAfterBoot how long it holds back after the host has come up
 * @param downTimerAdverts how many advertisements may be missing before a backup takes over; 3 by default
 * @param rivals what it says to other routers that serve
 * @param sourceAddress source of advertisements; {@code null}: the interface's first
 * @param tracksSource whether it is in fault while its interface does not have {@code sourceAddress}
 * @param multicastGroup where advertisements go; {@code null}: that of VRRP
 * @param checksumAsV2 whether version 3 over IPv4 leaves the pseudo-header out of the checksum
 * @param oldChecksum whether peers have the checksum of keepalived until 1.3.6
 * @param requiresOurAddresses whether advertisements of version 2 with other addresses are dropped
 * @param receiveBuffer bytes; 0 for the usual
 * @param authentication of version 2; {@code null}: none
 * @param signature a signed trailer of version 3; {@code null}: none
 * @param addresses those that are advertised, in the order of the text
 * @param excluded addresses that move along and are not advertised
 * @param routes the lines of {@code virtual_routes}
 * @param rules the lines of {@code virtual_rules}
 * @param unicast peers instead of a multicast group; {@code null}: multicast
 * @param virtualMac an interface with the MAC address of the virtual router; {@code null}: none
 * @param ipvlan an interface with an address of its own, to advertise from; {@code null}: none
 * @param addressMacs interfaces with the MAC address of the virtual router that some addresses are on
 * @param host what it takes for granted of its host, and changes there
 * @param notifications who is told what happens to it
 */
public record VrrpInstance(String name, Position position, State initialState, String interfaceName, int virtualRouterId, int priority,
        Duration advertInterval, int version, boolean preempt, @Nullable Integer highestOther, Duration preemptDelay,
        Duration startupDelay, Duration delayAfterBoot, int downTimerAdverts, Rivals rivals, @Nullable String sourceAddress,
        boolean tracksSource, @Nullable String multicastGroup, boolean checksumAsV2, OldChecksum oldChecksum,
        boolean requiresOurAddresses, int receiveBuffer,
        @Nullable Authentication authentication, @Nullable Signature signature, GratuitousArp gratuitousArp, List<VirtualAddress> addresses,
        List<VirtualAddress> excluded, List<Routing> routes, List<Routing> rules, @Nullable Unicast unicast,
        @Nullable VirtualMac virtualMac, @Nullable Ipvlan ipvlan, List<AddressMac> addressMacs, Host host, Tracking tracking,
        NotifySettings notifications) {

    /** Copies the collections; the password is not in {@link #toString}. */
    public VrrpInstance {
        addresses = List.copyOf(addresses);
        excluded = List.copyOf(excluded);
        routes = List.copyOf(routes);
        rules = List.copyOf(rules);
        addressMacs = List.copyOf(addressMacs);
    }

    /** The password of {@code auth_type PASS}, or {@code null}. */
    public @Nullable String password() {
        return authentication != null && authentication.type() == AuthenticationType.PASS ? authentication.password() : null;
    }

    /** {@code state}. */
    public enum State {
        /** It should serve the addresses when all is well. */
        MASTER,
        /** It should stand by. */
        BACKUP
    }

    /** {@code old_unicast_checksum}. */
    public enum OldChecksum {
        /** Peers that have it get it. */
        LEARNED,
        /** It is sent to all. */
        ALWAYS,
        /** It is not understood. */
        NEVER
    }

    /** {@code auth_type}. */
    public enum AuthenticationType {
        /** A password in clear text (RFC 2338 5.3.10). */
        PASS,
        /** An authentication header around each advertisement (RFC 2338 5.3.6). */
        AH
    }

    /**
     * How advertisements of version 2 are authenticated.
     *
     * @param password at most 8 bytes
     */
    public record Authentication(AuthenticationType type, String password) {
        @Override
        public String toString() {
            return "Authentication[" + type + "]";
        }
    }

    /**
     * {@code auth_hmac}.
     *
     * @param keys all that are understood, at least one
     * @param activeKey the number of the one that signs
     * @param window how far the time of day may be off; {@code null}: it is not compared
     * @param mode {@code enforce}, {@code permissive} or {@code receive-only}
     */
    public record Signature(List<Key> keys, int activeKey, @Nullable Duration window, String mode) {
        /** Copies the list. */
        public Signature {
            keys = List.copyOf(keys);
        }

        /**
         * A key.
         *
         * @param id 0..255
         * @param text {@code hex:} and digits, {@code file:} and a path, or the key itself
         */
        public record Key(int id, String text) {
            @Override
            public String toString() {
                return "Key[" + id + "]";
            }
        }
    }

    /**
     * Announcements of the addresses to switches and neighbours.
     *
     * @param masterDelay from the first burst to the second; 5 s by default, 0 for no second
     * @param masterRepeat packets of each address in a burst; 5 by default
     * @param refresh time between repeated announcements while serving; 0, the default, for never
     * @param refreshRepeat packets of each address in those; 1 by default
     * @param lowerPriorityDelay from hearing a lower priority to the second burst after that; {@code masterDelay} by default
     * @param lowerPriorityRepeat packets of each address in such a burst; {@code masterRepeat} by default
     * @param elsewhere time between announcements of one address of each other interface while serving; 0, the default, for never
     * @param elsewhereAll whether that is for all others, or for those with a virtual MAC address
     * @param interval between two packets on the interface; 0 by default
     */
    public record GratuitousArp(Duration masterDelay, int masterRepeat, Duration refresh, int refreshRepeat, Duration lowerPriorityDelay,
            int lowerPriorityRepeat, Duration elsewhere, boolean elsewhereAll, Duration interval) {}

    /**
     * What a router that serves says to another one that does.
     *
     * @param answersLower whether a lower priority is answered with an advertisement, as it is by default
     * @param answersHigher whether it sends one last advertisement before it gives way
     * @param ownerIgnores whether the owner of the addresses takes no notice of others
     */
    public record Rivals(boolean answersLower, boolean answersHigher, boolean ownerIgnores) {}

    /**
     * A line of {@code virtual_routes} or {@code virtual_rules}.
     *
     * @param options in the order of the text, each under one name: {@code via} for {@code gw} as well
     * @param position where it stands
     */
    public record Routing(List<Option> options, Position position) {
        /** Copies the list. */
        public Routing {
            options = List.copyOf(options);
        }

        /** What an option says, the first time that it stands there; {@code null} where it does not. */
        public @Nullable String value(String name) {
            return options.stream().filter(option -> option.name().equals(name)).map(Option::value).findFirst().orElse(null);
        }

        /** A word with its value; the value is empty where there is none. */
        public record Option(String name, String value) {}
    }

    /**
     * A line of {@code virtual_ipaddress}.
     *
     * @param address of either family
     * @param prefixLength that of a single address by default, 32 or 128
     * @param device where it is added, the interface of the instance by default; or the one of {@code addressMacs} that is made for it
     * @param label of the address, or {@code null}
     * @param attributes what else is said of it, the value empty where there is none: {@code brd}, {@code scope}, {@code peer},
     *     {@code home}, {@code -nodad}, {@code no_track}, ...
     * @param position where it stands
     */
    public record VirtualAddress(String address, int prefixLength, String device, @Nullable String label, Map<String, String> attributes,
            Position position) {
        /** Copies the map. */
        public VirtualAddress {
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * Advertisements to single routers instead of to a multicast group.
     *
     * @param source {@code unicast_src_ip}, or {@code null}
     * @param peers without any it is in fault, if the text wants it so
     * @param ttl of advertisements sent; {@code null} for the default
     * @param checkSource whether advertisements from others than the peers are dropped
     * @param faultsWithoutPeer whether it is in fault where no peer is left
     */
    public record Unicast(@Nullable String source, List<Peer> peers, @Nullable Integer ttl, boolean checkSource,
            boolean faultsWithoutPeer) {
        /** Copies the list. */
        public Unicast {
            peers = List.copyOf(peers);
        }
    }

    /**
     * A line of {@code unicast_peer}.
     *
     * @param minimumTtl that a received advertisement must have, or {@code null}
     * @param maximumTtl that a received advertisement may have, or {@code null}
     */
    public record Peer(String address, @Nullable Integer minimumTtl, @Nullable Integer maximumTtl, Position position) {}

    /**
     * {@code use_vmac}.
     *
     * @param interfaceName its name
     * @param hardwareAddress its address, or {@code null} for that of the virtual router
     * @param transmitBase whether advertisements use the interface below it
     * @param group its group, or {@code null} for that of the interface below it
     * @param notifies whether rtnetlink tells of the interface below it when it comes and goes
     */
    public record VirtualMac(String interfaceName, @Nullable String hardwareAddress, boolean transmitBase, @Nullable Integer group,
            boolean notifies) {}

    /**
     * {@code use_ipvlan}.
     *
     * @param mode {@code bridge}, {@code private} or {@code vepa}
     */
    public record Ipvlan(String interfaceName, String address, int prefixLength, String mode) {}

    /**
     * {@code use_vmac_addr}, or {@code use_vmac} of an address: one interface for all addresses with the same interface below it.
     *
     * @param interfaceName its name, which those addresses have as their device
     * @param parent the interface below it
     * @param six whether its addresses are of IPv6
     * @param hardwareAddress its address, or {@code null} for that of the virtual router
     */
    public record AddressMac(String interfaceName, String parent, boolean six, @Nullable String hardwareAddress) {}

    /**
     * What an instance takes for granted of its host, and changes there.
     *
     * @param interfaceMayBeMissing {@code dynamic_interfaces}
     * @param promotesSecondaries {@code promote_secondaries}
     * @param filter drops packets to and from the addresses; {@code null}: they take them
     */
    public record Host(boolean interfaceMayBeMissing, boolean promotesSecondaries, @Nullable Filter filter) {}

    /**
     * A table of the packet filter.
     *
     * @param table {@code nftables}
     * @param priority {@code nftables_priority}
     * @param counts {@code nftables_counters}
     */
    public record Filter(String table, int priority, boolean counts) {}

    @Override
    public String toString() {
        return "VrrpInstance[" + name + " on " + interfaceName + ", id " + virtualRouterId + ", priority " + priority + ", version "
                + version + ", " + addresses + "]";
    }
}
