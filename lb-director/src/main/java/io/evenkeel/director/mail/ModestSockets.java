package io.evenkeel.director.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;

import javax.net.SocketFactory;

/** Sockets that take only so much from the other side: a mail server that talks without end must not fill the memory. */
final class ModestSockets extends SocketFactory {
    /** Far more than certificates and a few lines. */
    static final int MOST_BYTES = 1 << 20;

    @Override
    public Socket createSocket() {
        return new ModestSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw connected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        throw connected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) throws IOException {
        throw connected();
    }

    private static IOException connected() {
        return new IOException("only sockets that are connected later");
    }

    private static final class ModestSocket extends Socket {
        private int left = MOST_BYTES;

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    int value = super.read();
                    spend(1);
                    return value;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    int count = super.read(buffer, offset, length);
                    spend(count);
                    return count;
                }
            };
        }

        private void spend(int bytes) throws IOException {
            left -= bytes;
            if (left < 0) {
                throw new IOException("the server said more than " + MOST_BYTES + " bytes");
            }
        }
    }
}
