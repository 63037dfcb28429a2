package io.evenkeel.core.schedule.haproxy;

import java.util.List;
import java.util.Locale;

import io.evenkeel.core.Scheduler;
import io.evenkeel.core.key.HashFunction;
import io.evenkeel.core.key.HashKey;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.key.KeyHash;
import io.evenkeel.core.key.UriKey;

/** Our scheduler for the lines of a haproxy backend, divided by semicolons. */
final class Balances {
    private Balances() {}

    static Scheduler scheduler(String backend) {
        String[] lines = backend.split("; ", -1);
        List<String> words = List.of(lines[0].split(" ", -1));
        switch (words.get(1)) {
            case "roundrobin" -> {
                return HaproxySchedulers.roundRobin();
            }
            case "static-rr" -> {
                return HaproxySchedulers.staticRoundRobin();
            }
            case "leastconn" -> {
                return HaproxySchedulers.leastConnections();
            }
            case "first" -> {
                return HaproxySchedulers.first();
            }
            default -> {
                HashBalance balance = HaproxySchedulers.hash(key(words));
                for (String line : List.of(lines).subList(1, lines.length)) {
                    balance = with(balance, List.of(line.split(" ", -1)));
                }
                return balance;
            }
        }
    }

    private static HashBalance with(HashBalance balance, List<String> words) {
        if (words.get(0).equals("hash-balance-factor")) {
            return balance.boundedLoad(Integer.parseInt(words.get(1)));
        }
        boolean consistent = words.get(1).equals("consistent");
        if (words.size() == 2) {
            return consistent ? balance.onRing() : balance;
        }
        KeyHash function = HashFunction.valueOf(words.get(2).toUpperCase(Locale.ROOT));
        if (words.size() == 4) {
            function = function.avalanche();
        }
        return consistent ? balance.consistent(function) : balance.mapBased(function);
    }

    private static HashKey key(List<String> words) {
        boolean last = words.size() == 3;
        return switch (words.get(1)) {
            case "source" -> HashKeys.source();
            case "uri" -> uri(words);
            case "url_param" -> last ? HashKeys.urlParameter(words.get(2)) : HashKeys.urlParameterOrPosted(words.get(2));
            case "hdr(x-key)" -> last ? HashKeys.domain("x-key") : HashKeys.header("x-key");
            case "hash" -> HashKeys.application();
            default -> throw new IllegalArgumentException(words.toString());
        };
    }

    private static UriKey uri(List<String> words) {
        UriKey key = HashKeys.uri();
        for (int i = 2; i < words.size(); i++) {
            key = switch (words.get(i)) {
                case "whole" -> key.whole();
                case "path-only" -> key.onlyPath();
                case "len" -> key.length(Integer.parseInt(words.get(++i)));
                case "depth" -> key.depth(Integer.parseInt(words.get(++i)));
                default -> throw new IllegalArgumentException(words.toString());
            };
        }
        return key;
    }
}
