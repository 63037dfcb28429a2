package io.evenkeel.launcher.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Sends signals that Java has no call for. */
public final class Kill {
    private Kill() {}

    /**
     * Sends a signal to each process, and does not mind those that are gone or not ours.
     *
     * @param signal without SIG, for example {@code USR1}
     */
    public static void send(String signal, List<Long> processes) {
        if (processes.isEmpty()) {
            return;
        }
        // The shell's own kill: the program of that name is not everywhere.
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", "-c", "signal=$1; shift; for p; do kill -s \"$signal\" \"$p\"; done", "kill",
                        signal));
        processes.forEach(process -> command.add(Long.toString(process)));
        try {
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("cannot send SIG" + signal + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
