package io.evenkeel.director;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.evenkeel.proxy.Plan;
import io.evenkeel.vrrp.VirtualRouterConfig;

/**
 * What differs between the director that runs and the one that is wanted. Printable: one change a line.
 *
 * @param loadBalancer the load balancer's part
 * @param virtualRouters the virtual routers' part, each a line that begins with +, - or ~
 * @param notifications whether others are told of changes of state, or in another way
 * @param statics whether other addresses, routes or rules are always there
 */
public record DirectorPlan(Plan loadBalancer, List<String> virtualRouters, boolean notifications, boolean statics) {
    /** Copies the list. */
    public DirectorPlan {
        virtualRouters = List.copyOf(virtualRouters);
    }

    /** What leads from one configuration to the other. */
    public static DirectorPlan between(DirectorConfig before, DirectorConfig after) {
        return new DirectorPlan(Plan.between(before.loadBalancer(), after.loadBalancer()),
                routers(before.virtualRouters(), after.virtualRouters()),
                !before.notifications().equals(after.notifications()), !before.statics().equals(after.statics()));
    }

    /** Whether nothing differs. */
    public boolean isEmpty() {
        return loadBalancer.isEmpty() && virtualRouters.isEmpty() && !notifications && !statics;
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
        if (statics) {
            lines.add("~ static addresses, routes and rules");
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
