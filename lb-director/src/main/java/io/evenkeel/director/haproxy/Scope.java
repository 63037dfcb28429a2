package io.evenkeel.director.haproxy;

import java.util.HashSet;
import java.util.Set;

/**
 * What the shapes of a line may ask for besides its words: the variables, and the ACLs that are defined above it.
 *
 * <p>Not thread-safe: it belongs to the reading of one section.
 */
final class Scope {
    private static final Set<String> PREDEFINED = Set.of("TRUE", "FALSE", "LOCALHOST", "HTTP", "HTTP_1.0", "HTTP_1.1", "HTTP_2.0",
            "HTTP_3.0", "HTTP_CONTENT", "HTTP_URL_ABS", "HTTP_URL_SLASH", "HTTP_URL_STAR", "METH_CONNECT", "METH_DELETE", "METH_GET",
            "METH_HEAD", "METH_OPTIONS", "METH_POST", "METH_PUT", "METH_TRACE", "RDP_COOKIE", "REQ_CONTENT", "WAIT_END");

    private final Variables variables;
    private final Set<String> acls = new HashSet<>();

    Scope(Variables variables) {
        this.variables = variables;
    }

    Variables variables() {
        return variables;
    }

    void define(String acl) {
        acls.add(acl);
    }

    boolean isDefined(String acl) {
        return acls.contains(acl) || PREDEFINED.contains(acl);
    }

    /** Every name that a condition may use. */
    Set<String> acls() {
        Set<String> all = new HashSet<>(PREDEFINED);
        all.addAll(acls);
        return all;
    }
}
