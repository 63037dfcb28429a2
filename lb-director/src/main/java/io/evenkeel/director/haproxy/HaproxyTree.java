package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.syntax.Token;
import org.jspecify.annotations.Nullable;

/**
 * A file as lines in sections, with every character of it.
 *
 * @param preamble the lines before the first section
 * @param sections in the order of the file
 */
record HaproxyTree(List<Line> preamble, List<Section> sections) {

    /** A line with its end. */
    record Line(List<Token> tokens) {
        List<Token> words() {
            return tokens.stream().filter(token -> token.kind() == Token.Kind.WORD).toList();
        }
    }

    /** The line that names a section, and the lines up to the next section. */
    record Section(SectionKind kind, Line header, List<Line> lines) {}

    static HaproxyTree parse(SourceText source) {
        List<Line> preamble = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        List<Line> current = preamble;
        for (Line line : lines(HaproxyLexer.lex(source))) {
            SectionKind kind = opens(line);
            if (kind != null) {
                current = new ArrayList<>();
                sections.add(new Section(kind, line, current));
            } else {
                current.add(line);
            }
        }
        return new HaproxyTree(preamble, sections);
    }

    /** Every line, in the order of the file. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>(preamble);
        for (Section section : sections) {
            lines.add(section.header());
            lines.addAll(section.lines());
        }
        return lines;
    }

    /** The text again, character by character. */
    String render() {
        var text = new StringBuilder();
        preamble.forEach(line -> text.append(Token.join(line.tokens())));
        for (Section section : sections) {
            text.append(Token.join(section.header().tokens()));
            section.lines().forEach(line -> text.append(Token.join(line.tokens())));
        }
        return text.toString();
    }

    private static @Nullable SectionKind opens(Line line) {
        List<Token> words = line.words();
        return words.isEmpty() ? null : SectionKind.of(words.get(0).text());
    }

    private static List<Line> lines(List<Token> tokens) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Token.Kind.NEWLINE || i == tokens.size() - 1) {
                lines.add(new Line(tokens.subList(start, i + 1)));
                start = i + 1;
            }
        }
        return lines;
    }
}
