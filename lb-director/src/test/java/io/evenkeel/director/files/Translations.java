package io.evenkeel.director.files;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.files.HostUsers.Account;
import io.evenkeel.director.keepalived.KeepalivedConfig;
import io.evenkeel.director.keepalived.KeepalivedReader;
import io.evenkeel.director.keepalived.ScriptPolicy;
import io.evenkeel.vrrp.VirtualRouterConfig;

/** Texts of {@code keepalived.conf} read and translated. */
final class Translations {
    private Translations() {}

    /** An instance {@code a} with what it needs and these lines, which begin at line 8; semicolons end lines. */
    static String instance(String global, String lines) {
        return "global_defs {\n" + global.replace(";", "\n").trim().replace("\n", " \n") + "\n}\nvrrp_instance a {\ninterface eth0\n"
                + "virtual_router_id 7\nvirtual_ipaddress { 10.0.0.1/24 }\n" + lines.replace(';', '\n') + "\n}\n";
    }

    static List<VirtualRouterConfig> routers(String text) {
        var diagnostics = new Diagnostics();
        List<VirtualRouterConfig> routers = new VirtualRouterTranslation(diagnostics, commands(diagnostics)).translate(accepted(text));
        return Objects.requireNonNull(routers, () -> diagnostics.sorted(List.of()).toString());
    }

    static List<String> errors(String text) {
        var diagnostics = new Diagnostics();
        new VirtualRouterTranslation(diagnostics, commands(diagnostics)).translate(accepted(text));
        return diagnostics.sorted(List.of()).stream().map(Diagnostic::toString).toList();
    }

    /** Run by root, on a host that knows {@code root} and {@code web} (33:34). */
    static Commands commands(Diagnostics diagnostics) {
        return commands(new ScriptPolicy(null, false, false), diagnostics);
    }

    static Commands commands(ScriptPolicy policy, Diagnostics diagnostics) {
        Map<String, Account> known = Map.of("root", Account.ROOT, "web", new Account(33, 34));
        return new Commands(policy, new HostUsers("root", name -> Optional.ofNullable(known.get(name))), diagnostics);
    }

    static KeepalivedConfig accepted(String text) {
        ReadResult<KeepalivedConfig> read = KeepalivedReader.read(List.of(new SourceText("k.conf", text)));
        if (read instanceof ReadResult.Accepted<KeepalivedConfig> accepted) {
            return accepted.value();
        }
        throw new AssertionError(read.render());
    }

    static List<String> said(String text) {
        return KeepalivedReader.read(List.of(new SourceText("k.conf", text))).diagnostics().stream().map(Diagnostic::toString).toList();
    }
}
