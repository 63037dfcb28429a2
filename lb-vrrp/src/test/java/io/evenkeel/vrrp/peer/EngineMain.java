package io.evenkeel.vrrp.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.evenkeel.vrrp.RouterStatus;
import io.evenkeel.vrrp.VirtualRouterBuilder;
import io.evenkeel.vrrp.VirtualRouterConfig;
import io.evenkeel.vrrp.VrrpEngine;
import io.evenkeel.vrrp.VrrpEngineBuilder;
import io.evenkeel.vrrp.packet.ChecksumForm;
import io.evenkeel.vrrp.spi.VirtualMac;
import io.evenkeel.vrrp.track.Tracking;
import reactor.core.Exceptions;

/**
 * A process with an engine, for a namespace of its own. Prints each transition with the time of day in milliseconds, and
 * counters for each line that it reads; stops when its standard input ends.
 */
public final class EngineMain {
    private EngineMain() {}

    /** Each argument is a virtual router, as {@link RouterSpec#forEngine} writes it. */
    public static void main(String[] args) throws IOException {
        VrrpEngineBuilder builder = VrrpEngine.builder();
        for (String arg : args) {
            builder.router(router(arg));
        }
        VrrpEngine engine = builder.build();
        engine.addListener(transition -> print("AT " + transition.at().toEpochMilli() + " " + transition.name() + " "
                + transition.to()));
        try {
            engine.start().block();
        } catch (RuntimeException e) {
            print("REFUSED " + Exceptions.unwrap(e).getMessage());
            System.exit(1);
        }
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (commands.readLine() != null) {
            for (RouterStatus status : engine.status()) {
                print("STATUS " + status.name() + " " + status.state() + " " + status.counters());
            }
        }
        engine.stop().block();
    }

    private static VirtualRouterConfig router(String text) {
        Map<String, String> values = new HashMap<>();
        for (String pair : text.split(" ", -1)) {
            int equals = pair.indexOf('=');
            values.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        VirtualRouterBuilder router = VirtualRouterConfig.builder(Integer.parseInt(values.get("vrid")))
                .name(values.get("name")).on("eth0").version(Integer.parseInt(values.get("version")))
                .priority(Integer.parseInt(values.get("priority")))
                .advertisementInterval(Duration.ofMillis(Long.parseLong(values.get("interval"))))
                .preempt(Boolean.parseBoolean(values.get("preempt")));
        for (String address : values.get("addresses").split(",", -1)) {
            router.address(address);
        }
        String secret = values.get("secret");
        if (secret.startsWith("PASS:")) {
            router.password(secret.substring("PASS:".length()));
        } else if (secret.startsWith("AH:")) {
            router.authenticationHeader(secret.substring("AH:".length()));
        }
        if (!values.get("peer").isEmpty()) {
            router.unicastPeer(values.get("peer"));
        }
        if (values.containsKey("checksum")) {
            router.checksumForm(ChecksumForm.valueOf(values.get("checksum")));
        }
        if (values.containsKey("trackedSource")) {
            String source = values.get("trackedSource");
            router.sourceAddress(source).track(Tracking.ofAddress("eth0", InetAddress.ofLiteral(source)));
        }
        if (Boolean.parseBoolean(values.get("mac"))) {
            router.virtualMac(VirtualMac.STANDARD);
        }
        return router.build();
    }

    private static void print(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
