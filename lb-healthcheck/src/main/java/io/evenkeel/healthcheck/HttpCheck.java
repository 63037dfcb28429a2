package io.evenkeel.healthcheck;

import java.time.Duration;

import io.evenkeel.core.health.CheckTiming;
import io.evenkeel.core.validation.Expect;
import org.jspecify.annotations.Nullable;

/**
 * A server works when it answers one HTTP request with an expected status; HAProxy's {@code option httpchk}. The request
 * carries {@code Connection: close} and no body; of the answer only the head is read.
 *
 * @param method the request method, for example {@code GET}
 * @param path the request target, starting with {@code /}
 * @param version the version of the request; default 1.0, as in HAProxy
 * @param host the {@code Host} field; null sends none in 1.0 and the server's {@code host:port} in 1.1, which requires one
 *        (RFC 9112 section 3.2)
 * @param minStatus the lowest status that is a success; default 200
 * @param maxStatus the highest status that is a success; default 399
 * @param timing when and how often; default {@link CheckTiming#DEFAULT}
 */
public record HttpCheck(String method, String path, Version version, @Nullable String host, int minStatus, int maxStatus,
        CheckTiming timing) implements ProbedCheck {
    /** The version that a request names. */
    public enum Version {
        /** HTTP/1.0. */
        HTTP_1_0("HTTP/1.0"),
        /** HTTP/1.1. */
        HTTP_1_1("HTTP/1.1");

        private final String text;

        Version(String text) {
            this.text = text;
        }

        /** As on the wire. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** Checks the values. */
    public HttpCheck {
        // A token, RFC 9110 section 5.6.2.
        if (!method.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw Expect.unexpected("method of HTTP check", "'" + method + "'", "a word such as GET");
        }
        if (!path.startsWith("/") || !isVisibleAscii(path)) {
            throw Expect.unexpected("path of HTTP check", "'" + path + "'",
                    "starts with /, has no blank, line break or other character that must be percent-encoded");
        }
        if (host != null && (host.isEmpty() || !isVisibleAscii(host))) {
            throw Expect.unexpected("host of HTTP check", "'" + host + "'", "a name or address without blanks, optionally with :port");
        }
        Expect.inRange("lowest expected status", minStatus, 100, 599);
        Expect.inRange("highest expected status", maxStatus, minStatus, 599);
    }

    /** Sends {@code GET path}. */
    public static HttpCheck get(String path) {
        return request("GET", path);
    }

    /** Sends {@code HEAD path}. */
    public static HttpCheck head(String path) {
        return request("HEAD", path);
    }

    /** Sends {@code OPTIONS path}; with {@code /}, what HAProxy sends by default. */
    public static HttpCheck options(String path) {
        return request("OPTIONS", path);
    }

    /** Sends {@code method path}. */
    public static HttpCheck request(String method, String path) {
        return new HttpCheck(method, path, Version.HTTP_1_0, null, 200, 399, CheckTiming.DEFAULT);
    }

    /** The same at other times and with other counts. */
    public HttpCheck timing(CheckTiming newTiming) {
        return new HttpCheck(method, path, version, host, minStatus, maxStatus, newTiming);
    }

    /** The same in another version of HTTP. */
    public HttpCheck version(Version newVersion) {
        return new HttpCheck(method, path, newVersion, host, minStatus, maxStatus, timing);
    }

    /** The same with a {@code Host} field. */
    public HttpCheck host(String newHost) {
        return new HttpCheck(method, path, version, newHost, minStatus, maxStatus, timing);
    }

    /** The same, succeeding on a status from {@code from} to {@code to}, both included. */
    public HttpCheck expectStatus(int from, int to) {
        return new HttpCheck(method, path, version, host, from, to, timing);
    }

    /** The same with this time between the end of one check and the start of the next. */
    public HttpCheck every(Duration interval) {
        return timed(timing.every(interval));
    }

    /** The same with this time for one check, from connecting to the end of the response head. */
    public HttpCheck within(Duration timeout) {
        return timed(timing.within(timeout));
    }

    /** The same with this number of successes in a row that bring a failed server back. */
    public HttpCheck rise(int successes) {
        return timed(timing.rise(successes));
    }

    /** The same with this number of failures in a row that take a working server out. */
    public HttpCheck fall(int failures) {
        return timed(timing.fall(failures));
    }

    @Override
    public String describe() {
        return "HTTP " + method + " " + path;
    }

    @Override
    public Probe probe(ProbeResources resources) {
        return new HttpProbe(this, resources);
    }

    private HttpCheck timed(CheckTiming newTiming) {
        return new HttpCheck(method, path, version, host, minStatus, maxStatus, newTiming);
    }

    private static boolean isVisibleAscii(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
