package io.evenkeel.linux.ffi;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.SequenceLayout;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** A C struct: its fields by their C names, each where the C compiler puts it. Immutable. */
public final class Struct {
    /** Types of fields. Those that travel over a network are in its byte order ({@code be}), whatever the machine's. */
    static final ValueLayout U8 = ValueLayout.JAVA_BYTE;
    static final ValueLayout U16 = ValueLayout.JAVA_SHORT;
    static final ValueLayout U32 = ValueLayout.JAVA_INT;
    static final ValueLayout U64 = ValueLayout.JAVA_LONG;
    static final ValueLayout BE16 = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

    private final StructLayout layout;
    private final Map<String, MemoryLayout> fields = new HashMap<>();
    private final Map<String, Integer> offsets = new HashMap<>();

    private Struct(StructLayout layout) {
        this.layout = layout;
        for (MemoryLayout field : layout.memberLayouts()) {
            field.name().ifPresent(name -> {
                fields.put(name, field);
                offsets.put(name, (int) layout.byteOffset(PathElement.groupElement(name)));
            });
        }
    }

    /** A struct with fields in C's order; padding that C inserts must stand among them, without a name. */
    static Struct of(String name, MemoryLayout... fields) {
        return new Struct(MemoryLayout.structLayout(fields).withName(name));
    }

    /** A field that is an array of bytes. */
    static MemoryLayout bytes(int count) {
        return MemoryLayout.sequenceLayout(count, ValueLayout.JAVA_BYTE);
    }

    StructLayout layout() {
        return layout;
    }

    /** {@code sizeof} of the struct. */
    public int size() {
        return (int) layout.byteSize();
    }

    /** {@code offsetof} of a field. */
    public int offset(String field) {
        Integer offset = offsets.get(field);
        if (offset == null) {
            throw new IllegalArgumentException("field: " + field + " (expected: one of " + offsets.keySet() + ")");
        }
        return offset;
    }

    /** A new value with all fields zero. */
    public Value create() {
        return new Value(new byte[size()]);
    }

    /** The value that begins at the position of {@code in}, which stays where it is; bytes that are missing count as zero. */
    public Value read(ByteBuffer in) {
        byte[] copy = new byte[size()];
        in.get(in.position(), copy, 0, Math.min(copy.length, in.remaining()));
        return new Value(copy);
    }

    /** A struct with values in its fields. Not thread-safe. */
    public final class Value {
        private final byte[] content;
        private final ByteBuffer buffer;

        private Value(byte[] content) {
            this.content = content;
            this.buffer = ByteBuffer.wrap(content);
        }

        /** Sets a number; bits that the field has no room for are dropped. */
        public Value set(String field, long value) {
            int offset = offset(field);
            ValueLayout type = number(field);
            ByteBuffer in = buffer.order(type.order());
            switch ((int) type.byteSize()) {
                case Byte.BYTES -> in.put(offset, (byte) value);
                case Short.BYTES -> in.putShort(offset, (short) value);
                case Integer.BYTES -> in.putInt(offset, (int) value);
                default -> in.putLong(offset, value);
            }
            return this;
        }

        /** Sets the first bytes of an array of bytes. */
        public Value set(String field, byte[] value) {
            long room = fields.get(field) instanceof SequenceLayout array ? array.byteSize() : 0;
            if (value.length > room) {
                throw new IllegalArgumentException(field + ": " + value.length + " bytes (expected: 0.." + room + ")");
            }
            buffer.put(offset(field), value);
            return this;
        }

        /** A number, taken as unsigned if it has fewer than 32 bits. */
        public int get(String field) {
            int offset = offset(field);
            ValueLayout type = number(field);
            ByteBuffer out = buffer.order(type.order());
            return switch ((int) type.byteSize()) {
                case Byte.BYTES -> out.get(offset) & 0xff;
                case Short.BYTES -> out.getShort(offset) & 0xffff;
                case Integer.BYTES -> out.getInt(offset);
                default -> Math.toIntExact(out.getLong(offset));
            };
        }

        /** An array of bytes. */
        public byte[] getBytes(String field) {
            byte[] value = new byte[fields.get(field) instanceof SequenceLayout array ? (int) array.byteSize() : 0];
            buffer.get(offset(field), value);
            return value;
        }

        /** The struct as it lies in memory. */
        public byte[] toBytes() {
            return content.clone();
        }

        private ValueLayout number(String field) {
            if (fields.get(field) instanceof ValueLayout number) {
                return number;
            }
            throw new IllegalArgumentException("field: " + field + " (expected: a number)");
        }
    }
}
