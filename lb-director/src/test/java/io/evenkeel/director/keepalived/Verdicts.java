package io.evenkeel.director.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.evenkeel.director.syntax.Fixtures;

/**
 * Small configurations, right and wrong, with the exit code that {@code keepalived -t} of version 2.2.7 was seen to have.
 * Each begins with a line {@code #@ name code}, behind which {@code ours code reason} tells where ours differs.
 */
final class Verdicts {
    static final List<String> TOPICS = List.of("file", "global", "instance", "group", "server", "checker");

    private static final Pattern HEAD = Pattern.compile("#@ (\\S+) ([056])(?: ours ([056]) (\\S+))?\n");

    private Verdicts() {}

    /**
     * One configuration.
     *
     * @param reason the key of a row in docs/keepalived.md that says why ours differs; empty when it does not
     */
    record Case(String name, String text, int keepalived, int ours, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> all() {
        return TOPICS.stream().flatMap(topic -> of(topic).stream()).toList();
    }

    private static List<Case> of(String topic) {
        String all = Fixtures.load("keepalived/verdicts/" + topic + ".txt").text();
        List<Case> cases = new ArrayList<>();
        Matcher head = HEAD.matcher(all);
        boolean more = head.find();
        while (more) {
            int start = head.end();
            String name = topic + "-" + head.group(1);
            int keepalived = Integer.parseInt(head.group(2));
            int ours = head.group(3) == null ? keepalived : Integer.parseInt(head.group(3));
            String reason = head.group(4) == null ? "" : head.group(4);
            more = head.find();
            cases.add(new Case(name, all.substring(start, more ? head.start() : all.length()), keepalived, ours, reason));
        }
        return cases;
    }
}
