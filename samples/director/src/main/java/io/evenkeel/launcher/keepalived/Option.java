package io.evenkeel.launcher.keepalived;

import java.util.Arrays;
import java.util.List;

/**
 * The options of keepalived 2.2. What begins with a hyphen in {@link #says} has no effect here, for the reason that follows.
 */
enum Option {
    USE_FILE('f', "use-file", "FILE", "reads this file; default /etc/keepalived/keepalived.conf"), VRRP('P', "vrrp", "",
            "only virtual routers"), CHECK('C', "check", "", "only virtual services and their checks"), DONT_FORK('n', "dont-fork", "",
                    "stays in the foreground"), LOG_CONSOLE('l', "log-console", "", "logs to standard error"), LOG_DETAIL('D', "log-detail",
                            "", "logs in detail"), DUMP_CONF('d', "dump-conf", "",
                                    "prints what was understood, in canonical form, before it starts"), PID('p', "pid", "FILE",
                                            "writes the process id; default /run/keepalived.pid in the background"), VRRP_PID('r',
                                                    "vrrp_pid", "FILE",
                                                    "writes the process id there too: one process does everything"), CHECKERS_PID('c',
                                                            "checkers_pid", "FILE",
                                                            "writes the process id there too: one process does everything"), CONFIG_ID('i',
                                                                    "config-id", "ID",
                                                                    "which lines with @ID count; default the host's name"), CONFIG_TEST('t',
                                                                            "config-test", "[FILE]",
                                                                            "only checks the configuration; status 0, 5 or 6; the messages go to FILE"), SIGNUM(
                                                                                    Option.NONE, "signum", "NAME",
                                                                                    "prints the number of a signal: STOP, RELOAD, DATA, STATS"), VERSION(
                                                                                            'v', "version", "",
                                                                                            "prints the version"), HELP('h', "help", "",
                                                                                                    "prints this"), NO_SYSLOG('G',
                                                                                                            "no-syslog", "",
                                                                                                            "does not log to the system's log"), LOG_FACILITY(
                                                                                                                    'S', "log-facility",
                                                                                                                    "NAME",
                                                                                                                    "the facility in the system's log: 0-7, local0-local7, user or daemon"), ALL_CONFIG(
                                                                                                                            'e',
                                                                                                                            "all-config",
                                                                                                                            "",
                                                                                                                            "- a file that is missing is an error in any case"), NO_BFD(
                                                                                                                                    'B',
                                                                                                                                    "no_bfd",
                                                                                                                                    "",
                                                                                                                                    "refuses a file with BFD sessions"), ALL(
                                                                                                                                            Option.NONE,
                                                                                                                                            "all",
                                                                                                                                            "",
                                                                                                                                            "- there are no child processes"), DONT_RESPAWN(
                                                                                                                                                    'R',
                                                                                                                                                    "dont-respawn",
                                                                                                                                                    "",
                                                                                                                                                    "- there are no child processes"), RELEASE_VIPS(
                                                                                                                                                            'X',
                                                                                                                                                            "release-vips",
                                                                                                                                                            "",
                                                                                                                                                            "- addresses are given up at the end in any case"), DONT_RELEASE_VRRP(
                                                                                                                                                                    'V',
                                                                                                                                                                    "dont-release-vrrp",
                                                                                                                                                                    "",
                                                                                                                                                                    "- addresses are given up at the end in any case"), DONT_RELEASE_IPVS(
                                                                                                                                                                            'I',
                                                                                                                                                                            "dont-release-ipvs",
                                                                                                                                                                            "",
                                                                                                                                                                            "- virtual services of the kernel are not set up here"), BFD_PID(
                                                                                                                                                                                    'b',
                                                                                                                                                                                    "bfd_pid",
                                                                                                                                                                                    "FILE",
                                                                                                                                                                                    "writes the process id there too: one process does everything"), UMASK(
                                                                                                                                                                                            'u',
                                                                                                                                                                                            "umask",
                                                                                                                                                                                            "MASK",
                                                                                                                                                                                            "- only files with the process id are written"), LOG_FILE(
                                                                                                                                                                                                    'g',
                                                                                                                                                                                                    "log-file",
                                                                                                                                                                                                    "FILE",
                                                                                                                                                                                                    "- the log goes to standard error and to the system's log"), FLUSH_LOG_FILE(
                                                                                                                                                                                                            Option.NONE,
                                                                                                                                                                                                            "flush-log-file",
                                                                                                                                                                                                            "",
                                                                                                                                                                                                            "- the log goes to standard error and to the system's log"), ADDRESS_MONITORING(
                                                                                                                                                                                                                    'a',
                                                                                                                                                                                                                    "address-monitoring",
                                                                                                                                                                                                                    "",
                                                                                                                                                                                                                    "- changes of addresses are not logged"), SNMP(
                                                                                                                                                                                                                            'x',
                                                                                                                                                                                                                            "snmp",
                                                                                                                                                                                                                            "",
                                                                                                                                                                                                                            "- there is no SNMP"), SNMP_AGENT_SOCKET(
                                                                                                                                                                                                                                    'A',
                                                                                                                                                                                                                                    "snmp-agent-socket",
                                                                                                                                                                                                                                    "FILE",
                                                                                                                                                                                                                                    "- there is no SNMP"), CORE_DUMP(
                                                                                                                                                                                                                                            'm',
                                                                                                                                                                                                                                            "core-dump",
                                                                                                                                                                                                                                            "",
                                                                                                                                                                                                                                            "- a JVM does not dump core for it"), CORE_DUMP_PATTERN(
                                                                                                                                                                                                                                                    'M',
                                                                                                                                                                                                                                                    "core-dump-pattern",
                                                                                                                                                                                                                                                    "[PATTERN]",
                                                                                                                                                                                                                                                    "- a JVM does not dump core for it"), NO_MEM_CHECK(
                                                                                                                                                                                                                                                            Option.NONE,
                                                                                                                                                                                                                                                            "no-mem-check",
                                                                                                                                                                                                                                                            "",
                                                                                                                                                                                                                                                            "- there is nothing to check");

    private static final char NONE = '\0';

    private final char letter;
    private final String word;
    private final String value;
    private final String says;

    Option(char letter, String word, String value, String says) {
        this.letter = letter;
        this.word = word;
        this.value = value;
        this.says = says;
    }

    /** The option of that letter. */
    static Option of(char letter) {
        return Arrays.stream(values()).filter(option -> option.letter == letter && letter != NONE).findFirst()
                .orElseThrow(() -> unknown("-" + letter));
    }

    /** The option of that long name, which may be cut as long as only one begins so. */
    static Option of(String word) {
        List<Option> begun = Arrays.stream(values()).filter(option -> option.word.startsWith(word)).toList();
        return begun.stream().filter(option -> option.word.equals(word) || begun.size() == 1).findFirst()
                .orElseThrow(() -> unknown("--" + word));
    }

    private static IllegalArgumentException unknown(String option) {
        return new IllegalArgumentException("unknown option '" + option + "'");
    }

    boolean needsValue() {
        return !value.isEmpty() && !mayHaveValue();
    }

    boolean mayHaveValue() {
        return value.startsWith("[");
    }

    /** Why it has no effect; empty when it has one. */
    String idle() {
        return says.startsWith("- ") ? says.substring(2) : "";
    }

    /** As it is written, for messages. */
    @Override
    public String toString() {
        return letter == NONE ? "--" + word : "-" + letter;
    }

    /** A line of the help for each. */
    static String help() {
        var text = new StringBuilder();
        for (Option option : values()) {
            String letter = option.letter == NONE ? "    " : "-" + option.letter + ", ";
            String form = letter + "--" + option.word + (option.value.isEmpty() ? ""
                    : option.mayHaveValue()
                            ? "[=" + option.value.substring(1)
                            : "=" + option.value);
            String says = option.idle().isEmpty() ? option.says : "no effect: " + option.idle();
            text.append(String.format("  %-32s %s%n", form, says));
        }
        return text.toString();
    }
}
