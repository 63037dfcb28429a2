package io.evenkeel.director.keepalived;

import static io.evenkeel.director.keepalived.Values.seconds;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.words;

import java.time.Duration;
import java.util.List;

import io.evenkeel.director.keepalived.GlobalDraft.ScriptDraft;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** The blocks whose names instances track: {@code vrrp_script}, {@code track_file}, {@code vrrp_track_process}, {@code bfd_instance}. */
final class ScriptKeywords {
    private static final Value<Integer> TIMES = Value.integer("number", 1, Integer.MAX_VALUE);
    private static final Value<Duration> MILLISECONDS = seconds("0.001", "4294967");

    static final Content.Keywords<ScriptDraft> SCRIPT = Rows.<ScriptDraft>of("'vrrp_script'")
            .notBuilt("script", words("command", 1), "what is run, without a shell", (arguments, draft) -> {
                List<String> command = arguments.rest().stream().map(Word::value).toList();
                Rows.<ScriptDraft>unread().read(arguments, draft);
                draft.script = new Script(command, null, null);
            })
            .notBuilt("interval", seconds("0.001", "4294"), "between the starts of two runs, 1 by default",
                    (arguments, draft) -> draft.interval = arguments.take(seconds("0.001", "4294")))
            .notBuilt("timeout", seconds("0.001", "4294"), "after which it has failed, the interval by default",
                    (arguments, draft) -> draft.timeout = arguments.take(seconds("0.001", "4294")))
            .notBuilt("weight", Values.weight(-253, 253), "what it does to the priority; 0, the default, makes it a condition",
                    (arguments, draft) -> {
                        draft.weight = arguments.integer(-253, 253);
                        draft.reverse = arguments.hasNext() && arguments.next("a word").is("reverse");
                    })
            .notBuilt("rise", TIMES, "good results in a row until it is good, 1 by default",
                    (arguments, draft) -> draft.rise = arguments.take(TIMES))
            .notBuilt("fall", TIMES, "bad results in a row until it is bad, 1 by default",
                    (arguments, draft) -> draft.fall = arguments.take(TIMES))
            .notBuilt("user", Values.USER, "who it runs as", (arguments, draft) -> {
                draft.user = arguments.next("a user").value();
                draft.group = arguments.hasNext() ? arguments.next("a group").value() : null;
            })
            .notBuilt("init_fail", NOTHING, "bad until its first result", (arguments, draft) -> draft.failsFirst = true)
            .build();

    static final Content.Keywords<GlobalDraft> FILE = Rows.<GlobalDraft>of("'track_file'")
            .notBuilt("file", Values.PATH, "holds a number")
            .notBuilt("weight", Values.weight(-2147483647, Integer.MAX_VALUE), "what the number is multiplied with, 1 by default")
            .notBuilt("init_file", all(maybe(Value.integer(Integer.MIN_VALUE, Integer.MAX_VALUE)), maybe(Shape.literal("overwrite"))),
                    "is made when it is not there")
            .build();

    static final Content.Keywords<GlobalDraft> PROCESS = Rows.<GlobalDraft>of("'vrrp_track_process'")
            .notBuilt("process", words("command", 1), "its name, and its parameters")
            .notBuilt("param_match", Value.oneOf("initial", "partial"), "which parameters have to match")
            .notBuilt("weight", Values.weight(-254, 254), "what it does to the priority, 1 by default")
            .notBuilt("quorum", Value.integer("number", 1, 65535), "how many have to run, 1 by default")
            .notBuilt("quorum_max", Value.integer("number", 0, 65535), "how many may run")
            .notBuilt("fork_delay", seconds("0", "3600"), "until a new one counts")
            .notBuilt("terminate_delay", seconds("0", "3600"), "until an ended one counts")
            .notBuilt("delay", seconds("0", "3600"), "both")
            .notBuilt("full_command", NOTHING, "the whole command line is compared")
            .build();

    static final Content.Keywords<GlobalDraft> BFD = Rows.<GlobalDraft>of("'bfd_instance'")
            .notBuilt("neighbor_ip", IpAddresses.ADDRESS, "the other end")
            .alias("neighbour_ip", "neighbor_ip")
            .notBuilt("source_ip", IpAddresses.ADDRESS, "this end")
            .notBuilt("min_rx", MILLISECONDS, "least milliseconds between packets received, 10 by default")
            .notBuilt("min_tx", MILLISECONDS, "least milliseconds between packets sent, 10 by default")
            .notBuilt("idle_tx", MILLISECONDS, "milliseconds between packets while down, 1000 by default")
            .notBuilt("multiplier", Value.integer(1, 255), "lost packets until it is down, 5 by default")
            .notBuilt("passive", NOTHING, "waits for the other end")
            .notBuilt("ttl", Value.integer(1, 255), "of packets sent, 255 by default")
            .notBuilt("hoplimit", Value.integer(1, 255), "of packets sent, 64 by default")
            .notBuilt("max_hops", Value.integer(0, 255), "how many hops a packet may have taken, 0 by default")
            .notBuilt("weight", Values.weight(-253, 253), "what it does to the priority")
            .notBuilt("vrrp", NOTHING, "for instances only")
            .notBuilt("checker", NOTHING, "for servers only")
            .build();

    private ScriptKeywords() {}
}
