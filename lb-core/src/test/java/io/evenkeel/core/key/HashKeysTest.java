package io.evenkeel.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

import io.evenkeel.core.ByteSequence;
import io.evenkeel.core.PickContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashKeysTest {
    private static PickContext from(String client) throws UnknownHostException {
        var address = new InetSocketAddress(InetAddress.getByName(client), 1);
        return new PickContext() {
            @Override
            public InetSocketAddress client() {
                return address;
            }
        };
    }

    private static PickContext sent(String body) {
        ByteSequence bytes = ByteSequence.of(body.getBytes(StandardCharsets.ISO_8859_1));
        return new PickContext() {
            @Override
            public ByteSequence body() {
                return bytes;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"SDBM", "DJB2", "WT6", "CRC32"})
    void functionsDifferAndAvalancheChangesThem(HashFunction function) {
        ByteSequence text = ByteSequence.of("evenkeel");
        int plain = function.hash(text, 0, 8);
        assertThat(function.avalanche().hash(text, 0, 8)).isEqualTo(KeyHash.mix(plain)).isNotEqualTo(plain);
        assertThat(function.hash(text, 1, 8)).isNotEqualTo(plain);
    }

    @Test
    void numbersAreTakenAsTheyAre() {
        assertThat(HashFunction.NONE.hash(ByteSequence.of("4294967295x"), 0, 11)).isEqualTo(-1);
        assertThat(HashFunction.NONE.hash(ByteSequence.of("x1"), 0, 2)).isZero();
    }

    @Property(tries = 200)
    void anIpv4AddressIsItsNumber(@ForAll @Size(4) byte[] bytes) throws UnknownHostException {
        assertThat(IpAddresses.ipv4(InetAddress.getByAddress(bytes))).isEqualTo(IpAddresses.word(bytes, 0));
    }

    @ParameterizedTest
    @CsvSource({"10.1.2.3, 10.1.2.200, true", "10.1.2.3, 10.1.3.3, false", "2001:db8:1:2::1, 2001:db8:1:2:3::1, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false"})
    void aNetworkIsOneKey(String one, String other, boolean same) throws UnknownHostException {
        HashKey key = HashKeys.source(24, 64);
        assertThat(key.hash(from(one), HashFunction.SDBM) == key.hash(from(other), HashFunction.SDBM)).isEqualTo(same);
    }

    @Test
    void theUserOfARemoteDesktopClientIsFound() {
        String request = "\u0003\u0000\u00000+\u00e0\u0000\u0000\u0000\u0000\u0000Cookie: mstshash=alice\r\n";
        long alice = Integer.toUnsignedLong(HashFunction.SDBM.hash(ByteSequence.of("alice"), 0, 5));
        assertThat(HashKeys.rdpCookie().hash(sent(request), HashFunction.SDBM)).isEqualTo(alice);
        assertThat(HashKeys.rdpCookie("msts").hash(sent(request.replace("mstshash", "MSTS")), HashFunction.SDBM)).isEqualTo(alice);
        for (int length = 0; length < request.length() - 1; length++) {
            assertThat(HashKeys.rdpCookie().hash(sent(request.substring(0, length)), HashFunction.SDBM)).isEqualTo(HashKey.ABSENT);
        }
        assertThat(HashKeys.rdpCookie().hash(sent(request.replace('\u00e0', 'x')), HashFunction.SDBM)).isEqualTo(HashKey.ABSENT);
    }

    @Test
    void whatIsNotThereIsAbsent() {
        for (HashKey key : new HashKey[] {HashKeys.source(), HashKeys.destination(), HashKeys.uri(), HashKeys.urlParameterOrPosted("a"),
            HashKeys.header("a"), HashKeys.domain("a"), HashKeys.rdpCookie(), HashKeys.application()}) {
            assertThat(key.hash(PickContext.UNKNOWN, HashFunction.SDBM)).as("%s", key).isEqualTo(HashKey.ABSENT);
        }
    }

    @Test
    void keysAreValues() {
        assertThat(HashKeys.uri().depth(2)).isEqualTo(HashKeys.uri().depth(2)).isNotEqualTo(HashKeys.uri());
        assertThat(HashKeys.urlParameter("a")).isEqualTo(HashKeys.urlParameter("a")).isNotEqualTo(HashKeys.urlParameterOrPosted("a"));
        assertThat(HashKeys.header("Host")).isEqualTo(HashKeys.header("host"));
        assertThat(HashKeys.rdpCookie()).isEqualTo(HashKeys.rdpCookie("MSTSHASH"));
    }
}
