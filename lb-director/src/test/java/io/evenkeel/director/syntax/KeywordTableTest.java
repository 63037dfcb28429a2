package io.evenkeel.director.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Strictness;
import org.junit.jupiter.api.Test;

/** What a row's grammar and fate make of a statement. */
class KeywordTableTest {
    private static final KeywordTable<List<String>> OPTIONS = KeywordTable.<List<String>>of("a 'pipe' line")
            .sets("width", Value.integer(1, 99), "how wide", (target, width) -> target.add("width " + width))
            .notBuilt("colour", Value.oneOf("red", "green"), "which one")
            .build();
    private static final KeywordTable<List<String>> TABLE = KeywordTable.<List<String>>of("a file")
            .sets("size", Value.integer(0, 9), "how large", (target, size) -> target.add("size " + size))
            .acts("pipe", Shape.all(Value.word("name"), Shape.options(OPTIONS)), "a pipe", (arguments, target) -> {
                target.add("pipe " + arguments.next("name").value());
                OPTIONS.readOptions(arguments, target);
            })
            .differs("speed", Value.integer(0, 9), "how fast", "it is always fast", (arguments, target) -> arguments.integer(0, 9))
            .idle("polish", Shape.maybe(Shape.named("with", Value.word("what"))), "what to polish with", "nothing shines here")
            .notBuilt("open at", Shape.some(1, Value.integer(1, 12)), "when it opens")
            .build();

    private final List<String> target = new ArrayList<>();
    private Diagnostics diagnostics = new Diagnostics();

    private Statement read(String line) {
        List<Word> words = new ArrayList<>();
        int column = 1;
        for (String word : line.split(" ", -1)) {
            words.add(new Word(word, new Position("f", 1, column, word.length())));
            column += word.length() + 1;
        }
        return TABLE.read(new Arguments(words, diagnostics), target);
    }

    private List<String> said() {
        return diagnostics.sorted(List.of()).stream().map(Diagnostic::toString).toList();
    }

    @Test
    void whatActsIsReadInCanonicalForm() {
        assertThat(read("size 007")).isEqualTo(Statement.line("size", List.of("7"), new Position("elsewhere", 9, 9, 9)));
        assertThat(target).containsExactly("size 7");
        assertThat(said()).isEmpty();
    }

    @Test
    void whatIsRefusedHasItsGrammarAllTheSame() {
        assertThat(read("open at 1 02 13").arguments()).containsExactly("1", "2", "13");
        assertThat(said()).containsExactly("f:1:14: error: open at: 13 (expected: 1..12)");
        diagnostics = new Diagnostics();
        read("open at 3");
        assertThat(said()).containsExactly("f:1:1: refused: 'open at' is not carried out: not built yet");
        assertThat(diagnostics.failed()).isFalse();
        assertThat(diagnostics.refused()).isTrue();
    }

    @Test
    void aDifferenceAndAReasonAreNotices() {
        read("speed 3");
        read("polish with wax");
        assertThat(said()).containsExactly("f:1:1: notice: 'speed' acts differently: it is always fast",
                "f:1:1: notice: 'polish' does nothing here: nothing shines here");
    }

    @Test
    void optionsHaveTheirOwnFates() {
        assertThat(read("pipe a colour red width 03").arguments()).containsExactly("a", "colour", "red", "width", "3");
        assertThat(target).containsExactly("pipe a", "width 3");
        assertThat(said()).containsExactly("f:1:8: refused: 'colour' is not carried out: not built yet");
    }

    @Test
    void anOptionWithAWrongValueDoesNotHideTheNext() {
        read("pipe a colour blue width 100");
        assertThat(target).isEmpty();
        assertThat(said()).containsExactly("f:1:15: error: colour: blue (expected: red | green)",
                "f:1:26: error: width: 100 (expected: 1..99)");
    }

    @Test
    void aSlashCommentIsRepairedOrIsAnError() {
        read("size 3 // small");
        assertThat(target).containsExactly("size 3");
        assertThat(said()).containsExactly("f:1:8: warning: '//' does not start a comment: the rest of the line is taken for one"
                + " (a comment starts with '#')");
        diagnostics = new Diagnostics(Strictness.STRICT);
        read("size 4 // small");
        assertThat(said()).containsExactly("f:1:8: error: '//' does not start a comment (a comment starts with '#')");
    }

    @Test
    void theGuideSaysWhatMayFollow() {
        assertThat(TABLE.rows().stream().map(row -> row.name() + " " + row.shape().text()))
                .containsExactly("size 0..9", "pipe name [options]", "speed 0..9", "polish [with what]", "open at 1..12 ...");
    }

    @Test
    void aDocumentIsPrintedWithItsBlocks() {
        var inner = read("size 3");
        var document = new Document(List.of(Statement.line("part", List.of("a b"), inner.position()).with(List.of(inner)), inner));
        assertThat(new DocumentPrinter(word -> "<" + word + ">", DocumentPrinter.Blocks.BRACES).print(document))
                .isEqualTo("part <a b> {\n    size <3>\n}\nsize <3>\n");
        assertThat(new DocumentPrinter(word -> word, DocumentPrinter.Blocks.SECTIONS).print(document))
                .isEqualTo("part a b\n    size 3\nsize 3\n");
    }
}
