package io.evenkeel.vrrp.protocol;

/** Why a virtual router cannot take part although it was started. */
public sealed interface FaultCause {
    /** The reason for a person. */
    String text();

    /** Whether nothing can be said to the others, not even that we give up. */
    default boolean cutsOff() {
        return false;
    }

    /** The interface cannot carry packets. */
    record LinkDown() implements FaultCause {
        @Override
        public String text() {
            return "link is down";
        }

        @Override
        public boolean cutsOff() {
            return true;
        }
    }

    /** There is no such interface at present. */
    record InterfaceMissing() implements FaultCause {
        @Override
        public String text() {
            return "interface is missing";
        }

        @Override
        public boolean cutsOff() {
            return true;
        }
    }

    /** What it needs on its interface has gone, or cannot be had: a virtual MAC interface, an ipvlan, its group. */
    record InterfaceUnusable() implements FaultCause {
        @Override
        public String text() {
            return "cannot use its interface";
        }

        @Override
        public boolean cutsOff() {
            return true;
        }
    }

    /** The interface has no address to advertise from. */
    record NoSourceAddress() implements FaultCause {
        @Override
        public String text() {
            return "interface has no address of its own";
        }
    }

    /** It is to reach the others by unicast, and knows none. */
    record NoPeer() implements FaultCause {
        @Override
        public String text() {
            return "it has no unicast peer";
        }
    }

    /** A condition without weight is not fulfilled. */
    record TrackerDown(String tracker) implements FaultCause {
        @Override
        public String text() {
            return tracker + " is down";
        }
    }

    /** Another member of its sync group cannot. */
    record GroupDown(String group) implements FaultCause {
        @Override
        public String text() {
            return "a member of group " + group + " is down";
        }
    }

    /** Somebody wants it to stay out. */
    record Maintenance() implements FaultCause {
        @Override
        public String text() {
            return "in maintenance";
        }
    }
}
