package io.evenkeel.director.haproxy;

import java.util.List;

import io.evenkeel.director.diagnostic.Rule;

/** The rules of messages that only a haproxy.cfg can break. */
final class HaproxyRules {
    static final Rule LISTEN_ADDRESS = new Rule("listen-address",
            "An address stands on the line of a section, which HAProxy took until 1.5");
    static final Rule REMOVED_KEYWORD = new Rule("removed-keyword", "Later versions of HAProxy have removed the keyword");
    static final Rule REMOVED_MODE = new Rule("removed-mode", "The mode 'health' was removed from HAProxy");
    static final Rule METHOD_CASE = new Rule("method-case", "The method of a check is written in small letters, which no server knows");
    static final Rule UNQUOTED_BLANKS = new Rule("unquoted-blanks", "A text of several words stands without quotes");
    static final Rule REPEATED_URI = new Rule("repeated-uri", "'stats uri' stands twice in a section");
    static final Rule UNKNOWN_ALGORITHM = new Rule("unknown-algorithm", "'balance' names an algorithm that there is not");
    static final Rule UNKNOWN_SAMPLE = new Rule("unknown-sample", "A sample expression uses a fetch or a converter that there is not");
    static final Rule SAMPLE_SYNTAX = new Rule("sample-syntax", "A sample expression has a wrong form or wrong arguments");
    static final Rule LOG_FORMAT = new Rule("log-format", "A format has an unknown variable or is not closed");
    static final Rule CONDITION = new Rule("condition", "A condition behind 'if' or 'unless' has a wrong form");
    static final Rule UNKNOWN_ACL = new Rule("unknown-acl", "A condition names an ACL that is not defined above it");
    static final Rule BAD_REGEX = new Rule("bad-regex", "A regular expression has a wrong form");
    static final Rule BAD_ADDRESS = new Rule("bad-address", "An address is not one, or is not allowed at this place");
    static final Rule BAD_NAME = new Rule("bad-name", "A name has characters that names may not have");
    static final Rule DUPLICATE_NAME = new Rule("duplicate-name", "Two sections or servers have the same name");
    static final Rule UNKNOWN_REFERENCE = new Rule("unknown-reference", "A line names a section, server or table that there is not");
    static final Rule MODE_MISMATCH = new Rule("mode-mismatch", "A frontend and its backend differ in their mode");
    static final Rule MISSING_TIMEOUT = new Rule("missing-timeout", "A section has no timeout for clients, connecting or servers");
    static final Rule MISSING_BIND = new Rule("missing-bind", "A frontend has no address");
    static final Rule NO_EFFECT = new Rule("no-effect", "The statement has no effect at this place");
    static final Rule WRONG_SECTION = new Rule("wrong-section", "The keyword has no meaning in this kind of section");
    static final Rule UNSET_VARIABLE = new Rule("unset-variable", "An environment variable is not set");
    static final Rule QUOTING = new Rule("quoting", "A quote, an escape or a variable has a wrong form");
    static final Rule TEXT_CONDITION = new Rule("text-condition",
            "'.if' and its relatives do not fit together, or their condition is none");
    static final Rule TEXT_MESSAGE = new Rule("text-message", "The configuration says this itself, with '.notice', '.warning' or '.alert'");
    static final Rule CONTRADICTION = new Rule("contradiction", "Two words of a statement, or two statements, exclude each other");

    /** Every one, for the guide. */
    static final List<Rule> ALL = List.of(LISTEN_ADDRESS, REMOVED_KEYWORD, REMOVED_MODE, METHOD_CASE, UNQUOTED_BLANKS, REPEATED_URI,
            UNKNOWN_ALGORITHM, UNKNOWN_SAMPLE, SAMPLE_SYNTAX, LOG_FORMAT, CONDITION, UNKNOWN_ACL, BAD_REGEX, BAD_ADDRESS, BAD_NAME,
            DUPLICATE_NAME, UNKNOWN_REFERENCE, MODE_MISMATCH, MISSING_TIMEOUT, MISSING_BIND, NO_EFFECT, WRONG_SECTION, UNSET_VARIABLE,
            QUOTING, TEXT_CONDITION, TEXT_MESSAGE, CONTRADICTION);

    private HaproxyRules() {}
}
