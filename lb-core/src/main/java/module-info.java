/** What a balancer decides with: servers, pools, schedulers and time. No network. */
@org.jspecify.annotations.NullMarked module io.evenkeel.core {
    requires transitive org.jspecify;
    requires com.github.benmanes.caffeine;
    requires org.slf4j;

    exports io.evenkeel.core;
    exports io.evenkeel.core.affinity;
    exports io.evenkeel.core.health;
    exports io.evenkeel.core.key;
    exports io.evenkeel.core.process;
    exports io.evenkeel.core.schedule;
    exports io.evenkeel.core.schedule.haproxy;
    exports io.evenkeel.core.schedule.hash;
    exports io.evenkeel.core.schedule.load;
    exports io.evenkeel.core.schedule.lvs;
    exports io.evenkeel.core.schedule.nginx;
    exports io.evenkeel.core.schedule.wrap;
    exports io.evenkeel.core.time;
    exports io.evenkeel.core.validation;
}
