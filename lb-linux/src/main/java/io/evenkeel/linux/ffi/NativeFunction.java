package io.evenkeel.linux.ffi;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;

/**
 * A C function that returns -1 and sets {@code errno} when it fails. A record, since the JIT takes the components of a record in a
 * constant for constants too, and only then makes a direct call of it.
 */
record NativeFunction(String name, MethodHandle handle) {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    /** The function {@code name} that returns a C {@code int}. */
    static NativeFunction returningInt(String name, MemoryLayout... parameters) {
        return bind(name, FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters));
    }

    /** The function {@code name} that returns a C {@code ssize_t}. */
    static NativeFunction returningLong(String name, MemoryLayout... parameters) {
        return bind(name, FunctionDescriptor.of(ValueLayout.JAVA_LONG, parameters));
    }

    /** The function {@code name} that returns a C {@code int}, and whose arguments from {@code firstVariadic} on are variadic. */
    static NativeFunction variadic(String name, int firstVariadic, MemoryLayout... parameters) {
        return bind(name, FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters),
                Linker.Option.firstVariadicArg(firstVariadic));
    }

    private static NativeFunction bind(String name, FunctionDescriptor descriptor, Linker.Option... more) {
        var options = new Linker.Option[more.length + 1];
        options[0] = Linker.Option.captureCallState("errno");
        System.arraycopy(more, 0, options, 1, more.length);
        MemorySegment address = LINKER.defaultLookup().findOrThrow(name);
        MethodHandle handle = LINKER.downcallHandle(address, descriptor, options);
        // (state, arguments...) -> number becomes (state, Object[]) -> Number: one shape for all functions.
        return new NativeFunction(name, handle.asType(handle.type().wrap().changeReturnType(Number.class))
                .asSpreader(1, Object[].class, descriptor.argumentLayouts().size())
                .asType(MethodType.methodType(Number.class, MemorySegment.class, Object[].class)));
    }

    /** The result, or the negative error number. {@code memory} lends some for {@code errno}. */
    long call(SegmentAllocator memory, Object... arguments) {
        MemorySegment state = memory.allocate(CALL_STATE);
        long result;
        try {
            result = ((Number) handle.invokeExact(state, arguments)).longValue();
        } catch (Throwable e) {
            throw new AssertionError(name + " cannot be called", e);
        }
        return result == -1 ? -(int) ERRNO.get(state, 0L) : result;
    }
}
