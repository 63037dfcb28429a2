package io.evenkeel.director;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.evenkeel.proxy.Plan;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.bfd.BfdTracker;

/**
 * What differs between the director that runs and the one that is wanted. Printable: one change a line.
 *
 * @param loadBalancer the load balancer's part
 * @param virtualRouters the virtual routers' part, each a line that begins with +, - or ~
 * @param bfdSessions the BFD sessions' part, each a line that begins with + or -
 * @param statics whether other addresses, routes or rules are always there
 * @param notifications whether others are told what happens, or in another way
 * @param hostCommands whether another command will tidy the host up; one that prepares it runs at the start only
 * @param mail whether others get mail about it, or in another way
 * @param urgency whether the host lets the thread of the virtual routers run in another way
 * @param linkDelays whether the states of interfaces have to last longer, or less long
 */
public record DirectorPlan(Plan loadBalancer, List<String> virtualRouters, List<String> bfdSessions, boolean statics,
        boolean notifications, boolean hostCommands, boolean mail, boolean urgency, boolean linkDelays) {
    /** Copies the lists. */
    public DirectorPlan {
        virtualRouters = List.copyOf(virtualRouters);
        bfdSessions = List.copyOf(bfdSessions);
    }

    /** What leads from one configuration to the other. */
    public static DirectorPlan between(DirectorConfig before, DirectorConfig after) {
        return new DirectorPlan(Plan.between(before.loadBalancer(), after.loadBalancer()),
                routers(before.virtualRouters(), after.virtualRouters()), sessions(before.bfdSessions(), after.bfdSessions()),
                !before.statics().equals(after.statics()), !before.notifications().equals(after.notifications()),
                !before.hostCommands().equals(after.hostCommands()), !Objects.equals(before.mail(), after.mail()),
                !before.urgency().equals(after.urgency()), !before.linkDelays().equals(after.linkDelays()));
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return loadBalancer.isEmpty() && virtualRouters.isEmpty() && bfdSessions.isEmpty() && !statics && !notifications
                && !hostCommands && !mail && !urgency && !linkDelays;
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        if (!loadBalancer.isEmpty()) {
            lines.add(loadBalancer.toString());
        }
        lines.addAll(virtualRouters);
        lines.addAll(bfdSessions);
        if (notifications) {
            lines.add("~ notifications");
        }
        if (statics) {
            lines.add("~ static addresses, routes and rules");
        }
        if (hostCommands) {
            lines.add("~ startup and shutdown commands");
        }
        if (mail) {
            lines.add("~ mail");
        }
        if (urgency) {
            lines.add("~ priority of the thread of virtual routers");
        }
        if (linkDelays) {
            lines.add("~ delays of interfaces");
        }
        return lines.isEmpty() ? "no change" : String.join("\n", lines);
    }

    private static List<String> routers(List<VirtualRouterConfig> before, List<VirtualRouterConfig> after) {
        Map<String, VirtualRouterConfig> present = new LinkedHashMap<>();
        before.forEach(router -> present.put(name(router), router));
        List<String> lines = new ArrayList<>();
        for (VirtualRouterConfig router : after) {
            VirtualRouterConfig old = present.remove(name(router));
            if (old == null) {
                lines.add("+ " + name(router) + " (" + router.addresses() + ")");
            } else if (!old.equals(router)) {
                lines.add("~ " + name(router));
            }
        }
        present.keySet().forEach(name -> lines.add("- " + name));
        return lines;
    }

    private static List<String> sessions(List<BfdTracker> before, List<BfdTracker> after) {
        return Stream.concat(before.stream().filter(session -> !after.contains(session)).map(session -> "- " + name(session)),
                after.stream().filter(session -> !before.contains(session)).map(session -> "+ " + name(session))).toList();
    }

    private static String name(BfdTracker session) {
        return "BFD session '" + session.name() + "' with " + session.session().neighbour().getHostAddress();
    }

    private static String name(VirtualRouterConfig router) {
        return "virtual router " + router.virtualRouterId() + " on " + router.interfaceName();
    }
}
