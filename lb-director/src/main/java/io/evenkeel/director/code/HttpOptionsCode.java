package io.evenkeel.director.code;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.proxy.config.ForwardedFor;
import io.evenkeel.proxy.config.HttpOptions;

/** The builder calls of what frontends and backends have in common. */
final class HttpOptionsCode {
    private final ValueCode values;

    HttpOptionsCode(Imports imports) {
        this.values = new ValueCode(imports);
    }

    List<Call> calls(HttpOptions options) {
        ForwardedFor header = options.forwardedFor();
        if (header != null && !header.equals(ForwardedFor.DEFAULT)) {
            return List.of(Call.of("http", values.expression(options)));
        }
        List<Call> calls = new ArrayList<>();
        if (header != null) {
            calls.add(Call.of("forwardFor"));
        }
        if (options.connectionMode() != HttpOptions.DEFAULT.connectionMode()) {
            calls.add(Call.of("connectionMode", values.expression(options.connectionMode())));
        }
        return calls;
    }
}
