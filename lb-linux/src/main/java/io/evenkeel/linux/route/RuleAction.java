package io.evenkeel.linux.route;

/** What a rule does with the packets it is for ({@code <linux/fib_rules.h>}). */
public sealed interface RuleAction {
    /** Looks into a table. */
    record Lookup(int table) implements RuleAction {}

    /** Looks into the table of the routing domain (VRF) that the packet belongs to. */
    record RoutingDomain() implements RuleAction {}

    /** Goes on with the rule of that priority. */
    record GoTo(int priority) implements RuleAction {}

    /** Nothing. */
    record Nothing() implements RuleAction {}

    /** Drops silently. */
    record Blackhole() implements RuleAction {}

    /** Tells the sender that the destination cannot be reached. */
    record Unreachable() implements RuleAction {}

    /** Tells the sender that it may not. */
    record Prohibit() implements RuleAction {}
}
