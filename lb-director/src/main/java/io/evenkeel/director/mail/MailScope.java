package io.evenkeel.director.mail;

import java.util.HashSet;
import java.util.Set;

import io.evenkeel.core.validation.Expect;

/** Whose changes of state are mailed. Immutable. */
public sealed interface MailScope {
    /** Those of every virtual router and of every sync group. */
    record Everything() implements MailScope {}

    /** Those of some, by name; at least one. */
    record Only(Set<String> routers, Set<String> groups) implements MailScope {
        /** Copies the sets. */
        public Only {
            routers = Set.copyOf(routers);
            groups = Set.copyOf(groups);
            if (routers.isEmpty() && groups.isEmpty()) {
                throw Expect.unexpected("scope", "nothing", "a router or a group");
            }
        }
    }

    /** Whether a virtual router of this name is among them. */
    default boolean hasRouter(String name) {
        return switch (this) {
            case Everything() -> true;
            case Only(Set<String> routers, Set<String> groups) -> routers.contains(name);
        };
    }

    /** Whether a sync group of this name is among them. */
    default boolean hasGroup(String name) {
        return switch (this) {
            case Everything() -> true;
            case Only(Set<String> routers, Set<String> groups) -> groups.contains(name);
        };
    }

    /** Those of both. */
    default MailScope and(MailScope other) {
        if (this instanceof Only mine && other instanceof Only theirs) {
            Set<String> routers = new HashSet<>(mine.routers());
            routers.addAll(theirs.routers());
            Set<String> groups = new HashSet<>(mine.groups());
            groups.addAll(theirs.groups());
            return new Only(routers, groups);
        }
        return new Everything();
    }
}
