package io.evenkeel.proxy;

/** One step of a {@link Plan}. {@code toString} says it for people. */
public sealed interface Change permits Change.Added, Change.Removed, Change.Altered {
    /**
     * Something new.
     *
     * @param what for example {@code frontend shop} or {@code server web/web1}
     * @param detail where or how
     */
    record Added(String what, String detail) implements Change {
        @Override
        public String toString() {
            return "+ " + what + " (" + detail + ")";
        }
    }

    /**
     * Something that goes.
     *
     * @param what its kind and name
     */
    record Removed(String what) implements Change {
        @Override
        public String toString() {
            return "- " + what;
        }
    }

    /**
     * Something that stays with another setting.
     *
     * @param what its kind and name
     * @param before the setting now
     * @param after the setting then
     */
    record Altered(String what, String before, String after) implements Change {
        @Override
        public String toString() {
            return "~ " + what + ": " + before + " -> " + after;
        }
    }
}
