package io.evenkeel.director.keepalived;

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

class KeepalivedTreeTest {
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries
                .of("vrrp_instance", "a", "{", "}", "\"", "'", "\\", "#", "!", " ", "\t", "\n", "\r\n", "$", "${A}", "中", "\uD83D\uDE00")
                .list()
                .ofMaxSize(80).map(parts -> String.join("", parts));
    }

    @Property
    void noCharacterIsLost(@ForAll("texts") String text) {
        assertThat(KeepalivedTree.parse(new SourceText("k.conf", text)).render()).isEqualTo(text);
    }

    @Property(tries = 200)
    void noCharacterOfADamagedFileIsLost(@ForAll long seed) {
        String text = Fixtures.mutate(Fixtures.load("keepalived/pair.conf").text(), seed);
        assertThat(KeepalivedTree.parse(new SourceText("k.conf", text)).render()).isEqualTo(text);
    }

    @Example
    void noCharacterOfDeepBlocksIsLost() {
        String text = "a { ".repeat(100_000) + "}".repeat(50_000);
        assertThat(KeepalivedTree.parse(new SourceText("k.conf", text)).render()).isEqualTo(text);
    }

    @Example
    void cutsALine() {
        List<Token> tokens = KeepalivedLexer.lex(new SourceText("k.conf", "a{ b{c \"d # e\"f!g\n}"));
        assertThat(tokens).extracting(Token::text).containsExactly("a", "{", " ", "b{c", " ", "\"d # e\"f", "!g", "\n", "}");
    }
}
