package io.evenkeel.director.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.keepalived.Script;
import io.evenkeel.director.keepalived.ScriptPolicy;
import io.evenkeel.director.keepalived.ScriptPolicy.ScriptUser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who scripts run as, where they are, and which must not run. */
class CommandsTest {
    private static final Position HERE = new Position("k.conf", 3, 5, 1);
    private static final ScriptPolicy FREE = new ScriptPolicy(null, false, false);
    private static final ScriptPolicy SAFE = new ScriptPolicy(new ScriptUser("root", null), true, false);

    @TempDir
    Path folder;
    private final Diagnostics diagnostics = new Diagnostics();

    private List<String> command(ScriptPolicy policy, @Nullable String user, @Nullable String group, String... words) {
        return Translations.commands(policy, diagnostics).command(new Script(List.of(words), user, group, HERE));
    }

    private List<String> said() {
        return diagnostics.sorted(List.of()).stream().map(Diagnostic::toString).toList();
    }

    @Test
    void aCommandRunsAsWhomItSays() {
        var web = new ScriptPolicy(new ScriptUser("web", null), false, false);
        assertThat(command(web, "root", null, "/no/x a")).containsExactly("/no/x", "a");
        assertThat(command(web, null, null, "/no/x")).containsExactly("setpriv", "--reuid=web", "--regid=34", "--init-groups", "--",
                "/no/x");
        assertThat(command(FREE, "web", "ops", "/no/x", "a b"))
                .containsExactly("setpriv", "--reuid=web", "--regid=ops", "--init-groups", "--", "/no/x", "a b");
        assertThat(Commands.words("a 'b c' \"d \\\"e\\\"\" f\\ g ''")).containsExactly("a", "b c", "d \"e\"", "f g", "");
        assertThat(said()).isEmpty();
    }

    // Whoever puts it there later would have root run it.
    @Test
    void whatRootWouldRunMustBeThere() {
        assertThat(command(SAFE, null, null, "/no/x a")).isEmpty();
        assertThat(command(SAFE, "web", "0", "/no/x")).isEmpty();
        assertThat(command(SAFE, "web", null, "/no/x")).isNotEmpty();
        assertThat(said()).hasSize(2).allMatch(line -> line.contains("/no/x would run as root, and is not there or cannot be executed"));
    }

    @Test
    void aUserThatIsNotThereRunsNothing() {
        assertThat(command(FREE, "nobody-here", null, "/no/x")).isEmpty();
        assertThat(command(new ScriptPolicy(null, true, false), null, null, "/no/x")).isEmpty();
        assertThat(said()).containsExactly(
                "k.conf:3:5: warning: /no/x is to run as 'nobody-here', and there is no such user: it is not run (make the user, or name"
                        + " another)",
                "k.conf:3:5: warning: /no/x does not say who it runs as, and there is no user 'keepalived_script': it is not run (add"
                        + " 'script_user root' to 'global_defs', or make the user)");
    }

    @Test
    void keepalivedsOwnUserIsTheUsualOneWhereThereIsOne() {
        var users = new HostUsers("root", name -> name.equals("keepalived_script") ? Optional.of(new HostUsers.Account(7, 8))
                : Optional.empty());
        assertThat(new Commands(FREE, users, diagnostics).command(new Script(List.of("/no/x"), null, null, HERE)))
                .containsExactly("setpriv", "--reuid=keepalived_script", "--regid=8", "--init-groups", "--", "/no/x");
        var self = new HostUsers("me", name -> Optional.of(new HostUsers.Account(7, 8)));
        assertThat(new Commands(FREE, self, diagnostics).command(new Script(List.of("/no/x"), null, null, HERE))).containsExactly("/no/x");
    }

    /** Where only root can write: the folders of tests are in one that everybody can write to, but with the sticky bit. */
    @BeforeEach
    void onlyRootWrites() throws IOException {
        if ("root".equals(System.getProperty("user.name"))) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @AfterEach
    void removable() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private Path script(Path path, String permissions) throws IOException {
        Files.writeString(path, "#!/bin/sh\n");
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void whatOthersThanRootCanChangeIsNotRunAsRoot() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root, who alone can own what is safe");
        Path safe = script(folder.resolve("safe"), "rwxr-xr-x");
        Path open = script(folder.resolve("open"), "rwxr-xrwx");
        Path given = script(folder.resolve("given"), "rwxr-xr-x");
        Files.setAttribute(given, "unix:uid", 65534);
        Path shared = script(folder.resolve("shared"), "rwxrwxr-x");
        Path sharedWithOthers = script(folder.resolve("other"), "rwxrwxr-x");
        Files.setAttribute(sharedWithOthers, "unix:gid", 65534);
        Path free = Files.createDirectory(folder.resolve("free"));
        Path inside = script(free.resolve("inside"), "rwxr-xr-x");
        Path link = Files.createSymbolicLink(free.resolve("link"), safe);
        Path linkToOpen = Files.createSymbolicLink(folder.resolve("toOpen"), open);
        Files.setPosixFilePermissions(free, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(command(SAFE, null, null, safe + " a")).containsExactly(safe.toString(), "a");
        assertThat(command(SAFE, null, null, shared.toString())).as("root's group may write").containsExactly(shared.toString());
        assertThat(command(SAFE, null, null, link.toString())).as("runs by the path that was looked at").containsExactly(safe.toString());
        assertThat(command(SAFE, "web", null, open.toString())).as("not as root").endsWith(open.toString()).hasSize(6);
        assertThat(command(FREE, null, null, open.toString())).as("nobody asked").containsExactly(open.toString());
        assertThat(said()).isEmpty();

        var written = new ScriptPolicy(new ScriptUser("root", null), true, true);
        assertThat(command(written, null, null, folder.resolve("toOpen").toString())).isEmpty();
        assertThat(command(written, null, null, link.toString())).isEmpty();
        for (Path unsafe : List.of(open, given, sharedWithOthers, inside, linkToOpen)) {
            assertThat(command(SAFE, null, null, unsafe.toString())).as(unsafe.toString()).isEmpty();
        }
        assertThat(command(SAFE, "web", "root", open.toString())).as("in the group of root").isEmpty();
        assertThat(said()).hasSize(8).contains("k.conf:3:5: warning: " + inside
                + " would run as root, and others than root can change " + free + ": it is not run (chown root:root " + free
                + "; chmod go-w "
                + free + "; or let it run as somebody else with 'script_user')");
    }

    @Test
    void aNameIsLookedForAndLinksAreFollowed() throws IOException {
        Path real = script(folder.resolve("real"), "rwxr-xr-x");
        Path link = Files.createSymbolicLink(Files.createDirectory(folder.resolve("links")).resolve("link"), real);
        Path beside = Files.createSymbolicLink(folder.resolve("beside"), real);
        assertThat(ScriptPath.find("link", Stream.of("/nonexistent", folder.resolve("links").toString()))).contains(link);
        assertThat(ScriptPath.find("link", Stream.of("/nonexistent"))).isEmpty();
        assertThat(ScriptPath.find(folder.toString(), Stream.of())).isEmpty();
        assertThat(command(FREE, null, null, link + " x")).containsExactly(real.toRealPath().toString(), "x");
        assertThat(command(FREE, null, null, beside.toString())).as("some programs go by their name").containsExactly(beside.toString());
        assertThat(command(new ScriptPolicy(null, false, true), null, null, link + " x")).containsExactly(link.toString(), "x");
        assertThat(command(FREE, null, null, "true")).singleElement().asString().startsWith("/").endsWith("/true");
        assertThat(command(FREE, null, null, "no-such-program")).containsExactly("no-such-program");
    }
}
