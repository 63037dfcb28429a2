package io.evenkeel.director.code;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.proxy.config.ConnectionMode;
import io.evenkeel.proxy.config.ForwardedFor;
import io.evenkeel.proxy.config.HttpOptions;

/** The builder calls of what frontends and backends have in common. */
final class HttpOptionsCode {
    private final Imports imports;

    HttpOptionsCode(Imports imports) {
        this.imports = imports;
    }

    List<Call> calls(HttpOptions options) {
        ForwardedFor header = options.forwardedFor();
        if (header != null && !header.equals(ForwardedFor.DEFAULT)) {
            String forwarded = "new " + imports.name(ForwardedFor.class) + "(" + Literals.string(header.header()) + ", "
                    + header.onlyIfAbsent() + ")";
            return List.of(Call.of("http", "new " + imports.name(HttpOptions.class) + "(" + mode(options) + ", " + forwarded + ")"));
        }
        List<Call> calls = new ArrayList<>();
        if (header != null) {
            calls.add(Call.of("forwardFor"));
        }
        if (options.connectionMode() != HttpOptions.DEFAULT.connectionMode()) {
            calls.add(Call.of("connectionMode", mode(options)));
        }
        return calls;
    }

    private String mode(HttpOptions options) {
        return imports.name(ConnectionMode.class) + "." + options.connectionMode().name();
    }
}
