package io.evenkeel.director.keepalived;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.keepalived.text.TextRules;

/** What can be wrong with a {@code keepalived.conf} beyond what can be wrong with any configuration. */
final class KeepalivedRules {
    static final Rule DEPRECATED = new Rule("deprecated", "An old name of a keyword, or one whose place is elsewhere now");
    static final Rule STATE = new Rule("state", "'state' is neither MASTER nor BACKUP");
    static final Rule AUTH_TYPE = new Rule("auth-type", "'auth_type' is neither PASS nor AH: keepalived then runs without authentication");
    static final Rule AUTHENTICATION = new Rule("authentication", "The authentication is incomplete, or cannot be with this version");
    static final Rule VIRTUAL_MAC = new Rule("virtual-mac", "A virtual MAC address cannot be used as it is written");
    static final Rule PASSWORD_LENGTH = new Rule("password-length", "A password has more than the 8 bytes that version 2 has room for");
    static final Rule OLD_RETRY = new Rule("old-retry", "'nb_get_retry' where only 'retry' exists: keepalived tries once");
    static final Rule ZERO_INTERVAL = new Rule("zero-interval", "An interval of 0, which keepalived refuses although it is its default");
    static final Rule INTERVAL = new Rule("interval", "The interval cannot be expressed in this version of the protocol");
    static final Rule PREEMPTION = new Rule("preemption", "Preemption contradicts the state or the priority");
    static final Rule PRIORITY = new Rule("priority", "The priority makes this instance the owner of the addresses");
    static final Rule INCOMPLETE = new Rule("incomplete", "A block lacks something that it needs");
    static final Rule DUPLICATE = new Rule("duplicate", "Two blocks have the same name or the same identity");
    static final Rule UNKNOWN_NAME = new Rule("unknown-name", "A name refers to a block that does not exist");
    static final Rule ADDRESS_FAMILY = new Rule("address-family", "Addresses of both families where one is possible");
    static final Rule ADDRESS_COUNT = new Rule("address-count", "More addresses than fit into an advertisement, or none");
    static final Rule STRICT_MODE = new Rule("strict-mode", "The RFCs do not allow it, and 'vrrp_strict' is on");
    static final Rule GROUP_MEMBERS = new Rule("group-members", "A sync group has its members outside 'group { }', or none");
    static final Rule QUORUM = new Rule("quorum", "Quorum or hysteresis can never be met");
    static final Rule DIRECT_PORT = new Rule("direct-port", "Direct routing and tunnels cannot change the port");
    static final Rule PERSISTENCE = new Rule("persistence",
            "The persistence timeout is out of range, or a service without a port has none");
    static final Rule PROTOCOL = new Rule("protocol", "The protocol of a virtual server is not said, or does not fit");
    static final Rule SCRIPT = new Rule("script", "A script is missing");
    static final Rule SCRIPT_SECURITY = new Rule("script-security", "Scripts run, and nothing keeps others from changing them");
    static final Rule MAIL = new Rule("mail", "Mail cannot be sent, or not as it is written");
    static final Rule HOPS = new Rule("hops", "A BFD packet cannot lose as many hops as 'max_hops' says");
    static final Rule LINK_DELAY = new Rule("link-delay", "An interface may be down longer than others wait before they take over");
    static final Rule STATIC_TRACKING = new Rule("static-tracking", "'track_group' where nothing can be tracked, or not all of it");
    static final Rule CHECK = new Rule("check", "A check of a server lacks what it needs");

    private static final List<Rule> OWN = List.of(DEPRECATED, STATE, AUTH_TYPE, AUTHENTICATION, VIRTUAL_MAC, PASSWORD_LENGTH, OLD_RETRY,
            ZERO_INTERVAL,
            INTERVAL, PREEMPTION, PRIORITY, INCOMPLETE, DUPLICATE, UNKNOWN_NAME, ADDRESS_FAMILY, ADDRESS_COUNT, STRICT_MODE,
            GROUP_MEMBERS, QUORUM, DIRECT_PORT, PERSISTENCE, PROTOCOL, SCRIPT, SCRIPT_SECURITY, MAIL, HOPS, LINK_DELAY, STATIC_TRACKING,
            CHECK);

    private KeepalivedRules() {}

    /** All of this language, for the guide. */
    static List<Rule> all() {
        List<Rule> all = new ArrayList<>(TextRules.ALL);
        all.addAll(OWN);
        return all;
    }
}
