package io.evenkeel.vrrp.linux;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.evenkeel.vrrp.spi.VirtualRoutes;

/**
 * Routes or rules that are to be there, by whom they are wanted: to the kernel, what several want is one. Driver thread only.
 *
 * @param <W> as it was asked for
 * @param <K> as the kernel has it
 */
final class WantedParts<W, K> {
    private record Wish<W>(VirtualRoutes by, W part) {}

    private final Map<Wish<W>, K> parts = new LinkedHashMap<>();
    /** Those that were not there before. */
    private final Set<K> madeByUs = new HashSet<>();

    /**
     * It is to be there from now on.
     *
     * @param isNew whether it was made for that
     */
    void put(VirtualRoutes by, W wanted, K inKernel, boolean isNew) {
        parts.put(new Wish<>(by, wanted), inKernel);
        if (isNew) {
            madeByUs.add(inKernel);
        }
    }

    /** It need no longer be there; whether it was made by us, and nobody else wants it. */
    boolean takeBack(VirtualRoutes by, W wanted) {
        K inKernel = parts.remove(new Wish<>(by, wanted));
        return inKernel != null && !isWanted(inKernel) && madeByUs.remove(inKernel);
    }

    boolean isWanted(K inKernel) {
        return parts.containsValue(inKernel);
    }

    /** Those that are so in the kernel, each once. */
    Set<W> like(Predicate<K> test) {
        return parts.entrySet().stream().filter(entry -> test.test(entry.getValue())).map(entry -> entry.getKey().part())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
