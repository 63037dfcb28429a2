package io.evenkeel.testkit;

import java.time.Duration;

/** One Ethernet of a {@link VirtualNetwork}: who is on it hears everybody else on it. */
public final class Segment {
    private final String name;
    private Duration minDelay = Duration.ZERO;
    private Duration maxDelay = Duration.ZERO;
    private double loss;
    private double duplication;

    Segment(String name) {
        this.name = name;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** How long a packet takes, chosen anew for each receiver; packets overtake each other if they differ. Default zero. */
    public Segment delay(Duration least, Duration most) {
        if (least.isNegative() || most.compareTo(least) < 0) {
            throw new IllegalArgumentException("delay: " + least + ".." + most + " (expected: 0 or more, in this order)");
        }
        minDelay = least;
        maxDelay = most;
        return this;
    }

    /** The share of packets that a receiver does not get, 0..1. Default 0. */
    public Segment loss(double share) {
        loss = requireShare("loss", share);
        return this;
    }

    /** The share of packets that a receiver gets twice, 0..1. Default 0. */
    public Segment duplication(double share) {
        duplication = requireShare("duplication", share);
        return this;
    }

    Duration minDelay() {
        return minDelay;
    }

    Duration maxDelay() {
        return maxDelay;
    }

    double loss() {
        return loss;
    }

    double duplication() {
        return duplication;
    }

    private static double requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + ": " + share + " (expected: 0..1)");
        }
        return share;
    }
}
