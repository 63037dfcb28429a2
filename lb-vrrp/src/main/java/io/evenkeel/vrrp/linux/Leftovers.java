package io.evenkeel.vrrp.linux;

import java.util.Map;

import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.route.StackedLink;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.vrrp.spi.VrrpException;

/** Interfaces that a process which was killed has left behind. */
final class Leftovers {
    private Leftovers() {}

    /**
     * Takes one away; only what one of ours or of keepalived would look like.
     *
     * @return the settings of the interface below, as they were before it was made, as far as it tells
     */
    static Map<String, String> remove(RouteSocket route, Link leftover, Link parent, StackedLink.Kind kind, Map<String, String> now)
            throws LinuxException {
        if (!leftover.kind().equals(kind.kernelName()) || leftover.parentIndex() != parent.index()) {
            throw new VrrpException("there is an interface " + leftover.name() + " already, and it is no " + kind.kernelName() + " on "
                    + parent.name() + "; give the one of the virtual router another name, or remove that one");
        }
        var owner = MacvlanOwner.parse(leftover.alias());
        if (owner.filter(MacvlanOwner::isAlive).isPresent()) {
            throw new VrrpException("interface " + leftover.name() + " belongs to process " + owner.get().process()
                    + ", which runs; stop that, or give the one of the virtual router another name");
        }
        route.removeLink(leftover.index());
        return owner.map(MacvlanOwner::settings).orElse(now);
    }
}
