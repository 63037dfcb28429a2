package io.evenkeel.director.code;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.evenkeel.core.Scheduler;
import io.evenkeel.core.schedule.Schedulers;
import io.evenkeel.core.schedule.haproxy.HaproxySchedulers;
import io.evenkeel.core.schedule.haproxy.HashBalance;
import io.evenkeel.core.schedule.haproxy.RandomDraws;
import io.evenkeel.core.schedule.haproxy.SlowStart;
import io.evenkeel.core.schedule.load.LoadSchedulers;
import io.evenkeel.core.schedule.lvs.HashFlag;
import io.evenkeel.core.schedule.lvs.LvsSchedulers;
import io.evenkeel.core.schedule.nginx.NginxSchedulers;
import io.evenkeel.core.time.Clock;
import io.evenkeel.core.validation.Expect;

/**
 * Schedulers as expressions: that call of a catalogue whose result is equal. The catalogues are asked, not known, so that one
 * that grows needs nothing here.
 */
final class SchedulerCode {
    private static final List<Class<?>> CATALOGUES = List.of(Schedulers.class, HaproxySchedulers.class, NginxSchedulers.class,
            LvsSchedulers.class, LoadSchedulers.class);
    private static final List<List<HashFlag>> FLAGS = List.of(List.of(), List.of(HashFlag.FALLBACK), List.of(HashFlag.PORT),
            List.of(HashFlag.FALLBACK, HashFlag.PORT));

    private final Imports imports;
    private final KeyCode keys;
    private final ValueCode values;

    SchedulerCode(Imports imports) {
        this.imports = imports;
        this.keys = new KeyCode(imports);
        this.values = new ValueCode(imports);
    }

    String expression(String pool, Scheduler scheduler) {
        return switch (scheduler) {
            case HashBalance hash -> keys.expression(hash);
            case RandomDraws random when random.equals(HaproxySchedulers.random(random.draws()).boundedLoad(random.loadFactor())) -> {
                String draws = random.draws() == 2 ? "" : Integer.toString(random.draws());
                yield imports.name(HaproxySchedulers.class) + ".random(" + draws + ")" + KeyCode.bound(random.loadFactor());
            }
            case SlowStart slow when slow.clock().equals(Clock.system()) -> imports.name(HaproxySchedulers.class) + ".slowStart("
                    + expression(pool, slow.algorithm()) + ", " + times(slow.times()) + ")";
            default -> ofCatalogue(pool, scheduler);
        };
    }

    private String times(Map<String, Duration> times) {
        var entries = new TreeMap<>(times).entrySet().stream()
                .map(entry -> imports.name(Map.class) + ".entry(" + Literals.string(entry.getKey()) + ", "
                        + values.expression(entry.getValue()) + ")")
                .toList();
        return imports.name(Map.class) + ".ofEntries(" + String.join(", ", entries) + ")";
    }

    private String ofCatalogue(String pool, Scheduler scheduler) {
        for (Class<?> catalogue : CATALOGUES) {
            for (Method factory : catalogue.getMethods()) {
                if (Modifier.isStatic(factory.getModifiers()) && Scheduler.class.isAssignableFrom(factory.getReturnType())) {
                    Optional<String> arguments = arguments(factory, scheduler);
                    if (arguments.isPresent()) {
                        return imports.name(catalogue) + "." + factory.getName() + "(" + arguments.get() + ")";
                    }
                }
            }
        }
        throw Expect.unexpected("scheduler of pool " + pool, scheduler,
                "one of the catalogues in io.evenkeel.core.schedule: another one is to be added to the code by hand");
    }

    // With which arguments the factory gives the scheduler; empty when with none that are known here.
    private Optional<String> arguments(Method factory, Scheduler scheduler) {
        Class<?>[] wanted = factory.getParameterTypes();
        if (wanted.length == 0) {
            return gives(factory, scheduler) ? Optional.of("") : Optional.empty();
        }
        if (wanted.length == 1 && wanted[0] == Clock.class) {
            return gives(factory, scheduler, Clock.system()) ? Optional.of(imports.name(Clock.class) + ".system()") : Optional.empty();
        }
        if (wanted.length == 1 && wanted[0] == HashFlag[].class) {
            return FLAGS.stream().filter(flags -> gives(factory, scheduler, (Object) flags.toArray(HashFlag[]::new))).findFirst()
                    .map(flags -> String.join(", ", flags.stream().map(values::expression).toList()));
        }
        return Optional.empty();
    }

    private static boolean gives(Method factory, Scheduler scheduler, Object... arguments) {
        try {
            return scheduler.equals(factory.invoke(null, arguments));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a catalogue that cannot be asked: " + factory, e);
        }
    }
}
