package io.evenkeel.launcher.keepalived;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.diagnostic.Strictness;
import io.evenkeel.director.files.Language;
import io.evenkeel.director.files.ReadingOptions;
import io.evenkeel.director.keepalived.KeepalivedExit;
import io.evenkeel.launcher.Configuration;
import io.evenkeel.launcher.Failure;
import io.evenkeel.launcher.Terminal;
import io.evenkeel.launcher.UserError;
import io.evenkeel.launcher.host.HostName;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import org.jspecify.annotations.Nullable;

/** Reads the file of a command line, and says what is to be said of it. */
final class Reading {
    private final Arguments arguments;

    Reading(Arguments arguments) {
        this.arguments = arguments;
    }

    /** Says what is wrong with the file, repairing nothing, as keepalived does not; the exit status. */
    int test() {
        Configuration configuration = load(Strictness.STRICT);
        say(configuration.remarks());
        int status = KeepalivedExit.code(configuration.diagnostics());
        return status == KeepalivedExit.RIGHT && configuration.director() == null ? KeepalivedExit.WRONG : status;
    }

    /** What is to run, or null when the file cannot be used. */
    @Nullable
    DirectorConfig read() {
        Configuration configuration = load(Strictness.LENIENT);
        Terminal.print(System.err, configuration.remarks());
        DirectorConfig director = configuration.director();
        if (arguments.has(Option.DUMP_CONF)) {
            configuration.reading().understood().forEach(one -> Terminal.print(System.err, one.print()));
        }
        if (director != null && arguments.has(Option.NO_BFD) && !director.bfdSessions().isEmpty()) {
            throw new UserError(KeepalivedExit.WRONG, "-B: BFD sessions run with the rest here; take 'bfd_instance' out of the file");
        }
        return director == null ? null
                : (arguments.routers() ? director : director.withoutRouters())
                        .with(arguments.services() ? director.loadBalancer() : LoadBalancerConfig.EMPTY);
    }

    private Configuration load(Strictness strictness) {
        String id = arguments.value(Option.CONFIG_ID);
        return Configuration.read(List.of(arguments.file()), ReadingOptions.of(System.getenv()).in(Language.KEEPALIVED)
                .with(strictness).named(id == null ? HostName.first() : id));
    }

    private void say(String remarks) {
        String file = arguments.value(Option.CONFIG_TEST);
        if (file == null) {
            Terminal.print(System.err, remarks);
            return;
        }
        try {
            Files.writeString(Path.of(file), remarks, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UserError(KeepalivedExit.WRONG, "cannot write " + file + ": " + Failure.ofFile(e));
        }
    }
}
