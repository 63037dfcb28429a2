package io.evenkeel.vrrp.track;

import java.net.InetAddress;

import io.evenkeel.vrrp.spi.VirtualRoute;
import io.evenkeel.vrrp.spi.VirtualRule;

/**
 * What a virtual router makes of a condition. Immutable.
 *
 * @param subject what it depends on
 * @param weight -253..253 (for a number -254..254). 0: while the condition is not fulfilled, or not known, the router is
 *        down. Positive: added to the priority while it is fulfilled. Negative: subtracted while it is not
 * @param reversed of weight 0: whether the router is down while the condition is fulfilled instead; of another weight: whether what
 *        would be added is subtracted, and what would be subtracted is added, as keepalived has it
 */
public record Tracking(Subject subject, int weight, boolean reversed) {
    private static final int MAX_WEIGHT = 254;

    /** What can be depended on. */
    public sealed interface Subject {
        /** How logs and statuses name it. */
        String name();

        /** An interface of the host: fulfilled while it is there, switched on, and has a carrier. */
        record Link(String interfaceName) implements Subject {
            @Override
            public String name() {
                return "interface " + interfaceName;
            }
        }

        /** An address of the host: fulfilled while it is on that interface, and may be used. */
        record Address(String interfaceName, InetAddress address) implements Subject {
            @Override
            public String name() {
                return "address " + address.getHostAddress() + " on " + interfaceName;
            }
        }

        /** A route that the engine's statics hold: fulfilled while it is there. */
        record Route(VirtualRoute route) implements Subject {
            /** Checks that somebody watches it. */
            public Route {
                if (!route.tracked()) {
                    throw new IllegalArgumentException("static route: " + route + " is left alone (expected: one that is tracked)");
                }
            }

            @Override
            public String name() {
                return "route " + route;
            }
        }

        /** A rule that the engine's statics hold: fulfilled while it is there. */
        record Rule(VirtualRule rule) implements Subject {
            /** Checks that somebody watches it. */
            public Rule {
                if (!rule.tracked()) {
                    throw new IllegalArgumentException("static rule: " + rule + " is left alone (expected: one that is tracked)");
                }
            }

            @Override
            public String name() {
                return "rule " + rule;
            }
        }

        /** Anything else. */
        record Condition(Tracker tracker) implements Subject {
            @Override
            public String name() {
                return tracker.name();
            }
        }
    }

    /** Checks the weight. */
    public Tracking {
        if (weight < -MAX_WEIGHT || weight > MAX_WEIGHT) {
            throw new IllegalArgumentException("weight: " + weight + " (expected: -254..254)");
        }
    }

    /** Down while {@code tracker} is not up. */
    public static Tracking of(Tracker tracker) {
        return new Tracking(new Subject.Condition(tracker), 0, false);
    }

    /** Down while that interface is not up. */
    public static Tracking ofInterface(String interfaceName) {
        return new Tracking(new Subject.Link(interfaceName), 0, false);
    }

    /** Down while that interface does not have that address, which may be the one to advertise from. */
    public static Tracking ofAddress(String interfaceName, InetAddress address) {
        return new Tracking(new Subject.Address(interfaceName, address), 0, false);
    }

    /**
     * Down while that route of the engine's statics is not there.
     *
     * @throws IllegalArgumentException for one that nobody watches
     */
    public static Tracking ofRoute(VirtualRoute route) {
        return new Tracking(new Subject.Route(route), 0, false);
    }

    /**
     * Down while that rule of the engine's statics is not there.
     *
     * @throws IllegalArgumentException for one that nobody watches
     */
    public static Tracking ofRule(VirtualRule rule) {
        return new Tracking(new Subject.Rule(rule), 0, false);
    }

    /** The same, but it only changes the priority. */
    public Tracking weight(int points) {
        return new Tracking(subject, points, reversed);
    }

    /** The same, the other way round. */
    public Tracking reverse() {
        return new Tracking(subject, weight, !reversed);
    }
}
