package io.evenkeel.director.code;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.evenkeel.core.health.HealthCheck;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * Values as expressions, for what builders take whole: a constant of its record where one is equal, else the call of its
 * constructor.
 */
final class ValueCode {
    private final Imports imports;

    ValueCode(Imports imports) {
        this.imports = imports;
    }

    String expression(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> Literals.string(text);
            case Integer number -> number.toString();
            case Long number -> number + "L";
            case Boolean bool -> bool.toString();
            case Enum<?> constant -> imports.name(constant.getDeclaringClass()) + "." + constant.name();
            case Duration time -> Literals.duration(time, imports);
            case InetAddress address -> imports.name(InetAddress.class) + ".ofLiteral(" + Literals.string(literal(address)) + ")";
            case OptionalInt number ->
                imports.name(OptionalInt.class) + (number.isPresent() ? ".of(" + number.getAsInt() + ")" : ".empty()");
            case OptionalLong number ->
                imports.name(OptionalLong.class) + (number.isPresent() ? ".of(" + number.getAsLong() + "L)" : ".empty()");
            case Optional<?> some ->
                imports.name(Optional.class) + some.map(content -> ".of(" + expression(content) + ")").orElse(".empty()");
            // The order of a set is not fixed; that of its expressions is.
            case Set<?> set -> imports.name(Set.class) + ".of(" + list(set).sorted().collect(Collectors.joining(", ")) + ")";
            case Collection<?> list -> imports.name(List.class) + ".of(" + list(list).collect(Collectors.joining(", ")) + ")";
            case HealthCheck check -> new CheckCode(imports).expression(check);
            case Record record -> record(record);
            default -> throw Expect.unexpected("value", value, "a part of the library: one of your own is to be added to the code by hand");
        };
    }

    /** Adds the call that sets {@code value}, unless a builder begins with it. */
    void differing(List<Call> calls, String method, @Nullable Object value, @Nullable Object usual) {
        if (!Objects.equals(value, usual)) {
            calls.add(Call.of(method, expression(value)));
        }
    }

    /** An address without the interface that Java may show behind it. */
    static String literal(InetAddress address) {
        return address.getHostAddress().replaceFirst("%.*", "");
    }

    private Stream<String> list(Collection<?> values) {
        return values.stream().map(this::expression);
    }

    private String record(Record value) {
        Class<?> type = value.getClass();
        try {
            for (Field field : type.getFields()) {
                if (Modifier.isStatic(field.getModifiers()) && value.equals(field.get(null))) {
                    return imports.name(type) + "." + field.getName();
                }
            }
            var arguments = new StringBuilder();
            for (RecordComponent component : type.getRecordComponents()) {
                arguments.append(arguments.isEmpty() ? "" : ", ").append(expression(component.getAccessor().invoke(value)));
            }
            return "new " + imports.name(type) + "(" + arguments + ")";
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record that is not public: " + type, e);
        }
    }
}
