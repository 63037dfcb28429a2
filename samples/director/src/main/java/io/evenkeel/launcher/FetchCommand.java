package io.evenkeel.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

import io.evenkeel.launcher.demo.Fetcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code evenkeel fetch}: the client of the failover demo. Prints a line for each request; ends with its standard input. */
@Command(name = "fetch", hidden = true, description = "Fetches a page again and again, for the demos.")
final class FetchCommand implements Callable<Integer> {
    @Option(names = "--every", paramLabel = "MS", required = true)
    private int millis;

    @Parameters(index = "0", paramLabel = "HOST")
    private String host = "";

    @Parameters(index = "1", paramLabel = "PORT")
    private int port;

    @Override
    public Integer call() {
        var fetcher = new Fetcher(new InetSocketAddress(host, port));
        Thread input = Thread.ofPlatform().daemon().start(FetchCommand::drainInput);
        while (input.isAlive()) {
            System.out.println(fetcher.fetch());
            LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        }
        return 0;
    }

    private static void drainInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("evenkeel: " + Failure.sentence(e));
        }
    }
}
