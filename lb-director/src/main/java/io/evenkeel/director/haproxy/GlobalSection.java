package io.evenkeel.director.haproxy;

import java.util.List;
import java.util.Set;

import io.evenkeel.director.diagnostic.Rule;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Statement;
import io.evenkeel.director.syntax.Word;

/** Reads the lines of {@code global}, of which some take {@code no} or {@code default} in front. */
final class GlobalSection {
    private static final Set<String> SWITCHES = Set.of("log", "busy-polling", "set-dumpable", "strict-limits", "insecure-fork-wanted",
            "numa-cpu-mapping");

    private GlobalSection() {}

    static Statement line(Arguments line, List<Word> words, GlobalDraft global) {
        Word first = words.get(0);
        if (!first.is("no") && !first.is("default")) {
            return GlobalKeywords.TABLE.read(line, global);
        }
        if (words.size() < 2 || !SWITCHES.contains(words.get(1).value())) {
            throw new Complaint(Rule.WRONG_VALUE, first.position(),
                    "'" + first.value() + "' stands only before " + String.join(", ", SWITCHES.stream().sorted().toList()), null);
        }
        if (words.size() > 2) {
            throw new Complaint(Rule.EXTRA_VALUE, words.get(2).position(), "unexpected extra value '" + words.get(2).value() + "'", null);
        }
        return Statement.line(first.value() + " " + words.get(1).value(), List.of(), first.position());
    }
}
