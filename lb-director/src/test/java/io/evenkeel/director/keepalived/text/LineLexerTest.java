package io.evenkeel.director.keepalived.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.syntax.Token;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LineLexerTest {
    @Provide
    Arbitrary<String> lines() {
        return Arbitraries
                .of("vrrp_instance", "a", "{", "}", "\"", "'", "\\", "#", "!", " ", "\t", "/", "//", "$", "${A}", "${_RANDOM 1 2}",
                        "\u3000", "中", "\uD83D\uDE00")
                .list().ofMaxSize(60).map(parts -> String.join("", parts));
    }

    @Property
    void noCharacterIsLostAndEachHasItsPlace(@ForAll("lines") String text) {
        List<Token> tokens = LineLexer.lex(Line.of("k.conf", 7, text));
        assertThat(Token.join(tokens)).isEqualTo(text);
        int column = 1;
        for (Token token : tokens) {
            int length = token.text().codePointCount(0, token.text().length());
            assertThat(token.position()).isEqualTo(new Position("k.conf", 7, column, length));
            column += length;
        }
    }

    @Example
    void cutsALine() {
        assertThat(texts("a{ b{c \"d # e\"f!g")).containsExactly("a", "{", " ", "b", "{", "c", " ", "\"d # e\"f", "!g");
        assertThat(texts("80 {//x }")).containsExactly("80", " ", "{", "//x }");
        assertThat(texts("3//x")).containsExactly("3", "//x");
        assertThat(texts("http://x a/b//c")).containsExactly("http://x", " ", "a/b//c");
        assertThat(texts("bob's ${A}{ ${_RANDOM 1 2} 'a b'")).containsExactly("bob's", " ", "${A}", "{", " ", "${_RANDOM 1 2}", " ",
                "'a b'");
        assertThat(texts("3\u3000 # x")).containsExactly("3", "\u3000 ", "# x");
    }

    private static List<String> texts(String line) {
        return LineLexer.lex(Line.of("k.conf", 1, line)).stream().map(Token::text).toList();
    }
}
