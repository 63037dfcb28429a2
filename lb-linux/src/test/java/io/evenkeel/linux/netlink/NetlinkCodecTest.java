package io.evenkeel.linux.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NetlinkCodecTest {
    @Property
    void aMessageIsReadAsItWasWritten(@ForAll @IntRange(max = 65_535) int type,
            @ForAll @IntRange(max = 65_535) int flags, @ForAll int sequence, @ForAll @Size(max = 40) byte[] payload) {
        byte[] bytes = new NetlinkMessage(type, flags, sequence, payload).encode();

        List<NetlinkMessage> messages = NetlinkMessage.decodeAll(bytes);

        assertThat(messages).hasSize(1);
        assertThat(messages.getFirst().type()).isEqualTo(type);
        assertThat(messages.getFirst().flags()).isEqualTo(flags);
        assertThat(messages.getFirst().sequence()).isEqualTo(sequence);
        assertThat(messages.getFirst().payload()).isEqualTo(ByteBuffer.wrap(payload));
        assertThat(messages.getFirst().encode()).isEqualTo(bytes);
    }

    @Property(tries = 3_000)
    void anyBytesAreAnswered(@ForAll @Size(max = 120) byte[] bytes) {
        for (NetlinkMessage message : NetlinkMessage.decodeAll(bytes)) {
            assertThat(NetlinkAttributes.parse(message.payload())).isNotNull();
        }
        assertThat(NetlinkAttributes.parse(ByteBuffer.wrap(bytes)).bytes(0x4000)).isEmpty();
    }

    @Test
    void severalMessagesInOneDatagramAreFound() {
        byte[] one = new NetlinkMessage(16, 2, 7, new byte[] {1, 2, 3, 4, 5}).encode();
        byte[] two = new NetlinkMessage(3, 0, 7, new byte[0]).encode();
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);

        assertThat(NetlinkMessage.decodeAll(both)).extracting(NetlinkMessage::type).containsExactly(16, 3);
    }

    @Test
    void attributesAreFoundByTheirType() {
        byte[] bytes = new NetlinkPayload(new byte[0]).attribute(1, 0x01020304).attribute(2, "eth0")
                .attribute(3 | 0x8000, new byte[] {18}).toBytes();

        NetlinkAttributes attributes = NetlinkAttributes.parse(ByteBuffer.wrap(bytes));

        assertThat(attributes.bytes(1)).hasValueSatisfying(value -> assertThat(value).hasSize(4));
        assertThat(attributes.text(2)).hasValue("eth0");
        assertThat(attributes.unsignedByte(3)).hasValue(18);
        assertThat(attributes.bytes(4)).isEmpty();
    }
}
