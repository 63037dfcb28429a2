package io.evenkeel.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import com.google.gson.JsonParser;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Property
    void everyTextIsReadAsItWas(@ForAll("texts") String text) {
        String written = Json.string(text);
        // Through the bytes, as other programs get it.
        String sent = new String(written.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(sent).isEqualTo(written);
        assertThat(JsonParser.parseString(sent).getAsString()).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(Arbitraries.strings().all(),
                Arbitraries.strings().withChars("\"\\/\b\f\n\r\t\0\u001f\u007f\u2028\ud83d\ude00 中"));
    }

    @Test
    void onlyWhatMustBeIsEscaped() {
        assertThat(Json.string("负载 \"a\\b\"\t/\ud83d\ude00\ud83d")).isEqualTo("\"负载 \\\"a\\\\b\\\"\\u0009/\ud83d\ude00\\ud83d\"");
    }
}
