package io.evenkeel.director.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.syntax.Fixtures;
import io.evenkeel.director.syntax.Token;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HaproxyTreeTest {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries
                .of("global", "listen", "server", "a", "\"", "'", "\\", "#", " ", "\t", "\n", "\r\n", "\r", "$", "${A}", "中",
                        "\uD83D\uDE00")
                .list().ofMaxSize(60).map(parts -> String.join("", parts));
    }

    @Property
    void noCharacterIsLost(@ForAll("texts") String text) {
        assertThat(HaproxyTree.parse(new SourceText("a.cfg", text)).render()).isEqualTo(text);
    }

    @Property(tries = 200)
    void noCharacterOfADamagedFileIsLost(@ForAll long seed) {
        String text = Fixtures.mutate(Fixtures.load("haproxy/shop.cfg").text(), seed);
        assertThat(HaproxyTree.parse(new SourceText("a.cfg", text)).render()).isEqualTo(text);
    }

    /** What the position says is what stands there. */
    @Property
    void positionsAreTrue(@ForAll("texts") String text) {
        var source = new SourceText("a.cfg", text);
        for (Token token : HaproxyLexer.lex(source)) {
            if (token.kind() != Token.Kind.NEWLINE) {
                int[] line = source.line(token.position().line()).codePoints().toArray();
                int from = token.position().column() - 1;
                int length = Math.min(token.position().length(), line.length - from);
                assertThat(token.text()).startsWith(new String(line, from, length));
            }
        }
    }

    @Example
    void cutsALine() {
        List<Token> tokens = HaproxyLexer.lex(new SourceText("a.cfg", "a\\ b \"c # d\"'e f'#g\n"));
        assertThat(tokens).extracting(Token::text).containsExactly("a\\ b", " ", "\"c # d\"'e f'", "#g", "\n");
    }
}
