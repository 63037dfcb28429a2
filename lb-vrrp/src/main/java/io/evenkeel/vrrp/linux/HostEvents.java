package io.evenkeel.vrrp.linux;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

import io.evenkeel.linux.route.AddressWatch;
import io.evenkeel.linux.route.Link;
import io.evenkeel.linux.route.LinkWatch;
import io.evenkeel.linux.route.RemovedRoute;
import io.evenkeel.linux.route.Route;
import io.evenkeel.linux.route.RouteSocket;
import io.evenkeel.linux.route.RouteWatch;
import io.evenkeel.linux.route.Rule;
import io.evenkeel.linux.route.RulePlace;
import io.evenkeel.linux.route.RuleWatch;
import io.evenkeel.linux.socket.LinuxException;
import io.evenkeel.linux.socket.Poller;
import io.evenkeel.vrrp.spi.NetworkEvent;
import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;

/** What others change on the host. Driver thread only. */
final class HostEvents implements AutoCloseable {
    private final Poller poller;
    private final LinkWatch linkWatch;
    private final AddressWatch addressWatch;
    private final RouteWatch routeWatch;
    private final RuleWatch ruleWatch;
    private final HostLinks links;
    private final HeldAddresses addresses;
    private final PresentAddresses present;
    private final WantedParts<VirtualRoute, Route> routes = new WantedParts<>();
    private final WantedParts<VirtualRule, Rule> rules = new WantedParts<>();
    private final Queue<NetworkEvent> waiting = new ArrayDeque<>();
    private boolean mayBeNew = true;
    private boolean again;

    private HostEvents(RouteSocket route, Poller poller, LinkWatch linkWatch, AddressWatch addressWatch,
            RouteWatch routeWatch, RuleWatch ruleWatch, PresentAddresses present) {
        this.poller = poller;
        this.linkWatch = linkWatch;
        this.addressWatch = addressWatch;
        this.routeWatch = routeWatch;
        this.ruleWatch = ruleWatch;
        this.links = new HostLinks(route, linkWatch);
        this.addresses = new HeldAddresses(route, addressWatch);
        this.present = present;
    }

    static HostEvents open(RouteSocket route, Poller poller, OpenResources resources) throws LinuxException {
        LinkWatch linkWatch = resources.keep(LinkWatch.open());
        AddressWatch addressWatch = resources.keep(AddressWatch.open());
        RouteWatch routeWatch = resources.keep(RouteWatch.open());
        RuleWatch ruleWatch = resources.keep(RuleWatch.open());
        poller.add(linkWatch);
        poller.add(addressWatch);
        poller.add(routeWatch);
        poller.add(ruleWatch);
        return new HostEvents(route, poller, linkWatch, addressWatch, routeWatch, ruleWatch,
                resources.keep(new PresentAddresses(route, poller)));
    }

    /** After a wait there may be news; before the next there is none that matters. */
    void expect() {
        mayBeNew = true;
        again = false;
    }

    HostLinks links() throws LinuxException {
        read();
        return links;
    }

    /** As it is at this moment: before anything is done to it. */
    Optional<Link> linkNow(String name) throws LinuxException {
        refreshLinks();
        return links.link(name);
    }

    private void refreshLinks() throws LinuxException {
        links.refresh().forEach(changed -> waiting.add(new NetworkEvent.LinkChanged(changed)));
    }

    /** Whether {@link #next} has something without asking the kernel, or somebody has to look again. */
    boolean isWaiting() {
        return !waiting.isEmpty() || again;
    }

    /** The next wait ends at once. */
    void lookAgain() {
        again = true;
    }

    HeldAddresses addresses() {
        return addresses;
    }

    /** The addresses of an interface that may be used. */
    Set<InetAddress> present(String interfaceName) throws LinuxException {
        read();
        return present.on(interfaceName);
    }

    /** We have changed the addresses of an interface. */
    void changedAddresses(String interfaceName) {
        present.forget(interfaceName);
    }

    WantedParts<VirtualRoute, Route> routes() {
        return routes;
    }

    WantedParts<VirtualRule, Rule> rules() {
        return rules;
    }

    Optional<NetworkEvent> next() throws LinuxException {
        read();
        return Optional.ofNullable(waiting.poll());
    }

    private void read() throws LinuxException {
        if (!mayBeNew) {
            return;
        }
        mayBeNew = false;
        if (poller.isReadable(linkWatch)) {
            refreshLinks();
        }
        present.refresh();
        if (poller.isReadable(addressWatch)) {
            waiting.addAll(addresses.vanished());
        }
        if (poller.isReadable(routeWatch)) {
            readRoutes();
        }
        if (poller.isReadable(ruleWatch)) {
            readRules();
        }
    }

    private void readRoutes() throws LinuxException {
        for (RemovedRoute removed : routeWatch.removed()) {
            routes.like(route -> route.gone().equals(removed)).forEach(wanted -> waiting.add(new NetworkEvent.RouteVanished(wanted)));
        }
    }

    private void readRules() throws LinuxException {
        Optional<List<RulePlace>> removed = ruleWatch.removed();
        rules.like(rule -> removed.isEmpty() || removed.get().contains(rule.place()))
                .forEach(wanted -> waiting.add(new NetworkEvent.RuleVanished(wanted)));
    }

    @Override
    public void close() {
        ruleWatch.close();
        routeWatch.close();
        addressWatch.close();
        linkWatch.close();
    }
}
