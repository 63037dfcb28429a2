package io.evenkeel.director.code;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.proxy.config.Bind;
import io.evenkeel.proxy.config.ClientTimeouts;
import io.evenkeel.proxy.config.FrontendConfig;

/** The builder call of a frontend. */
final class FrontendCode {
    private final Imports imports;
    private final HttpOptionsCode http;

    FrontendCode(Imports imports) {
        this.imports = imports;
        this.http = new HttpOptionsCode(imports);
    }

    Call call(FrontendConfig frontend) {
        List<Call> calls = new ArrayList<>();
        frontend.binds().forEach(bind -> calls.add(Call.of("bind", bind(bind))));
        if (frontend.maxConnections() != 0) {
            calls.add(Call.of("maxConnections", Integer.toString(frontend.maxConnections())));
        }
        timeouts(frontend.timeouts(), calls);
        calls.addAll(http.calls(frontend.http()));
        String backend = frontend.defaultBackend();
        if (backend != null) {
            calls.add(Call.of("defaultBackend", Literals.string(backend)));
        }
        String method = switch (frontend.protocol()) {
            case HTTP -> "http";
            case TCP -> "tcp";
        };
        return Call.with(method, Literals.string(frontend.name()), "f", calls);
    }

    private String bind(Bind bind) {
        return switch (bind) {
            case Bind.Descriptor(int number) -> "new " + imports.name(Bind.Descriptor.class) + "(" + number + ")";
            case Bind.Address address -> {
                String text = address.host().equals("*") ? ":" + address.port() : address.toString();
                yield Bind.parse(text).equals(address) ? Literals.string(text)
                        : "new " + imports.name(Bind.Address.class) + "(" + Literals.string(address.host()) + ", " + address.port() + ")";
            }
        };
    }

    private void timeouts(ClientTimeouts timeouts, List<Call> calls) {
        ClientTimeouts usual = ClientTimeouts.DEFAULT;
        if (timeouts.requestHead().equals(usual.requestHead()) && timeouts.keepAlive().equals(usual.keepAlive())) {
            if (!timeouts.idle().equals(usual.idle())) {
                calls.add(Call.of("clientTimeout", time(timeouts.idle())));
            }
        } else {
            calls.add(Call.of("timeouts", "new " + imports.name(ClientTimeouts.class) + "(" + time(timeouts.idle()) + ", "
                    + time(timeouts.requestHead()) + ", " + time(timeouts.keepAlive()) + ")"));
        }
    }

    private String time(Duration time) {
        return Literals.duration(time, imports);
    }
}
