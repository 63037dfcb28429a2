package io.evenkeel.core.schedule.lvs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the kernel was seen to do: the file format is described beside the recorder, in {@code src/test/recordings/ipvs}. */
record Recording(String scheduler, String flags, int number, List<Step> steps) {
    /** A line of a scenario. */
    record Step(int line, List<String> words) {
        String verb() {
            return words.get(0);
        }

        String word(int index) {
            return words.get(index);
        }

        int number(int index) {
            return Integer.parseInt(words.get(index));
        }

        InetSocketAddress address(int index) {
            int colon = words.get(index).lastIndexOf(':');
            return new InetSocketAddress(words.get(index).substring(0, colon), Integer.parseInt(words.get(index).substring(colon + 1)));
        }

        /** Active and inactive connections of each server in the order of the kernel's list. */
        List<int[]> counts(int index) {
            return words.get(index).equals("-") ? List.of()
                    : Stream.of(words.get(index).split(",")).map(pair -> pair.split("/"))
                            .map(pair -> new int[] {Integer.parseInt(pair[0]), Integer.parseInt(pair[1])}).toList();
        }
    }

    @Override
    public String toString() {
        return scheduler + " " + flags + " #" + number;
    }

    static List<Recording> of(String name) {
        List<Recording> recordings = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<String> lines = lines(name);
        for (int i = 0; i < lines.size(); i++) {
            String[] words = lines.get(i).split(" ");
            if (words[0].equals("scenario")) {
                steps = new ArrayList<>();
                recordings.add(new Recording(words[1], words[2], recordings.size() + 1, steps));
            } else if (!lines.get(i).isBlank() && !words[0].equals("#")) {
                steps.add(new Step(i + 1, List.of(words)));
            }
        }
        return recordings;
    }

    private static List<String> lines(String name) {
        try (InputStream file = Objects.requireNonNull(Recording.class.getResourceAsStream(name + ".txt"), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
