package io.evenkeel.director.keepalived;

import static io.evenkeel.director.keepalived.Values.seconds;
import static io.evenkeel.director.syntax.Shape.NOTHING;
import static io.evenkeel.director.syntax.Shape.all;
import static io.evenkeel.director.syntax.Shape.maybe;
import static io.evenkeel.director.syntax.Shape.words;

import java.time.Duration;
import java.util.List;

import io.evenkeel.director.keepalived.GlobalDraft.ScriptDraft;
import io.evenkeel.director.keepalived.WatchDrafts.FileDraft;
import io.evenkeel.director.keepalived.WatchDrafts.ProcessDraft;
import io.evenkeel.director.keepalived.WatchDrafts.SessionDraft;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** The blocks whose names instances track: {@code vrrp_script}, {@code track_file}, {@code vrrp_track_process}, {@code bfd_instance}. */
final class ScriptKeywords {
    private static final Value<Integer> TIMES = Value.integer("number", 1, Integer.MAX_VALUE);
    private static final Value<Integer> QUORUM = Value.integer("number", 1, 65535);
    private static final Value<Integer> MOST = Value.integer("number", 0, 65535);
    private static final Value<Duration> DELAY = seconds("0", "3600");
    private static final Value<Duration> MILLISECONDS = Values.milliseconds("1", "4294967");
    private static final Value<Duration> IDLE = Values.milliseconds("1000", "4294967");
    private static final Value<Integer> MULTIPLIER = Value.integer(1, 255);
    private static final Value<Integer> HOPS = Value.integer(1, 255);

    static final Content.Keywords<ScriptDraft> SCRIPT = Rows.<ScriptDraft>of("'vrrp_script'")
            .acts("script", words("command", 1), "what is run, without a shell", (arguments, draft) -> {
                List<String> command = arguments.rest().stream().map(Word::value).toList();
                Rows.<ScriptDraft>unread().read(arguments, draft);
                draft.script = new Script(command, null, null, arguments.position());
            })
            .acts("interval", seconds("0.001", "4294"), "between the starts of two runs, 1 by default",
                    (arguments, draft) -> draft.interval = arguments.take(seconds("0.001", "4294")))
            .acts("timeout", seconds("0.001", "4294"), "after which it has failed, the interval by default",
                    (arguments, draft) -> draft.timeout = arguments.take(seconds("0.001", "4294")))
            .acts("weight", Values.weight(-253, 253), "what it does to the priority; 0, the default, makes it a condition",
                    (arguments, draft) -> {
                        draft.weight = arguments.integer(-253, 253);
                        draft.reverse = reverse(arguments);
                    })
            .acts("rise", TIMES, "good results in a row until it is good, 1 by default",
                    (arguments, draft) -> draft.rise = arguments.take(TIMES))
            .acts("fall", TIMES, "bad results in a row until it is bad, 1 by default",
                    (arguments, draft) -> draft.fall = arguments.take(TIMES))
            .acts("user", Values.USER, "who it runs as", (arguments, draft) -> {
                draft.user = arguments.next("a user").value();
                draft.group = arguments.hasNext() ? arguments.next("a group").value() : null;
            })
            .acts("init_fail", NOTHING, "bad until its first result", (arguments, draft) -> draft.failsFirst = true)
            .build();

    static final Content.Keywords<FileDraft> FILE = Rows.<FileDraft>of("'track_file'")
            .acts("file", Values.PATH, "holds a number", (arguments, draft) -> draft.path = arguments.take(Values.PATH))
            .acts("weight", Values.weight(-2147483647, Integer.MAX_VALUE), "what the number is multiplied with, 1 by default; -254..254",
                    (arguments, draft) -> {
                        draft.weight = arguments.integer(-2147483647, Integer.MAX_VALUE);
                        draft.reverse = reverse(arguments);
                    })
            .acts("init_file", all(maybe(Value.integer(Integer.MIN_VALUE, Integer.MAX_VALUE)), maybe(Shape.literal("overwrite"))),
                    "is made when it is not there", (arguments, draft) -> {
                        boolean number = arguments.hasNext() && !arguments.rest().get(0).is("overwrite");
                        draft.initial = number ? arguments.integer(Integer.MIN_VALUE, Integer.MAX_VALUE) : 0;
                        draft.overwrite = arguments.take("overwrite");
                    })
            .build();

    static final Content.Keywords<ProcessDraft> PROCESS = Rows.<ProcessDraft>of("'vrrp_track_process'")
            .acts("process", words("command", 1), "its name, and its parameters", (arguments, draft) -> {
                draft.command = arguments.rest().stream().map(Word::value).toList();
                Rows.<ProcessDraft>unread().read(arguments, draft);
            })
            .acts("param_match", Value.oneOf("initial", "partial"), "which parameters have to match",
                    (arguments, draft) -> draft.match = arguments.next("a word").value())
            .acts("weight", Values.weight(-254, 254), "what it does to the priority, 1 by default", (arguments, draft) -> {
                draft.weight = arguments.integer(-254, 254);
                draft.reverse = reverse(arguments);
            })
            .acts("quorum", QUORUM, "how many have to run, 1 by default", (arguments, draft) -> draft.quorum = arguments.take(QUORUM))
            .acts("quorum_max", MOST, "how many may run", (arguments, draft) -> draft.most = arguments.take(MOST))
            .acts("fork_delay", DELAY, "how long enough have to run until that counts",
                    (arguments, draft) -> draft.forkDelay = arguments.take(DELAY))
            .acts("terminate_delay", DELAY, "how long too few have to run until that counts",
                    (arguments, draft) -> draft.terminateDelay = arguments.take(DELAY))
            .acts("delay", DELAY, "both", (arguments, draft) -> {
                draft.forkDelay = arguments.take(DELAY);
                draft.terminateDelay = draft.forkDelay;
            })
            .acts("full_command", NOTHING, "the whole command line is compared", (arguments, draft) -> draft.wholeCommand = true)
            .build();

    static final Content.Keywords<SessionDraft> BFD = Rows.<SessionDraft>of("'bfd_instance'")
            .acts("neighbor_ip", IpAddresses.ADDRESS, "the other end, needed",
                    (arguments, draft) -> draft.neighbour = arguments.take(IpAddresses.ADDRESS))
            .alias("neighbour_ip", "neighbor_ip")
            .acts("source_ip", IpAddresses.ADDRESS, "this end, what the routes say by default",
                    (arguments, draft) -> draft.source = arguments.take(IpAddresses.ADDRESS))
            .acts("min_rx", MILLISECONDS, "least milliseconds between packets received, 10 by default",
                    (arguments, draft) -> draft.minRx = arguments.take(MILLISECONDS))
            .acts("min_tx", MILLISECONDS, "least milliseconds between packets sent, 10 by default",
                    (arguments, draft) -> draft.minTx = arguments.take(MILLISECONDS))
            .acts("idle_tx", IDLE, "milliseconds between packets while down, 1000 by default",
                    (arguments, draft) -> draft.idleTx = arguments.take(IDLE))
            .acts("multiplier", MULTIPLIER, "lost packets until it is down, 5 by default",
                    (arguments, draft) -> draft.multiplier = arguments.take(MULTIPLIER))
            .acts("passive", NOTHING, "waits for the other end", (arguments, draft) -> draft.passive = true)
            .acts("ttl", HOPS, "of packets sent, 255 by default", (arguments, draft) -> draft.hopLimit = arguments.take(HOPS))
            .acts("hoplimit", HOPS, "of packets sent in IPv6, 64 by default",
                    (arguments, draft) -> draft.hopLimit = arguments.take(HOPS))
            .acts("max_hops", Value.integer(0, 255), "how many hops a packet may have taken, 0 by default",
                    (arguments, draft) -> draft.maxHops = arguments.integer(0, 255))
            .acts("weight", Values.weight(-253, 253), "what it does to the priority; 0, the default, makes it a condition",
                    (arguments, draft) -> {
                        draft.weight = arguments.integer(-253, 253);
                        draft.reverse = reverse(arguments);
                    })
            .acts("vrrp", NOTHING, "instances can track it, as they can without 'checker'",
                    (arguments, draft) -> draft.forInstances = true)
            .acts("checker", NOTHING, "instances cannot track it, unless 'vrrp' is there too; it runs all the same",
                    (arguments, draft) -> draft.forServers = true)
            .build();

    private ScriptKeywords() {}

    private static boolean reverse(Arguments arguments) {
        return arguments.hasNext() && arguments.next("a word").is("reverse");
    }
}
