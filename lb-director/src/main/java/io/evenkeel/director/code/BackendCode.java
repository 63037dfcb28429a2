package io.evenkeel.director.code;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.proxy.config.BackendConfig;
import io.evenkeel.proxy.config.ServerTimeouts;

/** The builder calls of a backend, without its pool. */
final class BackendCode {
    private final ValueCode values;
    private final HttpOptionsCode http;

    BackendCode(Imports imports) {
        this.values = new ValueCode(imports);
        this.http = new HttpOptionsCode(imports);
    }

    List<Call> details(BackendConfig backend) {
        List<Call> calls = new ArrayList<>();
        ServerTimeouts timeouts = backend.timeouts();
        if (!timeouts.connect().equals(ServerTimeouts.DEFAULT.connect())) {
            calls.add(Call.of("connectTimeout", values.expression(timeouts.connect())));
        }
        if (!timeouts.idle().equals(ServerTimeouts.DEFAULT.idle())) {
            calls.add(Call.of("serverTimeout", values.expression(timeouts.idle())));
        }
        if (backend.retries() != BackendConfig.DEFAULT_RETRIES) {
            calls.add(Call.of("retries", Integer.toString(backend.retries())));
        }
        calls.addAll(http.calls(backend.http()));
        return calls;
    }
}
