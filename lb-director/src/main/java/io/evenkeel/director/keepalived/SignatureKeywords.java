package io.evenkeel.director.keepalived;

import static io.evenkeel.director.syntax.Shape.all;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.keepalived.VrrpInstance.Signature;
import io.evenkeel.director.syntax.Value;
import org.jspecify.annotations.Nullable;

/** The keywords of {@code auth_hmac}, which keepalived has since 2.4. */
final class SignatureKeywords {
    private static final Value<Integer> ID = Value.integer("number", 0, 255);
    private static final Value<Integer> WINDOW = Value.integer("seconds", 1, 300);

    static final Content.Keywords<Draft> CONTENT = Rows.<Draft>of("'auth_hmac'")
            .acts("key", all(ID, Value.word("hex:digits | file:path | text")), "a number, and 32 to 64 bytes; all keys are understood",
                    (arguments, draft) -> draft.keys.add(new Signature.Key(arguments.take(ID), arguments.next("a key").value())))
            .acts("active_key", ID, "the key that signs, the first by default", (arguments, draft) -> draft.active = arguments.take(ID))
            .acts("anti_replay", Value.oneOf("time", "monotonic"), "whether the time of day is compared, as it is by default",
                    (arguments, draft) -> draft.compareTime = arguments.next("a word").is("time"))
            .acts("time_window", WINDOW, "how far it may be off; three intervals by default, at least 5",
                    (arguments, draft) -> draft.window = Duration.ofSeconds(arguments.take(WINDOW)))
            .acts("mode", Value.oneOf("enforce", "permissive", "receive-only"), "how strict: 'enforce' by default",
                    (arguments, draft) -> draft.mode = arguments.next("a word").value())
            .build();

    private SignatureKeywords() {}

    /** The block while it is read. */
    static final class Draft {
        private static final Duration LEAST_WINDOW = Duration.ofSeconds(5);
        private static final Duration MOST_WINDOW = Duration.ofMinutes(5);

        private final List<Signature.Key> keys = new ArrayList<>();
        private @Nullable Integer active;
        private boolean compareTime = true;
        private @Nullable Duration window;
        private String mode = "enforce";

        /** The signature, or {@code null} when there is no key. */
        @Nullable
        Signature finish(Duration interval) {
            if (keys.isEmpty()) {
                return null;
            }
            Duration usual = interval.multipliedBy(3);
            Duration bounded = usual.compareTo(LEAST_WINDOW) < 0 ? LEAST_WINDOW : usual.compareTo(MOST_WINDOW) > 0 ? MOST_WINDOW : usual;
            return new Signature(keys, active == null ? keys.get(0).id() : active,
                    compareTime ? (window == null ? bounded : window) : null, mode);
        }
    }
}
