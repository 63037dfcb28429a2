package io.evenkeel.director.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
    private static String print(String text, int line, int column, int length) {
        var printer = new DiagnosticPrinter(List.of(new SourceText("a.cfg", text)));
        return printer.print(new Diagnostic(Severity.ERROR, Rule.MISTAKE, new Position("a.cfg", line, column, length), "no", "yes?"));
    }

    @Test
    void putsTheCaretUnderTheWordBehindTabs() {
        assertThat(print("one\n\tbalance\trr\n", 2, 10, 2))
                .isEqualTo("a.cfg:2:10: error: no (yes?) [mistake]\n    \tbalance\trr\n    \t       \t^~\n");
    }

    @Test
    void countsWideCharactersAsTwoColumns() {
        assertThat(print("中文 x", 1, 4, 1)).endsWith("    中文 x\n         ^\n");
    }

    @Test
    void countsCharactersBeyondTheBasicPlaneAsOne() {
        assertThat(print("\uD83D\uDE00 x", 1, 3, 1)).endsWith("      ^\n");
    }

    @Test
    void cutsALongLineAroundThePlace() {
        String printed = print("a".repeat(5000) + " here " + "b".repeat(5000), 1, 5002, 4);
        assertThat(printed.lines().mapToInt(String::length).max().orElse(0)).isLessThan(200);
        assertThat(printed).contains("here").contains("^~~~");
    }

    @Test
    void hidesControlCharacters() {
        assertThat(print("a\u001B[2Jb", 1, 1, 1)).contains("a.[2Jb").doesNotContain("\u001B");
    }

    @Test
    void hasNoSourceLineForAnUnknownFileOrAPlaceBehindTheEnd() {
        assertThat(print("x", 7, 1, 1)).isEqualTo("a.cfg:7:1: error: no (yes?) [mistake]\n");
        assertThat(new DiagnosticPrinter(List.of())
                .print(List.of(new Diagnostic(Severity.NOTICE, Rule.MISTAKE, Position.startOf("b"), "so", null))))
                .isEqualTo("b:1:1: notice: so [mistake]\n");
    }
}
