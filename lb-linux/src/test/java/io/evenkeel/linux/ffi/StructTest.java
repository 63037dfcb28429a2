package io.evenkeel.linux.ffi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;

import org.junit.jupiter.api.Test;

class StructTest {
    private static final Struct EXAMPLE = Struct.of("example", Struct.U8.withName("small"), Struct.bytes(1),
            Struct.BE16.withName("port"), Struct.U32.withName("number"), Struct.bytes(4).withName("address"),
            Struct.bytes(4), Struct.U64.withName("large"));

    @Test
    void valuesAreReadAsTheyWereWritten() {
        byte[] bytes = EXAMPLE.create().set("small", 200).set("port", 0x1234).set("number", -7)
                .set("address", new byte[] {1, 2, 3, 4}).set("large", 99).toBytes();

        Struct.Value value = EXAMPLE.read(ByteBuffer.wrap(bytes));

        assertThat(bytes).hasSize(24);
        assertThat(bytes[2]).as("in the network's order").isEqualTo((byte) 0x12);
        assertThat(value.get("small")).isEqualTo(200);
        assertThat(value.get("port")).isEqualTo(0x1234);
        assertThat(value.get("number")).isEqualTo(-7);
        assertThat(value.getBytes("address")).containsExactly(1, 2, 3, 4);
        assertThat(value.get("large")).isEqualTo(99);
    }

    @Test
    void missingBytesCountAsZero() {
        assertThat(EXAMPLE.read(ByteBuffer.wrap(new byte[] {5})).get("small")).isEqualTo(5);
        assertThat(EXAMPLE.read(ByteBuffer.wrap(new byte[] {5})).get("large")).isZero();
    }

    @Test
    void wrongNamesAndLengthsAreRefused() {
        assertThatThrownBy(() -> EXAMPLE.create().set("other", 1)).hasMessageStartingWith("field: other (expected: one of");
        assertThatThrownBy(() -> EXAMPLE.create().set("address", new byte[5])).hasMessage("address: 5 bytes (expected: 0..4)");
        assertThatThrownBy(() -> EXAMPLE.create().get("address")).hasMessage("field: address (expected: a number)");
    }

    @Test
    void ancillaryDataIsPackedAsTheKernelWantsIt() {
        var controls = List.of(new SocketMessage.Control(41, 50, new byte[20]),
                new SocketMessage.Control(41, 52, new byte[] {1, 0, 0, 0}));

        byte[] packed = SocketMessage.pack(controls);

        assertThat(packed).hasSize(40 + 24);
        assertThat(SocketMessage.controls(packed)).usingRecursiveFieldByFieldElementComparator().isEqualTo(controls);
        assertThat(SocketMessage.controls(new byte[] {1, 2, 3})).isEmpty();
        assertThat(SocketMessage.controls(new byte[64])).as("a length of zero").isEmpty();
    }
}
