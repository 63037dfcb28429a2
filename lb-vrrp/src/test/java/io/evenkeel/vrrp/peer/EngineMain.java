package io.evenkeel.vrrp.peer;

import java.io.IOException;
import java.time.Duration;

import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.VrrpEngine;
import reactor.core.Exceptions;

/**
 * A process with an engine, for a namespace of its own. Prints each transition with the time of day in milliseconds, and
 * stops when its standard input ends.
 */
public final class EngineMain {
    private EngineMain() {}

    /** Arguments: version, priority, interval in milliseconds, address, password or "-". */
    public static void main(String[] args) throws IOException {
        VirtualRouterBuilder router = VirtualRouterConfig.builder(51).on("eth0").version(Integer.parseInt(args[0]))
                .priority(Integer.parseInt(args[1])).advertisementInterval(Duration.ofMillis(Long.parseLong(args[2])))
                .address(args[3]);
        if (!args[4].equals("-")) {
            router.password(args[4]);
        }
        VrrpEngine engine = VrrpEngine.builder().router(router.build()).build();
        engine.addListener(transition -> {
            System.out.println("AT " + transition.at().toEpochMilli() + " " + transition.to());
            System.out.flush();
        });
        try {
            engine.start().block();
        } catch (RuntimeException e) {
            System.out.println("REFUSED " + Exceptions.unwrap(e).getMessage());
            System.exit(1);
        }
        System.in.readAllBytes();
        engine.stop().block();
    }
}
