package io.evenkeel.director.haproxy;

import java.time.Duration;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/** The settings of a section while its lines are read, and what a {@code defaults} section leaves to later ones. */
final class SettingsDraft {
    ProxySettings.Mode mode = ProxySettings.Mode.TCP;
    Balance balance;
    HashType hashType = HashType.DEFAULT;
    int hashBalanceFactor;
    boolean allBackups;
    @Nullable
    Duration connect;
    @Nullable
    Duration client;
    @Nullable
    Duration server;
    @Nullable
    Duration httpRequest;
    @Nullable
    Duration httpKeepAlive;
    @Nullable
    Duration check;
    int retries = 3;
    ProxySettings.ConnectionMode connectionMode = ProxySettings.ConnectionMode.KEEP_ALIVE;
    ProxySettings.@Nullable ForwardFor forwardFor;
    ProxySettings.@Nullable HttpCheck httpCheck;
    OptionalInt maxConnections = OptionalInt.empty();
    ProxySettings.@Nullable Reference defaultBackend;
    ServerDraft defaultServer = new ServerDraft();

    SettingsDraft(Compatibility compatibility) {
        this(compatibility == Compatibility.LATEST ? new Balance.ByVersion() : new Balance.RoundRobin());
    }

    private SettingsDraft(Balance balance) {
        this.balance = balance;
    }

    SettingsDraft copy() {
        var copy = new SettingsDraft(balance);
        copy.hashType = hashType;
        copy.hashBalanceFactor = hashBalanceFactor;
        copy.allBackups = allBackups;
        copy.mode = mode;
        copy.connect = connect;
        copy.client = client;
        copy.server = server;
        copy.httpRequest = httpRequest;
        copy.httpKeepAlive = httpKeepAlive;
        copy.check = check;
        copy.retries = retries;
        copy.connectionMode = connectionMode;
        copy.forwardFor = forwardFor;
        copy.httpCheck = httpCheck;
        copy.maxConnections = maxConnections;
        copy.defaultBackend = defaultBackend;
        copy.defaultServer = defaultServer.copy();
        return copy;
    }

    ProxySettings finish() {
        var timeouts = new ProxySettings.Timeouts(connect, client, server, httpRequest, httpKeepAlive, check);
        return new ProxySettings(mode, balance, hashType, hashBalanceFactor, allBackups, timeouts, retries, connectionMode, forwardFor,
                httpCheck, maxConnections,
                defaultBackend);
    }
}
