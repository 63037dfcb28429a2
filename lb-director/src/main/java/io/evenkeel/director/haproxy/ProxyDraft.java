package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/** A {@code defaults}, {@code frontend}, {@code backend} or {@code listen} section while its lines are read. */
final class ProxyDraft {
    final SectionKind kind;
    final String name;
    final Position position;
    final SettingsDraft settings;
    final Scope scope;
    final List<Bind> binds = new ArrayList<>();
    final List<ServerLine> servers = new ArrayList<>();
    /** Options of this section that mean nothing in TCP mode, for a warning once the mode is known. */
    final List<Word> httpOnly = new ArrayList<>();
    /** Where the first {@code stats uri} stands. */
    @Nullable
    Position statsUri;
    /** Whether there is a {@code bind} line, be its addresses refused. */
    boolean listens;
    /** Whether the option being read has {@code no} or {@code default} in front. */
    boolean negated;

    ProxyDraft(SectionKind kind, String name, Position position, SettingsDraft settings, Scope scope) {
        this.kind = kind;
        this.name = name;
        this.position = position;
        this.settings = settings;
        this.scope = scope;
    }

    void httpOnly(Arguments option) {
        httpOnly.add(new Word(option.name(), option.position()));
    }

    Proxy finish() {
        Proxy.Kind finished = switch (kind) {
            case FRONTEND -> Proxy.Kind.FRONTEND;
            case BACKEND -> Proxy.Kind.BACKEND;
            default -> Proxy.Kind.LISTEN;
        };
        return new Proxy(finished, name, position, settings.finish(), binds, servers);
    }
}
