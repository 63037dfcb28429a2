package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.ReadResult;
import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.diagnostic.SourceFiles;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.diagnostic.Suggestion;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Document;
import io.evenkeel.director.syntax.DocumentPrinter;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Statement;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code haproxy.cfg}: the texts, in the order given, as if they were one. Every error of every text is reported,
 * and nothing is skipped silently. Pure: the same texts and options give the same result.
 */
public final class HaproxyReader {
    /** Prints what was read as a {@code haproxy.cfg}. */
    public static final DocumentPrinter PRINTER = new DocumentPrinter(Quoting::quote, DocumentPrinter.Blocks.SECTIONS);

    private final Diagnostics diagnostics;
    private final Environment environment;
    private final Variables variables;
    private final LineReader lines;
    private final GlobalDraft global;
    private final ProxySections proxies;
    private final List<Statement> sections = new ArrayList<>();
    private @Nullable Section current;

    private HaproxyReader(HaproxyOptions options) {
        this.diagnostics = new Diagnostics(options.strictness());
        this.variables = new Variables(options.environment(), diagnostics);
        this.environment = variables.environment();
        this.lines = new LineReader(diagnostics, variables);
        this.global = new GlobalDraft(variables);
        this.proxies = new ProxySections(diagnostics, variables, options.compatibility());
    }

    /** A section whose lines are being read. */
    private record Section(Statement header, @Nullable ProxyDraft proxy, @Nullable KeywordTable<Object> table, Scope scope,
            List<Statement> body) {}

    /** Reads the files of one configuration. */
    public static ReadResult<HaproxyConfig> read(List<SourceText> sources, HaproxyOptions options) {
        var reader = new HaproxyReader(options);
        sources.forEach(reader::file);
        reader.close();
        List<Proxy> proxies = reader.proxies.finish();
        var document = new Document(reader.sections);
        HaproxyChecks.check(reader.proxies.drafts(), reader.diagnostics);
        HaproxyChecks.routes(document, reader.proxies.drafts(), reader.diagnostics);
        ReferenceChecks.check(document, reader.diagnostics);
        return ReadResult.of(new HaproxyConfig(reader.global.finish(), proxies, document), reader.diagnostics, sources);
    }

    /** Reads the files of one configuration, repairing known mistakes, with the defaults of HAProxy 2.6. */
    public static ReadResult<HaproxyConfig> read(List<SourceText> sources, Environment environment) {
        return read(sources, HaproxyOptions.lenient(environment));
    }

    /** Whether a line that begins with this word begins a section, by which a haproxy.cfg is known. */
    public static boolean beginsSection(String word) {
        return SectionKind.of(word) != null;
    }

    private void file(SourceText source) {
        if (source.text().length() > SourceText.LONGEST) {
            diagnostics.error(Rule.TOO_LONG, Position.startOf(source.name()), SourceFiles.tooLong(), null);
            return;
        }
        var conditions = new TextConditions(diagnostics, environment);
        for (HaproxyTree.Line line : HaproxyTree.parse(source).lines()) {
            if (diagnostics.full()) {
                return;
            }
            if (line.words().isEmpty()) {
                continue;
            }
            if (TextConditions.isDirective(line.words().get(0))) {
                conditions.obey(line);
            } else if (conditions.active()) {
                line(line);
            }
        }
        conditions.end();
    }

    private void line(HaproxyTree.Line line) {
        List<Word> words = lines.read(line);
        if (words.isEmpty() || words.get(0).value().startsWith("//")) {
            lines.slashComment(words);
            return;
        }
        SectionKind kind = SectionKind.of(words.get(0).value());
        if (kind != null) {
            close();
            variables.enter(kind.keyword());
            current = open(kind, words);
        } else if (current == null) {
            Word first = words.get(0);
            diagnostics.error(HaproxyRules.WRONG_SECTION, first.position(), "'" + first.value() + "' stands before any section",
                    Suggestion.didYouMean(first.value(), SectionKind.keywords()));
        } else {
            Section section = current;
            guarded(section.body(), () -> statement(section, words));
        }
    }

    private Statement statement(Section section, List<Word> words) {
        if (section.proxy() != null) {
            return proxies.line(words, section.proxy());
        }
        var arguments = new Arguments(words, diagnostics, section.scope());
        return section.table() != null ? section.table().understand(arguments) : GlobalSection.line(arguments, words, global);
    }

    private Section open(SectionKind kind, List<Word> words) {
        Position at = words.get(0).position();
        List<Statement> body = new ArrayList<>();
        if (kind.isProxy()) {
            ProxySections.Opened opened = proxies.open(kind, words);
            body.addAll(opened.first());
            return new Section(Statement.of(kind.keyword(), opened.arguments(), at), opened.proxy(), null, opened.proxy().scope, body);
        }
        var scope = new Scope(variables);
        var header = new Arguments(words, diagnostics, scope);
        header.takeName(kind.keyword());
        if (kind == SectionKind.GLOBAL) {
            guarded(new ArrayList<>(), () -> {
                header.end();
                return Statement.line("global", List.of(), at);
            });
            return new Section(Statement.line("global", List.of(), at), null, null, scope, body);
        }
        diagnostics.refusal(at, "the section '" + kind.keyword() + "' is not carried out: not built yet", null);
        guarded(new ArrayList<>(), () -> {
            Names.NAME.match(header);
            header.end();
            return Statement.line(kind.keyword(), List.of(), at);
        });
        return new Section(header.statement(), null, SectionKeywords.of(kind), scope, body);
    }

    private void close() {
        if (current != null) {
            sections.add(current.header().with(current.body()));
            current = null;
        }
    }

    private void guarded(List<Statement> body, Supplier<Statement> reading) {
        try {
            body.add(reading.get());
        } catch (Complaint complaint) {
            diagnostics.add(complaint.diagnostic());
        }
    }
}
