package io.evenkeel.director.code;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import io.evenkeel.core.health.CheckTiming;
import io.evenkeel.core.health.HealthCheck;
import io.evenkeel.core.validation.Expect;
import io.evenkeel.healthcheck.HttpCheck;
import io.evenkeel.healthcheck.TcpCheck;

/** Health checks as expressions. */
final class CheckCode {
    private final Imports imports;

    CheckCode(Imports imports) {
        this.imports = imports;
    }

    String expression(HealthCheck check) {
        List<Call> calls = new ArrayList<>();
        String start = switch (check) {
            case TcpCheck tcp -> imports.name(TcpCheck.class) + ".connect()";
            case HttpCheck http -> imports.name(HttpCheck.class) + request(http, calls);
            default -> throw Expect.unexpected("health check", check.describe(),
                    "TcpCheck or HttpCheck: one of your own is to be added to the code by hand");
        };
        timing(check.timing(), calls);
        return start + calls.stream().map(call -> call.source("")).collect(Collectors.joining());
    }

    private String request(HttpCheck check, List<Call> calls) {
        HttpCheck usual = HttpCheck.request(check.method(), check.path());
        if (check.version() != usual.version()) {
            calls.add(Call.of("version", imports.name(HttpCheck.Version.class) + "." + check.version().name()));
        }
        String host = check.host();
        if (host != null) {
            calls.add(Call.of("host", Literals.string(host)));
        }
        if (check.minStatus() != usual.minStatus() || check.maxStatus() != usual.maxStatus()) {
            calls.add(Call.of("expectStatus", Integer.toString(check.minStatus()), Integer.toString(check.maxStatus())));
        }
        String path = Literals.string(check.path());
        return switch (check.method()) {
            case "GET" -> ".get(" + path + ")";
            case "HEAD" -> ".head(" + path + ")";
            case "OPTIONS" -> ".options(" + path + ")";
            default -> ".request(" + Literals.string(check.method()) + ", " + path + ")";
        };
    }

    // The timeout follows the interval in `every`, as long as nothing else is said.
    private void timing(CheckTiming timing, List<Call> calls) {
        CheckTiming said = CheckTiming.DEFAULT;
        if (!timing.interval().equals(said.interval())) {
            calls.add(Call.of("every", Literals.duration(timing.interval(), imports)));
            said = said.every(timing.interval());
        }
        if (!timing.timeout().equals(said.timeout())) {
            calls.add(Call.of("within", Literals.duration(timing.timeout(), imports)));
        }
        if (timing.rise() != said.rise()) {
            calls.add(Call.of("rise", Integer.toString(timing.rise())));
        }
        if (timing.fall() != said.fall()) {
            calls.add(Call.of("fall", Integer.toString(timing.fall())));
        }
    }
}
