package io.evenkeel.vrrp.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.evenkeel.vrrp.packet.Advertisement;
import io.evenkeel.vrrp.packet.Authentication;
import io.evenkeel.vrrp.packet.ChecksumForm;
import io.evenkeel.vrrp.packet.Decoded.Datagram;
import io.evenkeel.vrrp.packet.DropReason;
import io.evenkeel.vrrp.packet.HeaderKey;
import io.evenkeel.vrrp.packet.Seal;
import io.evenkeel.vrrp.packet.TrailerKeys;
import org.junit.jupiter.api.Test;

/** What a router takes, and for which reason it drops the rest. */
class AdvertCheckTest {
    private static final InetAddress OURS = InetAddress.ofLiteral("10.0.0.2");
    private static final InetAddress PEER = InetAddress.ofLiteral("10.0.0.1");
    private static final InetAddress STRANGER = InetAddress.ofLiteral("10.0.0.9");
    private static final InetAddress GROUP = InetAddress.ofLiteral("224.0.0.18");
    private static final List<InetAddress> FLOATING = List.of(InetAddress.ofLiteral("10.0.0.100"));
    private static final ProtocolVersion V2 = new ProtocolVersion.V2(new Authentication.None());
    private static final ProtocolVersion V3 = new ProtocolVersion.V3(ChecksumForm.WITH_PSEUDO_HEADER);
    private static final Delivery MULTICAST = new Delivery.Multicast(GROUP);
    private static final Protection OPEN = new Protection.None();
    private static final long NOW = 1_800_000_000L;

    private final ReplayGuard guard = new ReplayGuard();

    @Test
    void takesWhatIsInOrder() {
        assertThat(reason(router(V2, MULTICAST, OPEN), v2(PEER, GROUP, 255))).isEmpty();
        assertThat(reason(router(V3, MULTICAST, OPEN), v3(PEER, GROUP, 255))).isEmpty();
    }

    @Test
    void multicastMustNotHaveCrossedARouter() {
        assertThat(reason(router(V2, MULTICAST, OPEN), v2(PEER, GROUP, 254))).contains(DropReason.TTL);
    }

    @Test
    void aUnicastPeerHasLimitsOfItsOwn() {
        var limited = new Delivery.Unicast(List.of(UnicastPeer.of("10.0.0.1").minTtl(250).maxTtl(254)), 255, false);
        var open = new Delivery.Unicast(List.of(UnicastPeer.of("10.0.0.1")), 255, false);
        var checked = new Delivery.Unicast(List.of(UnicastPeer.of("10.0.0.1")), 255, true);

        assertThat(reason(router(V2, limited, OPEN), v2(PEER, OURS, 255))).contains(DropReason.TTL);
        assertThat(reason(router(V2, limited, OPEN), v2(PEER, OURS, 249))).contains(DropReason.TTL);
        assertThat(reason(router(V2, limited, OPEN), v2(PEER, OURS, 254))).isEmpty();
        assertThat(reason(router(V2, limited, OPEN), v2(STRANGER, OURS, 254))).contains(DropReason.NOT_A_PEER);
        assertThat(reason(router(V2, open, OPEN), v2(STRANGER, OURS, 1))).isEmpty();
        assertThat(reason(router(V2, checked, OPEN), v2(STRANGER, OURS, 255))).contains(DropReason.NOT_A_PEER);
        assertThat(reason(router(V2, open, OPEN), v2(PEER, GROUP, 255))).contains(DropReason.DESTINATION);
        assertThat(reason(router(V2, MULTICAST, OPEN), v2(PEER, OURS, 255))).contains(DropReason.DESTINATION);
    }

    @Test
    void versionPasswordAndIntervalMustBeOurs() {
        var password = new ProtocolVersion.V2(Authentication.Password.of("ours"));

        assertThat(reason(router(V3, MULTICAST, OPEN), v2(PEER, GROUP, 255))).contains(DropReason.VERSION);
        assertThat(reason(router(V2, MULTICAST, OPEN), v3(PEER, GROUP, 255))).contains(DropReason.VERSION);
        assertThat(reason(router(password, MULTICAST, OPEN), v2(PEER, GROUP, 255))).contains(DropReason.AUTHENTICATION);
        assertThat(reason(router(V2, MULTICAST, OPEN), new Datagram(0, PEER, GROUP, 255,
                new Advertisement.V2(51, 100, 2, new Authentication.None(), FLOATING), new Seal.None())))
                .contains(DropReason.INTERVAL);
    }

    @Test
    void whatIsWrongTwiceIsCountedForTheFirstCheck() {
        var datagram = new Datagram(0, OURS, OURS, 3, new Advertisement.V3(51, 100, 100, ChecksumForm.MESSAGE_ONLY, FLOATING),
                new Seal.None());
        var reasons = new ArrayList<DropReason>();
        reasons.addAll(reason(router(V2, MULTICAST, OPEN), datagram).stream().toList());
        reasons.addAll(reason(router(V2, MULTICAST, OPEN), ttl(datagram, 255)).stream().toList());
        reasons.addAll(reason(router(V3, MULTICAST, OPEN), ttl(datagram, 255)).stream().toList());
        reasons.addAll(reason(router(V3, MULTICAST, OPEN),
                new Datagram(0, OURS, GROUP, 255, datagram.advertisement(), new Seal.None())).stream().toList());

        assertThat(reasons).containsExactly(DropReason.TTL, DropReason.VERSION, DropReason.DESTINATION, DropReason.OWN_SOURCE)
                .isSorted();
    }

    @Test
    void anAuthenticationHeaderMustBeOurs() {
        var version = new ProtocolVersion.V2(new Authentication.Header());
        RouterConfig router = router(version, MULTICAST, new Protection.Header(HeaderKey.of("ours")));
        var bare = new Datagram(7, PEER, GROUP, 255,
                new Advertisement.V2(51, 100, 1, new Authentication.Header(), FLOATING), new Seal.None());

        assertThat(reason(router, HeaderKey.of("ours").sign(bare, 1))).isEmpty();
        assertThat(reason(router, HeaderKey.of("theirs").sign(bare, 1))).contains(DropReason.AUTHENTICATION);
        assertThat(reason(router, bare)).contains(DropReason.AUTHENTICATION);
        Datagram forged = HeaderKey.of("ours").sign(bare, 1);
        assertThat(reason(router, new Datagram(8, PEER, GROUP, 255, forged.advertisement(), forged.seal())))
                .contains(DropReason.AUTHENTICATION);
    }

    @Test
    void aTrailerIsCheckedByKeyTimeAndOrder() {
        TrailerKeys keys = TrailerKeys.of(1, key(1)).with(2, key(2));
        RouterConfig router = router(V3, MULTICAST,
                new Protection.Trailer(keys, Protection.Mode.ENFORCE, Optional.of(Duration.ofSeconds(5))));
        Datagram bare = v3(PEER, GROUP, 255);

        assertThat(reason(router, keys.sign(bare, NOW << 32))).isEmpty();
        assertThat(reason(router, keys.sign(bare, NOW << 32))).contains(DropReason.REPLAY);
        assertThat(reason(router, keys.sign(bare, (NOW << 32) - 1))).contains(DropReason.REPLAY);
        assertThat(reason(router, keys.signingWith(2).sign(bare, (NOW << 32) + 1))).isEmpty();
        assertThat(reason(router, keys.sign(v3(STRANGER, GROUP, 255), NOW << 32))).isEmpty();
        assertThat(reason(router, keys.sign(bare, (NOW + 5) << 32))).isEmpty();
        assertThat(reason(router, keys.sign(bare, (NOW + 6) << 32))).contains(DropReason.REPLAY);
        assertThat(reason(router, TrailerKeys.of(1, key(9)).sign(bare, ((NOW + 5) << 32) + 1)))
                .contains(DropReason.AUTHENTICATION);
        assertThat(reason(router, TrailerKeys.of(7, key(1)).sign(bare, ((NOW + 5) << 32) + 1)))
                .contains(DropReason.AUTHENTICATION);
        assertThat(reason(router, bare)).contains(DropReason.AUTHENTICATION);
    }

    @Test
    void aClusterCanMoveToSignedPacketsStepByStep() {
        TrailerKeys keys = TrailerKeys.of(1, key(1));
        Datagram bare = v3(PEER, GROUP, 255);
        for (Protection.Mode mode : List.of(Protection.Mode.PERMISSIVE, Protection.Mode.RECEIVE_ONLY)) {
            RouterConfig router = router(V3, MULTICAST, new Protection.Trailer(keys, mode, Optional.empty()));

            assertThat(reason(router, bare)).as("%s", mode).isEmpty();
            assertThat(reason(router, keys.sign(bare, 1 + mode.name().length()))).as("%s", mode).isEmpty();
            assertThat(reason(router, TrailerKeys.of(1, key(9)).sign(bare, 100))).as("%s", mode)
                    .contains(DropReason.AUTHENTICATION);
        }
        assertThat(reason(router(V3, MULTICAST, OPEN), keys.sign(bare, 1))).contains(DropReason.AUTHENTICATION);
    }

    @Test
    void anOwnerMayBeToldToListenToNobody() {
        RouterConfig usual = router(V2, MULTICAST, OPEN);
        var owner = new RouterConfig(51, V2, 255, usual.intervalNanos(), 3, usual.preemption(), OURS, FLOATING,
                usual.announcements(), MULTICAST, OPEN, new RivalPolicy(true, false, true), 0, new Membership.Alone());

        assertThat(reason(owner, v2(PEER, GROUP, 255))).contains(DropReason.OWNER_IGNORES);
    }

    @Test
    void otherAddressesAreAReasonInVersion2IfSaid() {
        var strict = router(new ProtocolVersion.V2(new Authentication.None(), true), MULTICAST, OPEN);

        assertThat(reason(strict, v2(PEER, GROUP, 255))).isEmpty();
        assertThat(reason(strict, floating(List.of(PEER), 100))).contains(DropReason.OTHER_ADDRESSES);
        assertThat(reason(strict, floating(List.of(FLOATING.getFirst(), PEER), 0))).contains(DropReason.OTHER_ADDRESSES);
        assertThat(reason(strict, floating(List.of(PEER), 255))).as("an owner knows best").isEmpty();
        assertThat(reason(router(V2, MULTICAST, OPEN), floating(List.of(PEER), 100))).isEmpty();
    }

    @Test
    void noAddressIsOnlyForThoseWhoHaveNone() {
        RouterConfig usual = router(V2, MULTICAST, OPEN);
        var electing = new RouterConfig(51, V2, 100, usual.intervalNanos(), usual.preemption(), OURS, List.of(),
                usual.announcements());

        assertThat(reason(usual, floating(List.of(), 100))).contains(DropReason.NO_ADDRESS);
        assertThat(reason(electing, floating(List.of(), 100))).isEmpty();
        assertThat(AdvertCheck.remarks(electing, floating(List.of(), 100).advertisement())).isEmpty();
    }

    @Test
    void anOldChecksumMayBeRefused() {
        var unicast = new Delivery.Unicast(List.of(UnicastPeer.of("10.0.0.1")), 255, false);
        var old = new Datagram(0, PEER, OURS, 255,
                new Advertisement.V3(51, 100, 100, ChecksumForm.GROUP_PSEUDO_HEADER, FLOATING), new Seal.None());

        assertThat(reason(router(V3, unicast, OPEN), old)).isEmpty();
        assertThat(reason(router(new ProtocolVersion.V3(ChecksumForm.GROUP_PSEUDO_HEADER, false), unicast, OPEN), old)).isEmpty();
        assertThat(reason(router(new ProtocolVersion.V3(ChecksumForm.WITH_PSEUDO_HEADER, false), unicast, OPEN), old))
                .contains(DropReason.OLD_CHECKSUM);
        assertThat(reason(router(V2, unicast, OPEN), old)).contains(DropReason.VERSION);
    }

    private static Datagram floating(List<InetAddress> addresses, int priority) {
        return new Datagram(0, PEER, GROUP, 255, new Advertisement.V2(51, priority, 1, new Authentication.None(), addresses),
                new Seal.None());
    }

    private Optional<DropReason> reason(RouterConfig config, Datagram datagram) {
        return AdvertCheck.rejection(config, datagram, guard, NOW).map(Rejection::reason);
    }

    private static RouterConfig router(ProtocolVersion version, Delivery delivery, Protection protection) {
        return new RouterConfig(51, version, 100, Duration.ofSeconds(1).toNanos(), 3, new Preemption.After(Duration.ZERO), OURS,
                FLOATING, AnnouncementPolicy.DEFAULT, delivery, protection, RivalPolicy.DEFAULT, 0, new Membership.Alone());
    }

    private static Datagram v2(InetAddress source, InetAddress destination, int ttl) {
        return new Datagram(0, source, destination, ttl,
                new Advertisement.V2(51, 100, 1, new Authentication.None(), FLOATING), new Seal.None());
    }

    private static Datagram v3(InetAddress source, InetAddress destination, int ttl) {
        return new Datagram(0, source, destination, ttl,
                new Advertisement.V3(51, 100, 100, ChecksumForm.WITH_PSEUDO_HEADER, FLOATING), new Seal.None());
    }

    private static Datagram ttl(Datagram datagram, int ttl) {
        return new Datagram(0, datagram.source(), datagram.destination(), ttl, datagram.advertisement(), datagram.seal());
    }

    private static byte[] key(int filler) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filler);
        return key;
    }
}
