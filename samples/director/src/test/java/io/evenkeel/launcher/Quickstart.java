package io.evenkeel.launcher;

import java.time.Duration;

import io.evenkeel.core.Pool;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.healthcheck.HttpCheck;
import io.evenkeel.proxy.LoadBalancer;

/** The first code of README.md, between the markers, so that it compiles and runs. */
final class Quickstart {
    private Quickstart() {}

    static LoadBalancer start() {
        // README begin
        var web = Pool.builder("web")
                .scheduler(Schedulers.roundRobin())
                .server("web1", "127.0.0.1:8001", s -> s.weight(2))
                .server("web2", "127.0.0.1:8002")
                .healthCheck(HttpCheck.get("/").every(Duration.ofSeconds(2)).rise(2).fall(3));
        var balancer = LoadBalancer.builder()
                .http("shop", f -> f.bind(":8080").forwardFor().defaultPool(web))
                .build();
        balancer.start().block();
        // README end
        return balancer;
    }
}
