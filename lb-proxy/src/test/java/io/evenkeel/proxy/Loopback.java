package io.evenkeel.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** How much a loopback connection holds whose reader does not read. */
final class Loopback {
    private Loopback() {}

    static int capacity() throws IOException {
        try (var listening = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                var reader = SocketChannel.open(listening.getLocalAddress());
                var writer = listening.accept()) {
            reader.setOption(StandardSocketOptions.TCP_NODELAY, true);
            writer.setOption(StandardSocketOptions.TCP_NODELAY, true);
            writer.configureBlocking(false);
            var bytes = ByteBuffer.allocateDirect(64 * 1024);
            int total = 0;
            long lastProgress = System.nanoTime();
            while (System.nanoTime() - lastProgress < 200_000_000) {
                bytes.clear();
                int written = writer.write(bytes);
                if (written > 0) {
                    total += written;
                    lastProgress = System.nanoTime();
                }
            }
            return total;
        }
    }
}
