package io.evenkeel.director.code;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A call of a builder's method in a chain of such.
 *
 * @param method its name
 * @param arguments as they stand in the brackets
 * @param variable of the lambda that is the last argument; empty when there is none
 * @param details the calls in the body of that lambda
 */
record Call(String method, String arguments, String variable, List<Call> details) {
    private static final int WIDTH = 120;
    private static final String STEP = " ".repeat(8);

    /** Copies the list. */
    Call {
        details = List.copyOf(details);
    }

    /** A call without a lambda. */
    static Call of(String method, String... arguments) {
        return new Call(method, String.join(", ", arguments), "", List.of());
    }

    /** A call whose last argument is a lambda that fills in details. */
    static Call with(String method, String arguments, String variable, List<Call> details) {
        return new Call(method, arguments, variable, details);
    }

    /** How many calls it is, with those inside. */
    int size() {
        return 1 + details.stream().mapToInt(Call::size).sum();
    }

    /** The source of it, without the indentation of its first line: on one line where it fits, else a line for each detail. */
    String source(String indentation) {
        if (variable.isEmpty()) {
            return "." + method + "(" + arguments + ")";
        }
        String start = "." + method + "(" + arguments + (arguments.isEmpty() ? "" : ", ") + variable + " -> " + variable;
        String oneLine = start + details.stream().map(call -> call.source("")).collect(Collectors.joining()) + ")";
        if (indentation.length() + oneLine.length() <= WIDTH && oneLine.indexOf('\n') < 0 && details.size() <= 3) {
            return oneLine;
        }
        return start + chain(details, indentation + STEP) + ")";
    }

    /** The calls, each on a line of its own that begins with a line end. */
    static String chain(List<Call> calls, String indentation) {
        return calls.stream().map(call -> "\n" + indentation + call.source(indentation)).collect(Collectors.joining());
    }
}
