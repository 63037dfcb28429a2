package io.evenkeel.director.keepalived.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.Position;
import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.diagnostic.SourceFiles;
import io.evenkeel.director.diagnostic.SourceText;

/**
 * What the files of one configuration expand to, as nested blocks.
 *
 * @param nodes at the top
 * @param sources every file that was read, included ones behind those that were given
 */
public record Tree(List<Node> nodes, List<SourceText> sources) {
    /**
     * Reads files as if they were one.
     *
     * @param homes words that begin a block in one kind of block only, each with the word that begins that block, or with an
     *     empty one when they stand outside any: where one of them stands elsewhere, a closing brace is missing before it
     */
    public static Tree read(List<SourceText> files, ReadingContext context, Map<String, String> homes, Diagnostics diagnostics) {
        List<SourceText> sources = new ArrayList<>(files);
        var builder = new TreeBuilder(homes, diagnostics);
        var expander = new Expander(context, diagnostics, builder::add);
        for (SourceText file : files) {
            if (file.text().length() > SourceText.LONGEST) {
                diagnostics.error(Rule.TOO_LONG, Position.startOf(file.name()), SourceFiles.tooLong(), null);
            } else {
                expander.read(file);
            }
        }
        sources.addAll(expander.included());
        return new Tree(builder.end(), sources);
    }
}
