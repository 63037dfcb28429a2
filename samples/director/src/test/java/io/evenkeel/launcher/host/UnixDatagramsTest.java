package io.evenkeel.launcher.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnixDatagramsTest {
    // Paths of UNIX sockets must be short.
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatIsSentArrives() throws Exception {
        assumeTrue(Epoll.isAvailable(), "no epoll on this system");
        String socket = folder.resolve("s").toString();
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        try {
            Channel receiver = new Bootstrap().group(loop).channel(EpollDomainDatagramChannel.class)
                    .handler(new SimpleChannelInboundHandler<DomainDatagramPacket>() {
                        @Override
                        protected void channelRead0(ChannelHandlerContext context, DomainDatagramPacket packet) {
                            received.add(packet.content().toString(StandardCharsets.UTF_8));
                        }
                    }).bind(new DomainSocketAddress(socket)).sync().channel();
            UnixDatagrams sender = Objects.requireNonNull(UnixDatagrams.to(socket));
            sender.send("READY=1\n主");
            assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("READY=1\n主");
            receiver.close().sync();
            // Nobody there: lost, and no exception.
            sender.send("STOPPING=1");
        } finally {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    @Test
    void aLineOfTheSystemLog() {
        var event = new LoggingEvent();
        event.setLevel(Level.WARN);
        event.setMessage("Virtual router {}");
        event.setArgumentArray(new Object[] {"51"});
        event.setInstant(Instant.EPOCH);
        assertThat(SystemLog.line("keepalived", SystemLog.facility("daemon"), event))
                .matches("<28>(Jan  1|Dec 31) [0-9]{2}:[0-9]{2}:00 keepalived\\[" + ProcessHandle.current().pid() + "]: Virtual router 51");
    }

    @ParameterizedTest
    @CsvSource({"0, 16", "7, 23", "local0, 16", "local3, 19", "user, 1", "daemon, 3"})
    void facilities(String name, int number) {
        assertThat(SystemLog.facility(name)).isEqualTo(number);
    }

    @Test
    void anUnknownFacility() {
        assertThatThrownBy(() -> SystemLog.facility("mail")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-S: 'mail' (expected: 0-7, local0-local7, user or daemon)");
    }
}
