package io.evenkeel.linux.ffi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The C header that a class repeats: its {@code int} constants have the header's names and values, its {@link Struct}s the
 * header's layouts. A test compares both with the headers of the machine that builds.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface CHeader {
    /** As {@code #include} wants it, without the angle brackets. */
    String value();
}
