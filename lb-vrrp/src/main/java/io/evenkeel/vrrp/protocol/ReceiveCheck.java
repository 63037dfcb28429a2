package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

import io.evenkeel.vrrp.packet.Advertisement;

/** The checks of RFC 9568 and RFC 3768 section 7.1 that need our configuration. */
final class ReceiveCheck {
    private ReceiveCheck() {}

    /** Why the advertisement must not reach the machine; empty when it may. */
    static Optional<Remark.Rejection> rejection(RouterConfig config, InetAddress source, Advertisement advertisement) {
        if (source.equals(config.source())) {
            return Optional.of(new Remark.OwnSource());
        }
        return switch (config.version()) {
            case ProtocolVersion.V2 ours -> switch (advertisement) {
                case Advertisement.V2 theirs -> rejectionV2(config, ours, theirs);
                case Advertisement.V3 theirs -> Optional.of(new Remark.OtherVersion(3, 2));
            };
            case ProtocolVersion.V3 ours -> switch (advertisement) {
                case Advertisement.V2 theirs -> Optional.of(new Remark.OtherVersion(2, 3));
                case Advertisement.V3 theirs -> Optional.empty();
            };
        };
    }

    private static Optional<Remark.Rejection> rejectionV2(RouterConfig config, ProtocolVersion.V2 ours,
            Advertisement.V2 theirs) {
        if (!theirs.authentication().equals(ours.authentication())) {
            return Optional.of(new Remark.OtherAuthentication());
        }
        if (theirs.intervalNanos() != config.intervalNanos()) {
            return Optional.of(new Remark.OtherInterval(theirs.intervalNanos(), config.intervalNanos()));
        }
        return Optional.empty();
    }

    /** What people should know although the advertisement counts. */
    static Optional<Remark> remark(RouterConfig config, Advertisement advertisement) {
        Set<InetAddress> theirs = Set.copyOf(advertisement.addresses());
        return theirs.equals(Set.copyOf(config.addresses())) ? Optional.empty()
                : Optional.of(new Remark.OtherAddresses(theirs));
    }
}
