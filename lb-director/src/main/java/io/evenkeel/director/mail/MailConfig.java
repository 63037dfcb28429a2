package io.evenkeel.director.mail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * Who gets mail about changes of state.
 *
 * @param server who takes it
 * @param from who sends it; null for {@code USER@HOST} of this process
 * @param recipients who gets it, at least one
 * @param hostName what subjects call this host, as {@code router_id} does; null for its own name
 * @param scope whose changes
 * @param faults whether changes to {@link io.evenkeel.vrrp.RouterState#FAULT} are mailed too
 */
public record MailConfig(MailServer server, @Nullable String from, List<String> recipients, @Nullable String hostName, MailScope scope,
        boolean faults) {
    /** As many as a mail server has to take at once (RFC 5321 section 4.5.3.1.8). */
    public static final int MOST_RECIPIENTS = 100;

    /** Copies the list and checks the addresses. */
    public MailConfig {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty() || recipients.size() > MOST_RECIPIENTS) {
            throw Expect.unexpected("recipients", recipients.size(), "1.." + MOST_RECIPIENTS + " addresses");
        }
        recipients.forEach(address -> requireAddress("recipient", address));
        if (from != null) {
            requireAddress("from", from);
        }
    }

    /** Starts a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same, which says what {@code earlier} would have said, too. */
    MailConfig and(MailConfig earlier) {
        return new MailConfig(server, from, recipients, hostName, scope.and(earlier.scope), faults || earlier.faults);
    }

    private static void requireAddress(String name, String address) {
        if (!MailWords.isAddress(address)) {
            throw Expect.unexpected(name, "'" + MailWords.printable(address) + "'", "an address such as ops@example.org");
        }
    }

    /** Collects who gets mail. Not thread-safe. */
    public static final class Builder {
        private @Nullable MailServer server;
        private @Nullable String from;
        private final List<String> recipients = new ArrayList<>();
        private @Nullable String hostName;
        private final Set<String> routers = new HashSet<>();
        private final Set<String> groups = new HashSet<>();
        private boolean everything = true;
        private boolean faults = true;

        private Builder() {}

        /** Who takes the mail, needed; a name or an address, with {@code STARTTLS} at port 25 unless the details say otherwise. */
        public Builder server(String host, UnaryOperator<MailServer.Builder> details) {
            server = details.apply(MailServer.builder(host)).build();
            return this;
        }

        /** Who sends it; {@code USER@HOST} of this process by default. */
        public Builder from(String address) {
            from = address;
            return this;
        }

        /** One more who gets it; at least one is needed. */
        public Builder to(String address) {
            recipients.add(address);
            return this;
        }

        /** What subjects call this host; its own name by default. */
        public Builder hostName(String name) {
            hostName = name;
            return this;
        }

        /** Changes of the virtual router of this name, and no longer of all. */
        public Builder router(String name) {
            routers.add(name);
            everything = false;
            return this;
        }

        /** Changes of the sync group of this name, and no longer of all. */
        public Builder group(String name) {
            groups.add(name);
            everything = false;
            return this;
        }

        /** Whether faults are mailed too, as they are by default. */
        public Builder faults(boolean too) {
            faults = too;
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException when there is no server or no recipient, or an address is none
         */
        public MailConfig build() {
            if (server == null) {
                throw Expect.unexpected("server", "none", "one that takes the mail: add server(host, s -> s)");
            }
            return new MailConfig(server, from, recipients, hostName,
                    everything ? new MailScope.Everything() : new MailScope.Only(routers, groups), faults);
        }
    }
}
