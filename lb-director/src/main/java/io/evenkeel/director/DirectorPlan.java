package io.evenkeel.director;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.evenkeel.proxy.Plan;
import io.evenkeel.vrrp.VirtualRouterConfig;

/**
 * What differs between the director that runs and the one that is wanted. Printable: one change a line.
 *
 * @param loadBalancer the load balancer's part
 * @param virtualRouters the virtual routers' part, each a line that begins with +, - or ~
 * @param notifications whether others are told what happens, or in another way
 * @param hostCommands whether another command will tidy the host up; one that prepares it runs at the start only
 * @param mail whether others get mail about it, or in another way
 */
public record DirectorPlan(Plan loadBalancer, List<String> virtualRouters, boolean notifications, boolean hostCommands,
        boolean mail) {
    /** Copies the list. */
    public DirectorPlan {
        virtualRouters = List.copyOf(virtualRouters);
    }

    /** What leads from one configuration to the other. */
    public static DirectorPlan between(DirectorConfig before, DirectorConfig after) {
        return new DirectorPlan(Plan.between(before.loadBalancer(), after.loadBalancer()),
                routers(before.virtualRouters(), after.virtualRouters()),
                !before.notifications().equals(after.notifications()), !before.hostCommands().equals(after.hostCommands()),
                !Objects.equals(before.mail(), after.mail()));
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return loadBalancer.isEmpty() && virtualRouters.isEmpty() && !notifications && !hostCommands && !mail;
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        if (!loadBalancer.isEmpty()) {
            lines.add(loadBalancer.toString());
        }
        lines.addAll(virtualRouters);
        if (notifications) {
            lines.add("~ notifications");
        }
        if (hostCommands) {
            lines.add("~ startup and shutdown commands");
        }
        if (mail) {
            lines.add("~ mail");
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

    private static String name(VirtualRouterConfig router) {
        return "virtual router " + router.virtualRouterId() + " on " + router.interfaceName();
    }
}
