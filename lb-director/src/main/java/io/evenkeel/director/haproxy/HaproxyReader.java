package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceFiles;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.StrangeBlanks;
import io.evenkeel.director.syntax.Token;
import io.evenkeel.director.syntax.Word;

/**
 * Reads {@code haproxy.cfg}: the texts, in the order given, as if they were one. Every error of every text is reported,
 * and nothing is skipped silently. Pure: the same texts and variables give the same result.
 */
public final class HaproxyReader {
    /** The most words of a line. */
    static final int MOST_WORDS = 64;
    /** The longest line, in characters. */
    static final int LONGEST_LINE = 2048;

    private final Diagnostics diagnostics = new Diagnostics();
    private final Variables variables;
    private final GlobalDraft global = new GlobalDraft();
    private final ProxySections proxies;

    private HaproxyReader(Environment environment) {
        this.variables = new Variables(environment, diagnostics);
        this.proxies = new ProxySections(diagnostics, variables);
    }

    /**
     * Reads the files of one configuration.
     *
     * @param environment what {@code $NAME} stands for
     */
    public static ReadResult<HaproxyConfig> read(List<SourceText> sources, Environment environment) {
        var reader = new HaproxyReader(environment);
        sources.forEach(reader::file);
        List<Proxy> proxies = reader.proxies.finish();
        HaproxyChecks.check(proxies, reader.diagnostics);
        return ReadResult.of(new HaproxyConfig(reader.global.finish(), proxies), reader.diagnostics, sources);
    }

    /** Whether a line that begins with this word begins a section, by which a haproxy.cfg is known. */
    public static boolean beginsSection(String word) {
        return SectionKind.of(word) != null;
    }

    private void file(SourceText source) {
        if (source.text().length() > SourceText.LONGEST) {
            diagnostics.error(Position.startOf(source.name()), SourceFiles.tooLong(), null);
            return;
        }
        HaproxyTree tree = HaproxyTree.parse(source);
        tree.preamble().forEach(this::outside);
        tree.sections().forEach(this::section);
    }

    private void outside(HaproxyTree.Line line) {
        List<Word> words = words(line);
        if (!words.isEmpty() && !diagnostics.full()) {
            Word first = words.get(0);
            diagnostics.error(first.position(), "'" + first.value() + "' stands before any section",
                    Suggestion.didYouMean(first.value(), SectionKind.keywords()));
        }
    }

    private void section(HaproxyTree.Section section) {
        List<Word> header = words(section.header());
        if (header.isEmpty() || diagnostics.full()) {
            return;
        }
        if (!section.kind().built()) {
            diagnostics.error(header.get(0).position(), "the section '" + section.kind().keyword() + "' is refused: not built yet", null);
            return;
        }
        if (section.kind() == SectionKind.GLOBAL) {
            guarded(() -> {
                var arguments = new Arguments(header, diagnostics);
                arguments.takeName("global");
                arguments.end();
            });
            each(section.lines(), arguments -> GlobalKeywords.TABLE.read(arguments, global));
        } else {
            ProxyDraft proxy = proxies.open(section.kind(), new Arguments(header, diagnostics));
            each(section.lines(), arguments -> proxies.line(arguments, proxy));
        }
    }

    private void each(List<HaproxyTree.Line> lines, Consumer<Arguments> reading) {
        for (HaproxyTree.Line line : lines) {
            List<Word> words = words(line);
            if (diagnostics.full()) {
                return;
            }
            if (words.isEmpty()) {
                continue;
            }
            guarded(() -> {
                refuseDirectives(words.get(0));
                reading.accept(new Arguments(words, diagnostics));
            });
        }
    }

    private static void refuseDirectives(Word first) {
        if (first.value().startsWith(".") && first.value().length() > 1) {
            throw new Complaint(first.position(), "'" + first.value() + "' is refused: conditions are not built yet", null);
        }
    }

    private void guarded(Runnable reading) {
        try {
            reading.run();
        } catch (Complaint complaint) {
            diagnostics.add(complaint.diagnostic());
        }
    }

    /** The decoded words of a line; none when it has an error. */
    private List<Word> words(HaproxyTree.Line line) {
        List<Token> tokens = line.words();
        List<Word> words = new ArrayList<>();
        int length = line.tokens().stream().mapToInt(token -> token.position().length()).sum();
        if (length > LONGEST_LINE && !tokens.isEmpty()) {
            diagnostics.error(tokens.get(0).position(), "the line has " + length + " characters", "expected: at most " + LONGEST_LINE);
            return words;
        }
        if (tokens.size() > MOST_WORDS) {
            diagnostics.error(tokens.get(MOST_WORDS).position(), "the line has " + tokens.size() + " words",
                    "expected: at most " + MOST_WORDS);
            return words;
        }
        for (Token token : tokens) {
            if (StrangeBlanks.report(token, diagnostics)) {
                return List.of();
            }
        }
        try {
            for (Token token : tokens) {
                words.add(WordDecoder.decode(token, variables));
            }
        } catch (Complaint complaint) {
            diagnostics.add(complaint.diagnostic());
            return List.of();
        }
        return words;
    }
}
