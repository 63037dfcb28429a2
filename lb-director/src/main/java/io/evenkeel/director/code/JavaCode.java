package io.evenkeel.director.code;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import io.evenkeel.core.PoolConfig;
import io.evenkeel.director.Director;
import io.evenkeel.director.DirectorConfig;
import io.evenkeel.director.HostCommands;
import io.evenkeel.director.mail.MailConfig;
import io.evenkeel.director.notify.Notifications;
import io.evenkeel.proxy.config.BackendConfig;
import io.evenkeel.proxy.config.LoadBalancerConfig;
import io.evenkeel.vrrp.spi.HostStatics;
import io.evenkeel.vrrp.spi.Urgency;

/**
 * Writes a configuration as a Java class with the builder calls that make it. Only what differs from the defaults is said;
 * the same configuration gives the same text. A class and a method of Java hold only so much: what is long is cut into nested
 * classes.
 */
public final class JavaCode {
    /** Calls in one class. Each takes some 20 bytes of a method (of 65535) and some 12 constants of a class (of 65535). */
    static final int MOST_CALLS = 1000;

    private static final String METHOD = " ".repeat(4);
    private static final String STATEMENT = " ".repeat(8);
    private static final String CHAIN = " ".repeat(16);

    private final ClassName name;
    private final int mostCalls;
    private final Imports imports;
    private final Names names = new Names();
    private final PoolCode pools;
    private final StringBuilder nested = new StringBuilder();
    private int parts;

    private JavaCode(ClassName name, int mostCalls) {
        this.name = name;
        this.mostCalls = mostCalls;
        this.imports = new Imports(name);
        this.pools = new PoolCode(imports);
    }

    /**
     * The source of a class {@code name} whose static method {@code config()} returns a configuration equal to
     * {@code config}. Encode it as UTF-8.
     *
     * @throws IllegalArgumentException when something in it is the application's own, such as a scheduler that is not of
     *         {@link io.evenkeel.core.schedule.Schedulers}; the message names it
     */
    public static String of(DirectorConfig config, ClassName name) {
        return of(config, name, MOST_CALLS);
    }

    static String of(DirectorConfig config, ClassName name, int mostCalls) {
        return new JavaCode(name, mostCalls).source(config);
    }

    private String source(DirectorConfig config) {
        List<Part> all = parts(config);
        String type = imports.name(DirectorConfig.class);
        String body = all.size() == 1 ? STATEMENT + "return " + type + ".builder()" + Call.chain(all.getFirst().calls, CHAIN) + "\n"
                + CHAIN + ".build();\n" : inParts(all, type);
        String ownMethods = all.size() == 1 ? all.getFirst().methods.toString() : "";
        String text = "/** A director's configuration, made from files by {@code evenkeel convert}. */\n"
                + "public final class " + name.simpleName() + " {\n"
                + METHOD + "private " + name.simpleName() + "() {}\n\n"
                + METHOD + "/** A director with it, not started. */\n"
                + METHOD + "public static " + imports.name(Director.class) + " director() {\n"
                + STATEMENT + "return " + imports.name(Director.class) + ".create(config());\n" + METHOD + "}\n\n"
                + METHOD + "/** The configuration. */\n"
                + METHOD + "public static " + type + " config() {\n" + body + METHOD + "}\n"
                + ownMethods + nested + "}\n";
        String header = name.packageName().isEmpty() ? "" : "package " + name.packageName() + ";\n\n";
        return header + imports.lines() + text;
    }

    // Each part a nested class that adds its calls to the builder.
    private String inParts(List<Part> all, String type) {
        var body = new StringBuilder(STATEMENT + type + ".Builder director = " + type + ".builder();\n");
        for (Part part : all) {
            body.append(STATEMENT).append(nestedClass(type, "director", part)).append(".addTo(director);\n");
        }
        return body + STATEMENT + "return director.build();\n";
    }

    private String nestedClass(String type, String builder, Part part) {
        parts++;
        String simpleName = name.simpleName() + "Part" + parts;
        nested.append("\n").append(METHOD).append("private static final class ").append(simpleName).append(" {\n")
                .append(STATEMENT).append("static void addTo(").append(type).append(".Builder ").append(builder).append(") {\n")
                .append(STATEMENT).append(METHOD).append(builder).append(Call.chain(part.calls, CHAIN + METHOD)).append(";\n")
                .append(STATEMENT).append("}\n")
                .append(part.methods.toString().indent(METHOD.length()).replaceAll("(?m)^ +$", ""))
                .append(METHOD).append("}\n");
        return simpleName;
    }

    private List<Part> parts(DirectorConfig config) {
        LoadBalancerConfig balancer = config.loadBalancer();
        List<Part> all = new ArrayList<>(List.of(new Part()));
        if (balancer.maxConnections() != 0) {
            add(all, Call.of("maxConnections", Integer.toString(balancer.maxConnections())), 0, "");
        }
        var frontends = new FrontendCode(imports);
        balancer.frontends().forEach(frontend -> add(all, frontends.call(frontend), 0, ""));
        var backends = new BackendCode(imports);
        for (BackendConfig backend : balancer.backends()) {
            String method = names.poolMethod(backend.name());
            Call call = Call.with("backend", method + "()", "b", backends.details(backend));
            add(all, call, pools.size(backend.pool()), poolMethod(method, backend.pool()));
        }
        var routers = new RouterCode(imports);
        config.virtualRouters().forEach(router -> add(all, routers.call(router), 0, ""));
        config.bfdSessions().forEach(session -> add(all, Call.of("bfdSession", new ValueCode(imports).expression(session)), 0, ""));
        if (!config.notifications().equals(Notifications.NONE)) {
            add(all, Call.of("notifications", new ValueCode(imports).expression(config.notifications())), 0, "");
        }
        if (!config.statics().equals(HostStatics.NONE)) {
            add(all, Call.of("statics", new ValueCode(imports).expression(config.statics())), 0, "");
        }
        if (!config.hostCommands().equals(HostCommands.NONE)) {
            add(all, Call.of("hostCommands", new ValueCode(imports).expression(config.hostCommands())), 0, "");
        }
        if (!config.urgency().equals(Urgency.DEFAULT)) {
            add(all, Call.of("urgency", new ValueCode(imports).expression(config.urgency())), 0, "");
        }
        new TreeMap<>(config.linkDelays()).forEach((name, delay) -> add(all,
                Call.of("linkDelay", Literals.string(name), new ValueCode(imports).expression(delay)), 0, ""));
        MailConfig mail = config.mail();
        if (mail != null) {
            add(all, new MailCode(imports).call(mail), 0, "");
        }
        return all;
    }

    private void add(List<Part> all, Call call, int sizeOfMethod, String method) {
        int size = call.size() + Math.min(sizeOfMethod, mostCalls);
        if (!all.getLast().calls.isEmpty() && all.getLast().size + size > mostCalls) {
            all.add(new Part());
        }
        Part part = all.getLast();
        part.calls.add(call);
        part.methods.append(method);
        part.size += size;
    }

    private String poolMethod(String method, PoolConfig pool) {
        String type = imports.name(PoolConfig.class);
        String start = type + ".builder(" + Literals.string(pool.name()) + ")" + Call.chain(pools.settings(pool), CHAIN);
        List<Call> servers = pools.servers(pool);
        String head = "\n" + METHOD + "private static " + type + " " + method + "() {\n" + STATEMENT;
        if (servers.stream().mapToInt(Call::size).sum() <= mostCalls) {
            return head + "return " + start + Call.chain(servers, CHAIN) + "\n" + CHAIN + ".build();\n" + METHOD + "}\n";
        }
        List<Part> all = new ArrayList<>(List.of(new Part()));
        servers.forEach(server -> add(all, server, 0, ""));
        var body = new StringBuilder(head).append(type).append(".Builder pool = ").append(start).append(";\n");
        all.forEach(part -> body.append(STATEMENT).append(nestedClass(type, "pool", part)).append(".addTo(pool);\n"));
        return body + STATEMENT + "return pool.build();\n" + METHOD + "}\n";
    }

    /** What goes into one class: calls on a builder, and the methods that they call. */
    private static final class Part {
        private final List<Call> calls = new ArrayList<>();
        private final StringBuilder methods = new StringBuilder();
        private int size;
    }
}
