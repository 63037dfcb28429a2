package io.evenkeel.director.keepalived;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Position;
import org.jspecify.annotations.Nullable;

/** A {@code vrrp_instance} while its block is read; {@code null} is what the text does not say. */
final class InstanceDraft implements Placed {
    final String name;
    final Position position;
    VrrpInstance.@Nullable State state;
    @Nullable
    String interfaceName;
    @Nullable
    Integer virtualRouterId;
    @Nullable
    Integer priority;
    Duration advertInterval = Duration.ofSeconds(1);
    @Nullable
    Integer version;
    boolean preempt = true;
    Duration preemptDelay = Duration.ZERO;
    @Nullable
    Integer highestOther;
    @Nullable
    Boolean takesOtherAddresses;
    int receiveBuffer;
    @Nullable
    String sourceAddress;
    boolean authenticated;
    SignatureKeywords.@Nullable Draft signature;
    VrrpInstance.@Nullable AuthenticationType authenticationType;
    @Nullable
    String password;
    @Nullable
    Duration garpMasterDelay;
    @Nullable
    Integer garpMasterRepeat;
    @Nullable
    Duration garpRefresh;
    @Nullable
    Integer garpRefreshRepeat;
    @Nullable
    Elsewhere garpElsewhere;
    @Nullable
    Boolean strict;
    @Nullable
    Boolean answersLower;
    @Nullable
    Boolean answersHigher;
    @Nullable
    Boolean ownerIgnores;
    @Nullable
    Integer downTimerAdverts;
    @Nullable
    Duration garpLowerDelay;
    @Nullable
    Integer garpLowerRepeat;
    @Nullable
    Boolean checksumAsV2;
    @Nullable
    Boolean checksUnicastSource;
    @Nullable
    String multicastGroup;
    @Nullable
    String unicastSource;
    @Nullable
    Integer unicastTtl;
    boolean faultsWithoutPeer;
    boolean tracksSource;
    VrrpInstance.OldChecksum oldChecksum = VrrpInstance.OldChecksum.LEARNED;
    final List<VrrpInstance.Peer> peers = new ArrayList<>();
    @Nullable
    String virtualMac;
    @Nullable
    String virtualMacAddress;
    boolean virtualMacUsed;
    boolean virtualMacNotifies;
    @Nullable
    Integer virtualMacGroup;
    @Nullable
    IpvlanDraft ipvlan;
    /** {@code vrf}. */
    @Nullable
    String routingDomain;
    /** {@code use_vmac_addr}. */
    boolean virtualMacForAddresses;
    @Nullable
    Boolean accepts;
    boolean promotesSecondaries;
    boolean virtualMacTransmitsBase;
    @Nullable
    Boolean mailed;
    final List<AddressDraft> addresses = new ArrayList<>();
    final List<AddressDraft> excluded = new ArrayList<>();
    final List<VrrpInstance.Routing> routes = new ArrayList<>();
    final List<VrrpInstance.Routing> rules = new ArrayList<>();
    final TrackingDraft tracking = new TrackingDraft();
    final NotifyDraft notifications = new NotifyDraft();
    /** Where each keyword stood last. */
    final Map<String, Position> places = new LinkedHashMap<>();

    /** {@code use_ipvlan}; an address as in the text. */
    record IpvlanDraft(@Nullable String name, @Nullable String address, String mode) {}

    /** {@code garp_extra_if}: how often, and whether on all interfaces. */
    record Elsewhere(Duration every, boolean all) {}

    InstanceDraft(String name, Position position) {
        this.name = name;
        this.position = position;
    }

    /** Where a keyword stood, or else the name of the instance. */
    Position place(String keyword) {
        return places.getOrDefault(keyword, position);
    }

    @Override
    public void stands(String keyword, Position at) {
        places.put(keyword, at);
    }

    boolean says(String keyword) {
        return places.containsKey(keyword);
    }
}
