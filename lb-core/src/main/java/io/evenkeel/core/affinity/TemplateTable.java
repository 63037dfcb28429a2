package io.evenkeel.core.affinity;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Policy;
import io.evenkeel.core.AffinityEntry;
import io.evenkeel.core.AffinityTable;
import io.evenkeel.core.PickContext;
import io.evenkeel.core.Server;
import io.evenkeel.core.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The table of one pool. An entry with open connections does not expire; when the last one is closed, it is set to expire when
 * its timeout, prolonged by whole minutes, is over. Upkeep of the cache is done by the threads that use it.
 */
final class TemplateTable implements AffinityTable {
    private static final long REARM = Duration.ofSeconds(60).toNanos();
    private static final long NEVER = Long.MAX_VALUE;

    private final TableAffinity settings;
    private final Clock clock;
    private final long timeout;
    private final Cache<Object, Template> templates;
    private final Policy.VarExpiration<Object, Template> expirations;

    TemplateTable(TableAffinity settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.timeout = settings.timeout().toNanos();
        this.templates = Caffeine.newBuilder().maximumSize(settings.maxEntries()).ticker(clock::nanoTime).executor(Runnable::run)
                .expireAfter(new Lifetime()).build();
        this.expirations = templates.policy().expireVariably().orElseThrow();
    }

    @Override
    public @Nullable AffinityEntry find(PickContext context) {
        Object key = settings.key().of(context);
        return key == null ? null : templates.getIfPresent(key);
    }

    @Override
    public @Nullable AffinityEntry remember(PickContext context, Server server, @Nullable AffinityEntry stale) {
        Object key = settings.key().of(context);
        if (key == null) {
            return null;
        }
        var template = new Template(key, server);
        if (stale instanceof Template old) {
            return templates.asMap().replace(key, old, template) ? template : null;
        }
        return templates.asMap().putIfAbsent(key, template) == null ? template : null;
    }

    @Override
    public boolean holdsWhenQuiesced() {
        return !settings.expireQuiesced();
    }

    @Override
    public long size() {
        templates.cleanUp();
        return templates.estimatedSize();
    }

    /** An entry: compared by identity. */
    private final class Template implements AffinityEntry {
        private final Object key;
        private final Server server;
        private final AtomicInteger connections = new AtomicInteger();
        private volatile long lastOpened = clock.nanoTime();

        Template(Object key, Server server) {
            this.key = key;
            this.server = server;
        }

        @Override
        public Server server() {
            return server;
        }

        @Override
        public void opened() {
            lastOpened = clock.nanoTime();
            connections.incrementAndGet();
        }

        @Override
        public void unused() {
            if (connections.get() == 0) {
                letExpire();
            }
        }

        @Override
        public void closed() {
            if (connections.decrementAndGet() == 0) {
                letExpire();
            }
        }

        private void letExpire() {
            expireAfter(rest());
            if (connections.get() > 0) {
                // One was opened meanwhile, and counted on no expiry.
                expireAfter(NEVER);
            }
        }

        /** How long an entry without connections is still kept. */
        long rest() {
            long overdue = clock.nanoTime() - (lastOpened + timeout);
            return overdue <= 0 ? -overdue : (REARM - overdue % REARM) % REARM;
        }

        private void expireAfter(long nanos) {
            if (templates.policy().getIfPresentQuietly(key) == this) {
                expirations.setExpiresAfter(key, Duration.ofNanos(nanos));
            }
        }
    }

    /** A look-up is about to open a connection. */
    private static final class Lifetime implements Expiry<Object, Template> {
        @Override
        public long expireAfterCreate(Object key, Template template, long now) {
            return NEVER;
        }

        @Override
        public long expireAfterUpdate(Object key, Template template, long now, long rest) {
            return NEVER;
        }

        @Override
        public long expireAfterRead(Object key, Template template, long now, long rest) {
            return NEVER;
        }
    }
}
