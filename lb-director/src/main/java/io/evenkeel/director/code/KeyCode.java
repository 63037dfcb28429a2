package io.evenkeel.director.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.evenkeel.core.key.HashFunction;
import io.evenkeel.core.key.HashKey;
import io.evenkeel.core.key.HashKeys;
import io.evenkeel.core.key.KeyHash;
import io.evenkeel.core.key.UriKey;
import io.evenkeel.core.schedule.haproxy.HaproxySchedulers;
import io.evenkeel.core.schedule.haproxy.HashBalance;
import io.evenkeel.core.validation.Expect;

/** Schedulers that hash as expressions. Whatever is written is compared with the value first. */
final class KeyCode {
    /** What a key calls itself: its kind, and the name in it. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:hdr|rdp-cookie)\\((.*)\\)(?: use_domain_only)?|url_param (.*?)(?: check_post)?",
            Pattern.DOTALL);

    private record Factory(String name, Function<String, HashKey> keys) {}

    private static final List<Factory> BY_NAME = List.of(new Factory("header", HashKeys::header), new Factory("domain", HashKeys::domain),
            new Factory("rdpCookie", HashKeys::rdpCookie), new Factory("urlParameter", HashKeys::urlParameter),
            new Factory("urlParameterOrPosted", HashKeys::urlParameterOrPosted));

    private final Imports imports;

    KeyCode(Imports imports) {
        this.imports = imports;
    }

    /** The call that bounds the load, unless there is no bound. */
    static String bound(int percent) {
        return percent == 0 ? "" : ".boundedLoad(" + percent + ")";
    }

    String expression(HashBalance hash) {
        String made = imports.name(HaproxySchedulers.class) + ".hash(" + key(hash.key()) + ")";
        HashBalance plain = HaproxySchedulers.hash(hash.key());
        if (hash.consistent()) {
            boolean usual = hash.function().equals(plain.onRing().function());
            made += usual ? ".onRing()" : ".consistent(" + function(hash.function()) + ")";
        } else if (!hash.equals(plain)) {
            made += ".mapBased(" + function(hash.function()) + ")";
        }
        return made + bound(hash.loadFactor());
    }

    private String key(HashKey key) {
        String catalogue = imports.name(HashKeys.class);
        if (key instanceof UriKey uri) {
            List<String> calls = new ArrayList<>(List.of(catalogue + ".uri()"));
            if (uri.query()) {
                calls.add("whole()");
            }
            if (uri.pathOnly()) {
                calls.add("onlyPath()");
            }
            if (uri.length() > 0) {
                calls.add("length(" + uri.length() + ")");
            }
            if (uri.depth() > 0) {
                calls.add("depth(" + uri.depth() + ")");
            }
            return String.join(".", calls);
        }
        if (key.equals(HashKeys.source())) {
            return catalogue + ".source()";
        }
        if (key.equals(HashKeys.destination())) {
            return catalogue + ".destination()";
        }
        if (key.equals(HashKeys.application())) {
            return catalogue + ".application()";
        }
        Matcher named = NAMED.matcher(key.toString());
        if (named.matches()) {
            String name = named.group(1) == null ? named.group(2) : named.group(1);
            for (Factory factory : BY_NAME) {
                if (factory.keys().apply(name).equals(key)) {
                    return catalogue + "." + factory.name() + "(" + Literals.string(name) + ")";
                }
            }
        }
        throw Expect.unexpected("key of a scheduler", key, "one of HashKeys: another one is to be added to the code by hand");
    }

    private String function(KeyHash function) {
        for (HashFunction plain : HashFunction.values()) {
            String name = imports.name(HashFunction.class) + "." + plain.name();
            if (function.equals(plain)) {
                return name;
            }
            if (function.equals(plain.avalanche())) {
                return name + ".avalanche()";
            }
        }
        throw Expect.unexpected("hash function of a scheduler", function,
                "one of HashFunction: another one is to be added to the code by hand");
    }
}
