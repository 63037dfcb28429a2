package io.evenkeel.vrrp.bfd.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BfdCodecTest {
    private static final int FUZZ = Integer.getInteger("evenkeel.fuzz", 300_000);
    private static final String UP = "20c0051849dbc2518596fd56000027100000271000000000";

    /** Two keepalived 2.2.7 in two network namespaces, as tcpdump wrote them down. */
    static Stream<Arguments> recorded() {
        return Stream.of(
                Arguments.of("2040051883b97b8d00000000000f4240000186a000000000",
                        packet(0, BfdState.DOWN, false, false, 0x83b97b8d, 0, 1_000_000, 100_000)),
                Arguments.of("2080051883b97b8d954ce144000f4240000186a000000000",
                        packet(0, BfdState.INIT, false, false, 0x83b97b8d, 0x954ce144, 1_000_000, 100_000)),
                Arguments.of("20e00518954ce14483b97b8d0000c350000186a000000000",
                        packet(0, BfdState.UP, true, false, 0x954ce144, 0x83b97b8d, 50_000, 100_000)),
                Arguments.of("20d0051883b97b8d954ce1440000c350000186a000000000",
                        packet(0, BfdState.UP, false, true, 0x83b97b8d, 0x954ce144, 50_000, 100_000)),
                Arguments.of(UP, packet(0, BfdState.UP, false, false, 0x49dbc251, 0x8596fd56, 10_000, 10_000)),
                Arguments.of("214005182ecef98e00000000000f42400000271000000000",
                        packet(1, BfdState.DOWN, false, false, 0x2ecef98e, 0, 1_000_000, 10_000)));
    }

    private static BfdPacket packet(int diagnostic, BfdState state, boolean poll, boolean isFinal, int mine, int yours, long tx, long rx) {
        return new BfdPacket(diagnostic, state, poll, isFinal, false, false, 5, mine, yours, tx, rx, 0);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void keepalivedsPacketsAreReadAndWritten(String hex, BfdPacket packet) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(BfdCodec.decode(bytes)).isEqualTo(new BfdDecoded.Control(packet));
        assertThat(HexFormat.of().formatHex(BfdCodec.encode(packet))).isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "VERSION | 40c0051849dbc2518596fd56000027100000271000000000 | version 2 (expected: 1)",
        "LENGTH | 20c0051849dbc2518596fd560000271000002710000000 | 23 bytes (expected: at least 24)",
        "LENGTH | 20c0051949dbc2518596fd56000027100000271000000000 | length 25 (expected: 24..24)",
        "LENGTH | 20c0051749dbc2518596fd56000027100000271000000000 | length 23 (expected: 24..24)",
        "LENGTH | 20c4051849dbc2518596fd560000271000002710000000000101 | length 24 (expected: 26..26)",
        "MULTIPLIER | 20c0001849dbc2518596fd56000027100000271000000000 | detection multiplier 0 (expected: at least 1)",
        "MULTIPOINT | 20c1051849dbc2518596fd56000027100000271000000000 | multipoint (expected: point to point)",
        "POLL_AND_FINAL | 20f0051849dbc2518596fd56000027100000271000000000 | poll and final (expected: one of both)",
        "DISCRIMINATOR | 20c00518000000008596fd56000027100000271000000000 | its own discriminator 0 (expected: another)",
        "STATE | 20c0051849dbc25100000000000027100000271000000000 | Up without our discriminator (expected: Down or AdminDown)",
        "STATE | 2080051849dbc25100000000000027100000271000000000 | Init without our discriminator (expected: Down or AdminDown)",
        "AUTHENTICATION | 20c4051a49dbc2518596fd560000271000002710000000000102 | authenticated (expected: without authentication)"})
    void othersAreRefused(BfdDropReason reason, String hex, String text) {
        assertThat(BfdCodec.decode(HexFormat.of().parseHex(hex))).isEqualTo(new BfdDecoded.Fault(reason, text));
    }

    @Example
    void bytesAfterThePacketAreIgnored() {
        assertThat(BfdCodec.decode(HexFormat.of().parseHex(UP + "ffff"))).isEqualTo(BfdCodec.decode(HexFormat.of().parseHex(UP)));
    }

    @Property(tries = 500)
    void decodeUndoesEncode(@ForAll("packets") BfdPacket packet) {
        assertThat(BfdCodec.decode(BfdCodec.encode(packet))).isEqualTo(new BfdDecoded.Control(packet));
    }

    @Provide
    Arbitrary<BfdPacket> packets() {
        Arbitrary<Integer> discriminator = Arbitraries.integers().filter(number -> number != 0);
        Arbitrary<Long> micros = Arbitraries.longs().between(0, 0xffff_ffffL);
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        return Combinators.combine(Combinators.combine(Arbitraries.integers().between(0, 31), Arbitraries.of(BfdState.class),
                Arbitraries.integers().between(0, 2), flag, flag, Arbitraries.integers().between(1, 255)).as(
                        (diagnostic, state, sequence, independent, demand, multiplier) -> new BfdPacket(diagnostic, state, sequence == 1,
                                sequence == 2, independent, demand, multiplier, 1, 1, 0, 0, 0)),
                discriminator, discriminator, micros, micros, micros).as(
                        (it, mine, yours, tx, rx, echo) -> new BfdPacket(it.diagnostic(),
                                it.state(), it.poll(), it.isFinal(), it.controlPlaneIndependent(), it.demand(), it.multiplier(), mine,
                                yours, tx,
                                rx, echo));
    }

    /** Noise, and real packets with a few bytes changed, which get further. */
    @Example
    void anyBytesAreAnsweredAndWhatIsTakenIsWrittenAlike() {
        long seed = 20_261_127;
        var random = new SplittableRandom(seed);
        List<byte[]> real = recorded().map(one -> HexFormat.of().parseHex((String) one.get()[0])).toList();
        int taken = 0;
        for (int i = 0; i < FUZZ; i++) {
            byte[] bytes = random.nextInt(4) == 0 ? new byte[random.nextInt(40)] : real.get(random.nextInt(real.size())).clone();
            if (bytes.length != BfdCodec.LENGTH) {
                random.nextBytes(bytes);
            }
            for (int damage = random.nextInt(4); damage > 0 && bytes.length > 0; damage--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            switch (BfdCodec.decode(bytes)) {
                case BfdDecoded.Control(BfdPacket packet) -> {
                    taken++;
                    assertThat(BfdCodec.decode(BfdCodec.encode(packet))).as("input %d of seed %d", i, seed)
                            .isEqualTo(new BfdDecoded.Control(packet));
                }
                case BfdDecoded.Fault fault -> assertThat(fault.text()).as("input %d of seed %d", i, seed).isNotBlank();
            }
        }
        assertThat(taken).as("some get through").isPositive();
    }
}
