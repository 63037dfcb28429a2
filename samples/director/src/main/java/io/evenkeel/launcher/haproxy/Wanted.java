package io.evenkeel.launcher.haproxy;

import java.nio.file.Path;
import java.util.List;

import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.syntax.Statement;
import io.evenkeel.launcher.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * What the files want to run, and how.
 *
 * @param director what runs
 * @param background whether {@code global} has {@code daemon}
 * @param pidFile where {@code global} wants the process id of a program in the background; null for nowhere
 */
record Wanted(DirectorConfig director, boolean background, @Nullable Path pidFile) {
    static Wanted of(DirectorConfig director, Configuration configuration) {
        List<Statement> global = configuration.reading().understood().stream()
                .flatMap(understood -> understood.document().statements().stream())
                .filter(section -> section.keyword().equals("global")).flatMap(section -> section.body().stream()).toList();
        Path pidFile = global.stream().filter(line -> line.keyword().equals("pidfile") && !line.arguments().isEmpty())
                .map(line -> Path.of(line.arguments().getFirst())).reduce((earlier, later) -> later).orElse(null);
        return new Wanted(director, global.stream().anyMatch(line -> line.keyword().equals("daemon")), pidFile);
    }
}
