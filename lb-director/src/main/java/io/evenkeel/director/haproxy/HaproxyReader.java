package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.SourceFiles;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.diagnostic.Strictness;
import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Document;
import io.evenkeel.director.syntax.Statement;
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

    private final Diagnostics diagnostics;
    private final Variables variables;
    private final GlobalDraft global = new GlobalDraft();
    private final ProxySections proxies;

    private final List<Statement> statements = new ArrayList<>();

    private HaproxyReader(Environment environment, Strictness strictness) {
        this.diagnostics = new Diagnostics(strictness);
        this.variables = new Variables(environment, diagnostics);
        this.proxies = new ProxySections(diagnostics, variables);
    }

    /**
     * Reads the files of one configuration, repairing known mistakes.
     *
     * @param environment what {@code $NAME} stands for
     */
    public static ReadResult<HaproxyConfig> read(List<SourceText> sources, Environment environment) {
        return read(sources, environment, Strictness.LENIENT);
    }

    /**
     * Reads the files of one configuration.
     *
     * @param environment what {@code $NAME} stands for
     */
    public static ReadResult<HaproxyConfig> read(List<SourceText> sources, Environment environment, Strictness strictness) {
        var reader = new HaproxyReader(environment, strictness);
        sources.forEach(reader::file);
        List<Proxy> proxies = reader.proxies.finish();
        HaproxyChecks.check(proxies, reader.diagnostics);
        return ReadResult.of(new HaproxyConfig(reader.global.finish(), proxies, new Document(reader.statements)), reader.diagnostics,
                sources);
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
            diagnostics.refusal(header.get(0).position(),
                    "the section '" + section.kind().keyword() + "' is not carried out: not built yet", null);
        }
        List<Statement> body;
        if (section.kind() == SectionKind.GLOBAL) {
            guarded(() -> {
                var arguments = new Arguments(header, diagnostics);
                arguments.takeName("global");
                arguments.end();
            });
            body = each(section.lines(), arguments -> GlobalKeywords.TABLE.read(arguments, global));
        } else if (section.kind().built()) {
            ProxyDraft proxy = proxies.open(section.kind(), new Arguments(header, diagnostics));
            body = each(section.lines(), arguments -> proxies.line(arguments, proxy));
        } else {
            body = each(section.lines(), HaproxyReader::asItIs);
        }
        statements.add(asItIs(new Arguments(header, diagnostics)).with(body));
    }

    private static Statement asItIs(Arguments line) {
        List<Word> words = line.rest();
        return Statement.line(words.get(0).value(), words.subList(1, words.size()).stream().map(Word::value).toList(),
                words.get(0).position());
    }

    private List<Statement> each(List<HaproxyTree.Line> lines, Function<Arguments, Statement> reading) {
        List<Statement> statements = new ArrayList<>();
        for (HaproxyTree.Line line : lines) {
            List<Word> words = words(line);
            if (diagnostics.full()) {
                break;
            }
            if (words.isEmpty()) {
                continue;
            }
            guarded(() -> {
                refuseDirectives(words.get(0));
                statements.add(reading.apply(new Arguments(words, diagnostics)));
            });
        }
        return statements;
    }

    private static void refuseDirectives(Word first) {
        if (first.value().startsWith(".") && first.value().length() > 1) {
            throw Complaint.refusal(first.position(), "'" + first.value() + "' is not carried out: conditions are not built yet", null);
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
        try {
            for (Token token : tokens) {
                StrangeBlanks.separate(token, diagnostics).forEach(word -> words.add(WordDecoder.decode(word, variables)));
            }
        } catch (Complaint complaint) {
            diagnostics.add(complaint.diagnostic());
            return List.of();
        }
        return words;
    }
}
