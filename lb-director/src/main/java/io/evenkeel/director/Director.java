package io.evenkeel.director;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.evenkeel.core.PoolConfig;
import io.evenkeel.director.mail.MailConfig;
import io.evenkeel.director.mail.Mailer;
import io.evenkeel.director.notify.Notifications;
import io.evenkeel.director.notify.Notifier;
import io.evenkeel.proxy.LoadBalancer;
import io.evenkeel.proxy.config.BackendConfig;
import io.evenkeel.proxy.config.FrontendConfig;
import io.evenkeel.vrrp.LinkDelay;
import io.evenkeel.vrrp.RouterEvent;
import io.evenkeel.vrrp.RouterStatus;
import io.evenkeel.vrrp.Transition;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.VrrpEngine;
import io.evenkeel.vrrp.bfd.BfdTracker;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.Urgency;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Floats addresses and serves what comes to them.
 *
 * {@snippet lang=java :
 * var director = Director.builder()
 *     .http("shop", f -> f.bind(":80").forwardFor().defaultPool(web))
 *     .virtualRouter(51, r -> r.on("eth0").priority(100).address("192.168.4.80/24"))
 *     .build();
 * director.start().block();
 * }
 *
 * <p>It starts from the inside out: first it listens, then it asks for the addresses, so that no client meets an address
 * without a server. It stops the other way round: addresses are given up first, then requests under way end. What it did to
 * the host, it undoes.
 *
 * <p>For any thread. Changes are to be made one after the other: wait for one to complete before the next.
 */
public final class Director {
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final LoadBalancer loadBalancer;
    private final VrrpEngine engine;
    private final Notifier notifier = new Notifier();
    private final Mailer mailer = new Mailer();
    private final HeldSessions sessions = new HeldSessions();
    private volatile DirectorConfig config;

    private Director(DirectorConfig config) {
        this.config = config;
        this.loadBalancer = LoadBalancer.create(config.loadBalancer());
        this.engine = VrrpEngine.builder().routers(config.virtualRouters()).statics(config.statics()).urgency(config.urgency())
                .linkDelays(config.linkDelays()).build();
        engine.addEventListener(mailer);
        engine.addEventListener(notifier::tellPipes);
        engine.addEventListener(notifier::runScripts);
    }

    /** A director that does nothing yet. */
    public static Director create(DirectorConfig config) {
        return new Director(config);
    }

    /** Starts a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Runs the startup command, listens, then takes part in the elections. When one of both cannot be had, the other is given up again and the error,
     * whose message is a sentence, is passed on.
     */
    public Mono<Void> start() {
        Mono<Void> routers = Mono.defer(() -> {
            notifier.use(config.notifications());
            mailer.use(config.mail());
            sessions.hold(config.bfdSessions());
            return engine.start();
        });
        Mono<Void> prepared = Mono.defer(() -> HostCommandRunner.run("startup", config.hostCommands().startup()));
        return prepared.then(loadBalancer.start()).then(routers).onErrorResume(error -> stop(Duration.ZERO).then(Mono.error(error)));
    }

    /**
     * Gives the addresses up, listens no more, lets requests under way end, after {@code drain} cuts off what is left, and
     * runs the shutdown command. Commands that are to be told that the routers stop have a few seconds for it, and so has mail
     * about it. It cannot be started again.
     */
    public Mono<Void> stop(Duration drain) {
        Mono<Void> told = engine.heard(LAST_WORDS).onErrorComplete().then(Mono.fromRunnable(notifier::close));
        Mono<Void> mailed = Mono.<Void>fromRunnable(() -> mailer.close(LAST_WORDS)).subscribeOn(Schedulers.boundedElastic());
        Mono<Void> tidied = Mono.defer(() -> HostCommandRunner.run("shutdown", config.hostCommands().shutdown()));
        Mono<Void> released = Mono.fromRunnable(() -> sessions.hold(List.of()));
        // Each of them, whatever becomes of those before; the first failure is passed on in the end.
        return Flux.concatDelayError(engine.stop(), released, told, Mono.whenDelayError(mailed, loadBalancer.stop(drain)), tidied).then();
    }

    /** What {@link #apply} would do. */
    public DirectorPlan plan(DirectorConfig next) {
        return DirectorPlan.between(config, next);
    }

    /** Changes what runs to {@code next}, whole or not at all, and says what was different. */
    public Mono<DirectorPlan> apply(DirectorConfig next) {
        return Mono.defer(() -> {
            DirectorConfig before = config;
            DirectorPlan plan = DirectorPlan.between(before, next);
            Mono<Void> held = Mono.<Void>fromRunnable(() -> sessions.hold(next.bfdSessions()))
                    .onErrorResume(error -> {
                        sessions.release(before.bfdSessions()); // those that were begun, in whose way the former ones would be
                        return engine.apply(before.virtualRouters(), before.statics()).then(Mono.error(error));
                    });
            Mono<Void> routers = Mono.defer(() -> {
                notifier.use(before.notifications().and(next.notifications())); // of what goes, and of what comes
                mailer.use(before.mail(), next.mail());
                sessions.release(next.bfdSessions());
                return engine.apply(next.virtualRouters(), next.statics());
            }).then(held).onErrorResume(error -> {
                notifier.use(before.notifications());
                mailer.use(before.mail());
                Mono<Void> again = Mono.fromRunnable(() -> sessions.hold(before.bfdSessions()));
                return loadBalancer.apply(before.loadBalancer()).then(again).then(Mono.error(error));
            });
            Mono<Void> told = engine.heard(LAST_WORDS).onErrorComplete();
            return loadBalancer.apply(next.loadBalancer()).then(routers).then(engine.schedule(next.urgency()))
                    .then(engine.linkDelays(next.linkDelays())).then(told)
                    .then(Mono.fromCallable(() -> {
                        notifier.use(next.notifications());
                        notifier.restate(names(next, VirtualRouterConfig::name), names(next, VirtualRouterConfig::group));
                        mailer.use(next.mail());
                        config = next;
                        return plan;
                    }));
        });
    }

    private static Set<String> names(DirectorConfig config, Function<VirtualRouterConfig, @Nullable String> name) {
        return config.virtualRouters().stream().flatMap(router -> Stream.ofNullable(name.apply(router))).collect(Collectors.toSet());
    }

    /** The configuration in force. */
    public DirectorConfig config() {
        return config;
    }

    /** The load balancer. */
    public LoadBalancer loadBalancer() {
        return loadBalancer;
    }

    /** How the virtual routers are at this moment. */
    public List<RouterStatus> virtualRouters() {
        return engine.status();
    }

    /** Every change of state of a virtual router from now on; ends when the director has stopped. */
    public Flux<Transition> transitions() {
        return engine.transitions();
    }

    /** All that happens to virtual routers and sync groups from now on; ends when the director has stopped. */
    public Flux<RouterEvent> events() {
        return engine.events();
    }

    /** Collects the parts of a director. Not thread-safe. */
    public static final class Builder {
        private final DirectorConfig.Builder config = DirectorConfig.builder();

        private Builder() {}

        /** Adds an HTTP frontend. */
        public Builder http(String name, UnaryOperator<FrontendConfig.Builder> details) {
            config.http(name, details);
            return this;
        }

        /** Adds a TCP frontend. */
        public Builder tcp(String name, UnaryOperator<FrontendConfig.Builder> details) {
            config.tcp(name, details);
            return this;
        }

        /** Adds a backend and says how the proxy talks to its servers. */
        public Builder backend(PoolConfig pool, UnaryOperator<BackendConfig.Builder> details) {
            config.backend(pool, details);
            return this;
        }

        /** How many clients at a time over all frontends; 0, the default, for no limit. */
        public Builder maxConnections(int most) {
            config.maxConnections(most);
            return this;
        }

        /** Adds a virtual router with this VRID, 1..255. */
        public Builder virtualRouter(int virtualRouterId, UnaryOperator<VirtualRouterBuilder> details) {
            config.virtualRouter(virtualRouterId, details);
            return this;
        }

        /** Adds a BFD session that runs whether a router tracks it or not. */
        public Builder bfdSession(BfdTracker session) {
            config.bfdSession(session);
            return this;
        }

        /** Who is told what happens to virtual routers; nobody by default. */
        public Builder notifications(Notifications told) {
            config.notifications(told);
            return this;
        }

        /** What prepares the host and tidies it up; nothing by default. */
        public Builder hostCommands(HostCommands commands) {
            config.hostCommands(commands);
            return this;
        }

        /** Who gets mail about changes of state; nobody by default. */
        public Builder mail(UnaryOperator<MailConfig.Builder> details) {
            config.mail(details);
            return this;
        }

        /** How the host lets the thread that drives virtual routers run beside others; in real time by default. */
        public Builder urgency(Urgency wanted) {
            config.urgency(wanted);
            return this;
        }

        /** How long the state of an interface has to last before virtual routers take notice; not at all by default. */
        public Builder linkDelay(String interfaceName, LinkDelay delay) {
            config.linkDelay(interfaceName, delay);
            return this;
        }

        /** Which addresses, routes and rules this host has while it runs, whoever is active; none by default. */
        public Builder statics(HostStatics always) {
            config.statics(always);
            return this;
        }

        /**
         * The director, not started.
         *
         * @throws IllegalArgumentException when a value is out of range, names clash or a backend is missing
         */
        public Director build() {
            return create(config.build());
        }
    }
}
