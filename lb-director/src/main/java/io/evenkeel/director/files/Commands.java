package io.evenkeel.director.files;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.files.HostUsers.Account;
import io.evenkeel.director.keepalived.Script;
import io.evenkeel.director.keepalived.ScriptPolicy;
import io.evenkeel.director.keepalived.ScriptPolicy.ScriptUser;
import org.jspecify.annotations.Nullable;

/**
 * The commands of scripts, with what makes them run as somebody else. A script that must not run, because others could change
 * what root runs or because there is no such user, has none, which is said.
 */
final class Commands {
    private static final Rule UNSAFE_SCRIPT = new Rule("unsafe-script", "A script would run as root, and others than root can change it");
    private static final Rule UNKNOWN_USER = new Rule("unknown-user", "A script is to run as a user that this host does not know");
    private static final String USUAL_USER = "keepalived_script";
    private static final String ROOT = "root";

    private final ScriptPolicy policy;
    private final HostUsers users;
    private final Diagnostics diagnostics;

    Commands(ScriptPolicy policy, HostUsers users, Diagnostics diagnostics) {
        this.policy = policy;
        this.users = users;
        this.diagnostics = diagnostics;
    }

    /** The program and its arguments; empty when it must not run. */
    List<String> command(Script script) {
        List<String> said = said(script);
        Optional<ScriptUser> user = said.isEmpty() ? Optional.empty() : user(script);
        if (user.isEmpty()) {
            return List.of();
        }
        Optional<Path> found = ScriptPath.find(said.get(0), folders()).map(path -> policy.symlinks() ? path : ScriptPath.resolved(path));
        if (policy.security() && isUnsafe(script, user.get(), found.orElse(null))) {
            return List.of();
        }
        List<String> command = new ArrayList<>(prefix(user.get()));
        command.add(found.map(Path::toString).orElse(said.get(0)));
        command.addAll(said.subList(1, said.size()));
        return command;
    }

    /** What a script runs, whoever it runs as; empty when it runs nothing. */
    static String program(Script script) {
        List<String> said = said(script);
        return said.isEmpty() ? "" : said.get(0);
    }

    private static List<String> said(Script script) {
        return script.command().size() == 1 ? words(script.command().get(0)) : script.command();
    }

    private static Stream<String> folders() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).filter(folder -> !folder.isEmpty());
    }

    /** Who it runs as; empty when there is no such user. */
    private Optional<ScriptUser> user(Script script) {
        String own = script.user();
        ScriptUser usual = policy.user();
        ScriptUser wanted = own != null ? new ScriptUser(own, script.group()) : usual != null ? usual : usualUser(script);
        if (wanted == null || isSelf(wanted) || users.find(wanted.user()).isPresent()) {
            return Optional.ofNullable(wanted);
        }
        diagnostics.warning(UNKNOWN_USER, script.position(),
                program(script) + " is to run as '" + wanted.user() + "', and there is no such user: it is not run",
                "make the user, or name another");
        return Optional.empty();
    }

    /** keepalived's own user, where there is one that root can turn into. */
    private @Nullable ScriptUser usualUser(Script script) {
        if (users.self().equals(ROOT) && users.find(USUAL_USER).isPresent()) {
            return new ScriptUser(USUAL_USER, null);
        }
        if (users.self().equals(ROOT) && policy.security()) {
            diagnostics.warning(UNKNOWN_USER, script.position(),
                    program(script) + " does not say who it runs as, and there is no user '" + USUAL_USER + "': it is not run",
                    "add 'script_user root' to 'global_defs', or make the user");
            return null;
        }
        return new ScriptUser(users.self(), null);
    }

    private boolean isSelf(ScriptUser user) {
        return user.user().equals(users.self()) && user.group() == null;
    }

    /** {@code program} is null when there is none yet: then nobody can tell who will be able to change it. */
    private boolean isUnsafe(Script script, ScriptUser user, @Nullable Path program) {
        boolean asRoot = isAsRoot(user);
        if (program == null) {
            if (asRoot) {
                diagnostics.repair(UNSAFE_SCRIPT, script.position(),
                        program(script) + " would run as root, and is not there or cannot be executed", "it is not run",
                        "put it there, and chmod +x it, before the file is read");
            }
            return asRoot;
        }
        try {
            if (!asRoot && !ScriptPath.makesRoot(program)) {
                return false;
            }
            Optional<Path> weak = ScriptPath.weakPart(program);
            weak.ifPresent(part -> diagnostics.repair(UNSAFE_SCRIPT, script.position(),
                    program + " would run as root, and others than root can change " + part, "it is not run",
                    "chown root:root " + part + "; chmod go-w " + part + "; or let it run as somebody else with 'script_user'"));
            return weak.isPresent();
        } catch (IOException e) {
            diagnostics.repair(UNSAFE_SCRIPT, script.position(),
                    "cannot look who may change " + program + " (" + e.getMessage() + ")", "it is not run", null);
            return true;
        }
    }

    private boolean isAsRoot(ScriptUser user) {
        Account account = isSelf(user) ? null : users.find(user.user()).orElse(null);
        boolean rootsUser = account == null ? users.self().equals(ROOT) : account.user() == 0;
        boolean rootsGroup = user.group() == null ? account != null && account.group() == 0 : isRoots(user.group());
        return rootsUser || rootsGroup;
    }

    private static boolean isRoots(String group) {
        return group.equals(ROOT) || group.chars().allMatch(digit -> digit == '0');
    }

    // setpriv, and not su or runuser: no session is opened and logged each time, and a signal reaches the script itself.
    private List<String> prefix(ScriptUser user) {
        if (isSelf(user)) {
            return List.of();
        }
        String group = user.group() != null ? user.group()
                : users.find(user.user()).map(account -> Long.toString(account.group())).orElse("");
        return List.of("setpriv", "--reuid=" + user.user(), "--regid=" + group, "--init-groups", "--");
    }

    /** Separated by blanks, except between quotes; a backslash takes the meaning of the next character away. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                i++;
                word.append(text.charAt(i));
                inWord = true;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                inWord = true;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == ' ' || c == '\t')) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
