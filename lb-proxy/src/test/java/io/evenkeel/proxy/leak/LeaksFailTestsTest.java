package io.evenkeel.proxy.leak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The detector itself is on. */
class LeaksFailTestsTest {
    @Test
    @Timeout(20)
    void aBufferThatIsNeverReleasedIsFound() {
        lose();
        long giveUp = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (LeaksFailTests.leaksSeen().isEmpty() && System.nanoTime() < giveUp) {
            LeaksFailTests.collect();
        }
        assertThat(LeaksFailTests.leaksSeen()).isNotEmpty();
        LeaksFailTests.leaksSeen().clear();
    }

    private static void lose() {
        ByteBuf lost = ByteBufAllocator.DEFAULT.buffer(16);
        lost.writeByte(1);
    }
}
