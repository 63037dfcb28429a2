package io.evenkeel.benchmarks.sidebyside;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;

import io.evenkeel.core.time.Clock;

/** A process that answers HTTP on a port of loopback: the origin, or a proxy in front of it. */
record WebServer(String name, PinnedProcess process, int port) {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final long RETRY_MILLIS = 20;

    String url(Scenario scenario) {
        return "http://127.0.0.1:" + port + scenario.path();
    }

    /**
     * Waits until it answers with the body that the scenario expects, byte for byte.
     *
     * @throws Problem when the process ends, answers something else, or does not answer in time
     */
    void awaitReady(Scenario scenario, Clock clock) {
        long deadline = clock.nanoTime() + START.toNanos();
        HttpRequest get = HttpRequest.newBuilder(URI.create(url(scenario))).timeout(ANSWER).build();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (true) {
                try {
                    HttpResponse<byte[]> answer = client.send(get, HttpResponse.BodyHandlers.ofByteArray());
                    check(scenario, answer);
                    return;
                } catch (IOException notYet) {
                    if (!process.process().isAlive()) {
                        throw new Problem(name + " ended with status " + process.process().exitValue()
                                + " instead of serving: " + process.output());
                    }
                    if (clock.nanoTime() - deadline > 0) {
                        throw new Problem(name + " did not answer " + url(scenario) + " within " + START.toSeconds()
                                + " s (" + notYet + "): " + process.output());
                    }
                    Thread.sleep(RETRY_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("interrupted");
        }
    }

    private void check(Scenario scenario, HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw new Problem(name + " answered " + url(scenario) + " with status " + answer.statusCode()
                    + " (expected: 200)");
        }
        if (!Arrays.equals(answer.body(), Origin.body(scenario))) {
            throw new Problem(name + " answered " + url(scenario) + " with a body of " + answer.body().length
                    + " bytes (expected: the origin's " + scenario.bodyBytes() + ")");
        }
    }
}
