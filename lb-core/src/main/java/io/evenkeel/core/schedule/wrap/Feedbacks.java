package io.evenkeel.core.schedule.wrap;

import java.util.List;

import io.evenkeel.core.Feedback;
import io.evenkeel.core.Outcome;
import io.evenkeel.core.Picker;
import io.evenkeel.core.Server;
import org.jspecify.annotations.Nullable;

/** Passes on what several pickers want to hear, in their order. */
record Feedbacks(List<Feedback> listeners) implements Feedback {
    /** What {@code pickers} want to hear, as one; null when it is nothing. */
    static @Nullable Feedback of(List<Picker> pickers) {
        List<Feedback> listeners = pickers.stream().<Feedback>mapMulti((picker, found) -> {
            Feedback feedback = picker.feedback();
            if (feedback != null) {
                found.accept(feedback);
            }
        }).toList();
        return listeners.isEmpty() ? null : listeners.size() == 1 ? listeners.get(0) : new Feedbacks(listeners);
    }

    @Override
    public void started(Server server) {
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).started(server);
        }
    }

    @Override
    public void firstByte(Server server, long nanos) {
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).firstByte(server, nanos);
        }
    }

    @Override
    public void finished(Server server, long nanos, Outcome outcome) {
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).finished(server, nanos, outcome);
        }
    }
}
