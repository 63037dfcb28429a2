package io.evenkeel.director.code;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.proxy.config.Bind;
import io.evenkeel.proxy.config.ClientTimeouts;
import io.evenkeel.proxy.config.FrontendConfig;

/** The builder call of a frontend. */
final class FrontendCode {
    private final ValueCode values;
    private final HttpOptionsCode http;

    FrontendCode(Imports imports) {
        this.values = new ValueCode(imports);
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
            case Bind.Descriptor descriptor -> values.expression(descriptor);
            case Bind.Address address -> {
                String text = address.host().equals("*") ? ":" + address.port() : address.toString();
                yield Bind.parse(text).equals(address) ? Literals.string(text) : values.expression(address);
            }
        };
    }

    private void timeouts(ClientTimeouts timeouts, List<Call> calls) {
        ClientTimeouts usual = ClientTimeouts.DEFAULT;
        if (timeouts.requestHead().equals(usual.requestHead()) && timeouts.keepAlive().equals(usual.keepAlive())) {
            if (!timeouts.idle().equals(usual.idle())) {
                calls.add(Call.of("clientTimeout", values.expression(timeouts.idle())));
            }
        } else {
            calls.add(Call.of("timeouts", values.expression(timeouts)));
        }
    }
}
