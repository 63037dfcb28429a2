package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.evenkeel.vrrp.packet.Advertisement;
import io.evenkeel.vrrp.packet.ChecksumForm;
import io.evenkeel.vrrp.packet.Decoded.Datagram;
import io.evenkeel.vrrp.packet.DropReason;
import io.evenkeel.vrrp.packet.IpFamily;
import io.evenkeel.vrrp.packet.Seal;

/** The checks of RFC 9568 and RFC 3768 section 7.1 that need a virtual router's configuration. Pure but for the guard. */
public final class AdvertCheck {
    private AdvertCheck() {}

    /**
     * Why an advertisement must not reach the machine; empty when it may. The checks come in the order of
     * {@link DropReason}.
     *
     * @param guard what was heard before
     * @param secondsNow our time of day, seconds since 1970
     */
    public static Optional<Rejection> rejection(RouterConfig config, Datagram datagram, ReplayGuard guard,
            long secondsNow) {
        return addressCount(config, datagram)
                .or(() -> oldChecksum(config, datagram))
                .or(() -> ttl(config, datagram))
                .or(() -> version(config, datagram))
                .or(() -> protection(config, datagram, guard, secondsNow))
                .or(() -> versionTwo(config, datagram))
                .or(() -> destination(config, datagram))
                .or(() -> source(config, datagram));
    }

    /** RFC 9568 section 5.2.5; two that float nothing may still elect one of them. */
    private static Optional<Rejection> addressCount(RouterConfig config, Datagram datagram) {
        return datagram.advertisement().addresses().isEmpty() && !config.addresses().isEmpty()
                ? rejected(DropReason.NO_ADDRESS, "address count 0 (expected: at least 1)")
                : Optional.empty();
    }

    private static Optional<Rejection> oldChecksum(RouterConfig config, Datagram datagram) {
        boolean isOld = datagram.advertisement() instanceof Advertisement.V3 v3
                && v3.checksumForm() == ChecksumForm.GROUP_PSEUDO_HEADER;
        boolean isRefused = config.version() instanceof ProtocolVersion.V3(var form, boolean learns)
                && !learns && form != ChecksumForm.GROUP_PSEUDO_HEADER;
        return isOld && isRefused ? rejected(DropReason.OLD_CHECKSUM, "its checksum is that of keepalived until 1.3.6")
                : Optional.empty();
    }

    /** RFC 9568 section 7.1: 255 for what must not cross a router; a unicast peer's limits are its own. */
    private static Optional<Rejection> ttl(RouterConfig config, Datagram datagram) {
        int ttl = datagram.ttl();
        return switch (config.delivery()) {
            case Delivery.Multicast multicast -> ttl == Delivery.MAX_TTL ? Optional.empty()
                    : rejected(DropReason.TTL, "TTL " + ttl + " (expected: 255)");
            case Delivery.Unicast unicast -> unicast.peers().stream()
                    .filter(peer -> peer.address().equals(datagram.source()) && (ttl < peer.minTtl() || ttl > peer.maxTtl()))
                    .findFirst().flatMap(peer -> rejected(DropReason.TTL,
                            "TTL " + ttl + " (expected: " + peer.minTtl() + ".." + peer.maxTtl() + ")"));
        };
    }

    private static Optional<Rejection> version(RouterConfig config, Datagram datagram) {
        int expected = config.version() instanceof ProtocolVersion.V2 ? 2 : 3;
        int received = datagram.advertisement() instanceof Advertisement.V2 ? 2 : 3;
        return received == expected ? Optional.empty()
                : rejected(DropReason.VERSION, "version " + received + " (expected: " + expected + ")");
    }

    private static Optional<Rejection> protection(RouterConfig config, Datagram datagram, ReplayGuard guard,
            long secondsNow) {
        return switch (config.protection()) {
            case Protection.None() -> datagram.seal() instanceof Seal.Trailer
                    ? rejected(DropReason.AUTHENTICATION, "it is signed, and we have no key")
                    : Optional.empty();
            case Protection.Header(var key) -> key.hasSigned(datagram) ? Optional.empty()
                    : rejected(DropReason.AUTHENTICATION, "its authentication header is missing or not ours");
            case Protection.Trailer(var keys, var mode, var window) -> switch (datagram.seal()) {
                case Seal.Trailer trailer -> {
                    if (window.isPresent() && isStale(trailer, window.get(), secondsNow)) {
                        yield rejected(DropReason.REPLAY, "it was signed at another time than ours");
                    }
                    if (!keys.hasSigned(datagram)) {
                        yield rejected(DropReason.AUTHENTICATION, "its signature is not ours (key " + trailer.keyId() + ")");
                    }
                    yield guard.accepts(datagram.source(), trailer.sequence()) ? Optional.empty()
                            : rejected(DropReason.REPLAY, "its sequence number is not past the last one");
                }
                case Seal.None none -> unsigned(mode);
                case Seal.Header header -> unsigned(mode);
            };
        };
    }

    private static Optional<Rejection> unsigned(Protection.Mode mode) {
        return mode == Protection.Mode.ENFORCE ? rejected(DropReason.AUTHENTICATION, "it is not signed") : Optional.empty();
    }

    /** The sender's seconds are modulo 2^32. */
    private static boolean isStale(Seal.Trailer trailer, Duration window, long secondsNow) {
        return Math.abs((int) (secondsNow - trailer.seconds())) > window.toSeconds();
    }

    private static Optional<Rejection> versionTwo(RouterConfig config, Datagram datagram) {
        if (!(config.version() instanceof ProtocolVersion.V2(var ours, var requires)
                && datagram.advertisement() instanceof Advertisement.V2 theirs)) {
            return Optional.empty();
        }
        if (!theirs.authentication().equals(ours)) {
            return rejected(DropReason.AUTHENTICATION, "its authentication or password is not ours");
        }
        if (theirs.intervalNanos() != config.intervalNanos()) { // RFC 3768 section 7.1
            return rejected(DropReason.INTERVAL, String.format(Locale.ROOT, "advertisement interval %d s (expected: %d s)",
                    theirs.intervalSeconds(), TimeUnit.NANOSECONDS.toSeconds(config.intervalNanos())));
        }
        return Optional.empty();
    }

    private static Optional<Rejection> destination(RouterConfig config, Datagram datagram) {
        InetAddress destination = datagram.destination();
        return switch (config.delivery()) {
            case Delivery.Multicast(var group) -> destination.equals(group) ? Optional.empty()
                    : rejected(DropReason.DESTINATION,
                            "sent to " + destination.getHostAddress() + " (expected: to " + group.getHostAddress() + ")");
            case Delivery.Unicast unicast -> destination.isMulticastAddress()
                    ? rejected(DropReason.DESTINATION,
                            "sent to the group " + destination.getHostAddress() + " (expected: to us alone)")
                    : Optional.empty();
        };
    }

    private static Optional<Rejection> source(RouterConfig config, Datagram datagram) {
        InetAddress source = datagram.source();
        if (source.equals(config.source())) {
            return rejected(DropReason.OWN_SOURCE,
                    "it carries our own address; is there a loop, or a second host with this address?");
        }
        if (config.isOwner() && config.rivals().ownerIgnores()) {
            return rejected(DropReason.OWNER_IGNORES, "the owner of the addresses listens to nobody");
        }
        if (config.version() instanceof ProtocolVersion.V2(var authentication, boolean requiresOurs) && requiresOurs
                && datagram.advertisement().priority() != RouterConfig.OWNER_PRIORITY
                && !floatsOurs(config, datagram.advertisement())) { // RFC 3768 section 7.1
            return rejected(DropReason.OTHER_ADDRESSES, "it floats other addresses than we: "
                    + new Remark.OtherAddresses(Set.copyOf(datagram.advertisement().addresses())).list());
        }
        if (config.delivery() instanceof Delivery.Unicast unicast
                && (unicast.checkSource() || unicast.peers().stream().anyMatch(UnicastPeer::limitsTtl))
                && unicast.peers().stream().noneMatch(peer -> peer.address().equals(source))) {
            return rejected(DropReason.NOT_A_PEER, "not one of our peers");
        }
        return Optional.empty();
    }

    private static Optional<Rejection> rejected(DropReason reason, String text) {
        return Optional.of(new Rejection(reason, "dropped: " + text));
    }

    /** What people should know although the advertisement counts. */
    public static List<Remark> remarks(RouterConfig config, Advertisement advertisement) {
        var remarks = new ArrayList<Remark>();
        if (!floatsOurs(config, advertisement)) {
            remarks.add(new Remark.OtherAddresses(Set.copyOf(advertisement.addresses())));
        }
        if (IpFamily.of(config.source()) == IpFamily.IPV4
                && config.version() instanceof ProtocolVersion.V3(var ourForm, boolean learns)
                && advertisement instanceof Advertisement.V3 v3 && v3.checksumForm() != ourForm) {
            remarks.add(new Remark.OtherChecksumForm(v3.checksumForm()));
        }
        return remarks;
    }

    private static boolean floatsOurs(RouterConfig config, Advertisement advertisement) {
        return Set.copyOf(advertisement.addresses()).equals(Set.copyOf(config.addresses()));
    }
}
