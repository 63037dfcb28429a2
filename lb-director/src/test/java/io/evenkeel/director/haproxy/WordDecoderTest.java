package io.evenkeel.director.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Token;
import io.evenkeel.director.syntax.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordDecoderTest {
    private final Diagnostics diagnostics = new Diagnostics();

    private String decode(String raw) {
        var variables = new Variables(Environment.of(Map.of("A", "x y", "B_1", "b")), diagnostics);
        var token = new Token(Token.Kind.WORD, raw, new Position("a.cfg", 3, 5, raw.length()));
        return WordDecoder.decode(token, variables).stream().map(Word::value).collect(Collectors.joining("|"));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"a\\ b, a b", "a\\#b, a#b", "\\\\, \\", "\\\"\\', \"'", "\\x41\\x62, Ab", "\\q, \\q",
        "\"a b\"'c d'e, a bc de",
        "\"$A\", x y", "\"${A}/$B_1\", x y/b", "\"${NONE-it is}\", it is", "'$A', $A", "${A}, ${A}", "\"\\$A\", $A", "\\$A, \\$A",
        "\"\\\"\", \"",
        "'\\n', \\n", "\"a${A[*]}b\", ax|yb", "\"${NONE[*]-p q  r}\", p|q|r", "\"${NONE[*]-}\", ``"})
    void decodes(String raw, String value) {
        assertThat(decode(raw)).isEqualTo(value);
        assertThat(diagnostics.sorted(List.of())).isEmpty();
    }

    @Test
    void decodesControlCharacters() {
        assertThat(decode("a\\r\\n\\t")).isEqualTo("a\r\n\t");
    }

    @Test
    void warnsOfAVariableThatIsNotSet() {
        assertThat(decode("\"x${NONE}\"")).isEqualTo("x");
        assertThat(diagnostics.sorted(List.of())).extracting(Object::toString)
                .containsExactly(
                        "a.cfg:3:7: warning: the environment variable 'NONE' is not set and reads as empty (set it, or write ${NONE-default})");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"ab\"c, 7, this quote is not closed on its line",
        "'c, 5, this quote is not closed on its line",
        "\"${A\", 6, '${A' is not closed", "\"a$\", 7, a '$' without the name of a variable behind it",
        "\\x4, 5, '\\x' without two hexadecimal digits",
        "\"${A:b}\", 6, ':b' in '${A:b}' is not understood"})
    void complainsAtTheCharacter(String raw, int column, String message) {
        assertThatExceptionOfType(Complaint.class).isThrownBy(() -> decode(raw)).satisfies(complaint -> {
            assertThat(complaint.diagnostic().message()).isEqualTo(message);
            assertThat(complaint.diagnostic().position().column()).isEqualTo(column);
        });
    }
}
