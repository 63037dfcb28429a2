package io.evenkeel.vrrp.protocol;

import java.net.InetAddress;

/** What a step wants done. A step's actions take effect one after the other, in the order of its list. */
public sealed interface Action {
    /** Send an advertisement with this priority. */
    record SendAdvert(int priority) implements Action {}

    /** Put the virtual addresses on, then routes and rules; one that is there already is fine. */
    record AddAddresses() implements Action {}

    /** Take rules, routes and the virtual addresses off; one that is missing is fine. */
    record RemoveAddresses() implements Action {}

    /** Take off virtual addresses that an earlier run has left behind when it was killed. */
    record RemoveLeftovers() implements Action {}

    /** Tell the neighbours that the virtual addresses are here, so many times for each. */
    record AnnounceNeighbours(int times) implements Action {}

    /** Tell listeners that the state has changed; every action before this one has taken effect. */
    record Publish(Cause cause) implements Action {}

    /** Tell people about another router. */
    record Report(InetAddress source, Remark remark) implements Action {}

    /** Tell listeners that an active router has heard one of lower priority. */
    record PublishLower(InetAddress source, int priority) implements Action {}
}
