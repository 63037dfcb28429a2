package io.evenkeel.core.schedule.basis;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class DivisorTest {
    @Property(tries = 5000)
    void quotientAndRemainderAreExact(@ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int divisor,
            @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long number) {
        assertDivides(new Divisor(divisor), number);
    }

    /** Where an inverse that is a little too large would be seen first: just below a multiple, and where the long way begins. */
    @Property(tries = 2000)
    void multiplesAreNotRoundedAcross(@ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int divisor,
            @ForAll @LongRange(min = 1, max = 1L << 61) long near) {
        var by = new Divisor(divisor);
        long limit = (1L << 61) / divisor;
        for (long about : new long[] {near / divisor * divisor, limit / divisor * divisor, limit}) {
            for (long number = Math.max(0, about - 2); number <= about + 2; number++) {
                assertDivides(by, number);
            }
        }
    }

    private static void assertDivides(Divisor by, long number) {
        assertThat(by.quotient(number)).isEqualTo(number / by.value());
        assertThat(by.remainder(number)).isEqualTo((int) (number % by.value()));
    }
}
