package io.evenkeel.benchmarks.sidebyside;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the programs that a run needs, or says in one sentence which one is missing and what to do. */
final class Programs {
    /** Where a user who is not root has no PATH to, but Debian puts haproxy and nginx. */
    private static final List<String> SYSTEM_PLACES = List.of("/usr/sbin", "/usr/local/sbin", "/sbin");
    private static final Pattern MODULES_PATH = Pattern.compile("--modules-path=(\\S+)");
    private static final Pattern STATIC_STREAM = Pattern.compile("--with-stream(\\s|$)");

    private final Path root;

    /** @param root the root of the source tree */
    Programs(Path root) {
        this.root = root;
    }

    /** @throws Problem when a program is missing that the run needs */
    void require(Options options) {
        require("taskset", "taskset is not on the PATH: install it (apt-get install util-linux); without it nothing can "
                + "be pinned to a CPU.");
        wrk();
        nginx();
        if (options.proxies().contains(ProxyKind.HAPROXY)) {
            haproxy();
        }
    }

    Path wrk() {
        return require("wrk", "wrk, the load generator, is not on the PATH: install it (apt-get install wrk).");
    }

    Path nginx() {
        return require("nginx", "nginx, the web server behind every proxy, is not on the PATH or in /usr/sbin: install it "
                + "(apt-get install nginx-light).");
    }

    Path haproxy() {
        return require("haproxy", "haproxy is not on the PATH or in /usr/sbin: install it (apt-get install haproxy), or "
                + "leave it out (--proxy nginx,evenkeel).");
    }

    /** The launcher behind HAProxy's command line. */
    Path evenkeel() {
        return root.resolve("samples/director/haproxy");
    }

    boolean hasEvenkeel() {
        return Files.isExecutable(evenkeel());
    }

    /**
     * The line that gives the installed nginx its TCP proxy, or nothing where that is built in.
     *
     * @throws Problem when it has none
     */
    String nginxStreamModule(Workplace workplace, int cpu) {
        return loadStreamModule(workplace.run(cpu, List.of(nginx().toString(), "-V"), 10).output());
    }

    /**
     * The line that gives nginx its TCP proxy, or nothing where that is built in.
     *
     * @param buildOptions what {@code nginx -V} prints
     * @throws Problem when this nginx has none
     */
    static String loadStreamModule(String buildOptions) {
        if (STATIC_STREAM.matcher(buildOptions).find()) {
            return "";
        }
        Matcher modules = MODULES_PATH.matcher(buildOptions);
        if (modules.find()) {
            Path module = Path.of(modules.group(1), "ngx_stream_module.so");
            if (Files.exists(module)) {
                return "load_module " + module + ";";
            }
        }
        throw new Problem("nginx has no stream module, which it needs in scenario tcp: install it (apt-get install "
                + "libnginx-mod-stream), or leave out tcp (--scenario small,64k,close) or nginx (--proxy "
                + "haproxy,evenkeel).");
    }

    private static Path require(String name, String sentenceWhenMissing) {
        List<String> places = new ArrayList<>();
        String path = System.getenv("PATH");
        if (path != null) {
            places.addAll(List.of(path.split(File.pathSeparator, -1)));
        }
        places.addAll(SYSTEM_PLACES);
        return places.stream().filter(place -> !place.isEmpty()).map(place -> Path.of(place, name))
                .filter(Files::isExecutable).findFirst().orElseThrow(() -> new Problem(sentenceWhenMissing));
    }
}
