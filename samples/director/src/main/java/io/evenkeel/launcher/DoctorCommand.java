package io.evenkeel.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;

import io.evenkeel.core.time.Clock;
import io.evenkeel.director.DirectorConfig;
import io.evenkeel.vrrp.linux.doctor.Checkup;
import io.evenkeel.vrrp.linux.doctor.HostFacts;
import io.evenkeel.vrrp.linux.doctor.HostFactsReader;
import io.evenkeel.vrrp.linux.doctor.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code evenkeel doctor}: whether this host can float the addresses of a configuration. */
@Command(name = "doctor", mixinStandardHelpOptions = true, description = {
    "Looks at what the virtual routers of configuration files need of this host: privileges, interfaces, settings of the kernel, other programs, and who is heard on the network. Changes nothing."}, footer = {
        "", "Status: 0 nothing stands in the way, 1 something does, 2 wrong command line."})
final class DoctorCommand implements Callable<Integer> {
    private static final int MOST_SECONDS = 300;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private FilesMixin files = new FilesMixin();

    @Option(names = "--listen", paramLabel = "SECONDS", defaultValue = "3", description = "How long to listen for other routers, 0..300; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Override
    public Integer call() throws IOException {
        var program = Objects.requireNonNull(spec).commandLine();
        if (seconds < 0 || seconds > MOST_SECONDS) {
            throw new ParameterException(program, "--listen: " + seconds + " (expected: 0.." + MOST_SECONDS + ")");
        }
        Configuration configuration = files.read();
        DirectorConfig director = configuration.director();
        if (director == null) {
            program.getErr().print(configuration.remarks());
            program.getErr().println(CheckReport.sentence(configuration));
            program.getErr().flush();
            return UserError.FAILED;
        }
        HostFacts facts = new HostFactsReader(Clock.system()).read(director.virtualRouters(), Duration.ofSeconds(seconds));
        Report report = Checkup.examine(director.virtualRouters(), facts);
        program.getOut().println(report);
        program.getOut().flush();
        return report.isHealthy() ? 0 : UserError.FAILED;
    }
}
