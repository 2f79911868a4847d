// SPDX-License-Identifier: Apache-2.0
package io.brunt.warm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A server of one thread on loopback that answers whatever comes at once, in turn with each kind of framing. */
final class Stub implements AutoCloseable {

    private static final String FIXED = "HTTP/1.1 200 OK\r\nServer: stub\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\n"
            + "Content-Type: application/json\r\nContent-Length: 13\r\nConnection: keep-alive\r\n"
            + "Keep-Alive: timeout=60\r\n\r\n{\"warm\":true}";

    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nServer: stub\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\n"
            + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nd\r\n{\"warm\":true}\r\n0\r\n\r\n";

    private static final String LAST =
            "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\nConnection: close\r\n\r\nlast";

    /**
     * So often a connection is closed, for the path of a new one to be walked as well; not so often that the compiler still
     * works on that path while the load is on.
     */
    private static final int ANSWERS_TO_THE_LAST = 500;

    private static final long LONGEST_END_MILLIS = 500;

    private final Selector selector;
    private final ServerSocketChannel server;
    private final ByteBuffer in = ByteBuffer.allocate(4096);
    private final ByteBuffer[] answers = {bytes(FIXED), bytes(CHUNKED)};
    private final ByteBuffer last = bytes(LAST);
    private final Thread thread = new Thread(this::serve, "brunt-warm-stub");
    private int answered;

    private Stub(Selector selector, ServerSocketChannel server) {
        this.selector = selector;
        this.server = server;
        thread.setDaemon(true);
    }

    /** Listen on a free port of loopback. */
    static Stub start() throws IOException {
        Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open();
        Stub stub = new Stub(selector, server);
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false);
            server.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException noPort) {
            server.close();
            selector.close();
            throw noPort;
        }
        stub.thread.start();
        return stub;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    URI url() {
        InetAddress loopback = server.socket().getInetAddress();
        String host =
                loopback.getAddress().length == 4 ? loopback.getHostAddress() : "[" + loopback.getHostAddress() + "]";
        return URI.create("http://" + host + ":" + server.socket().getLocalPort());
    }

    private void serve() {
        try {
            while (selector.isOpen()) {
                selector.select(this::ready);
            }
        } catch (IOException | ClosedSelectorException | CancelledKeyException closed) {
            // The end, however it came.
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel client = server.accept();
                client.configureBlocking(false);
                client.register(selector, SelectionKey.OP_READ);
            } else {
                answer((SocketChannel) key.channel(), key);
            }
        } catch (IOException gone) {
            key.cancel();
        }
    }

    /** Each request is shorter than what one read takes, and its user waits for the answer: one read is one request. */
    private void answer(SocketChannel client, SelectionKey key) throws IOException {
        if (client.read(in.clear()) < 0) {
            client.close();
            return;
        }
        in.flip();
        if (StubStreams.begins(in)) {
            key.attach(new StubStreams());
        }
        if (key.attachment() instanceof StubStreams streams) {
            streams.take(in, client);
            return;
        }
        answered++;
        if (answered % ANSWERS_TO_THE_LAST == 0) {
            client.write(last.rewind());
            client.close();
        } else {
            client.write(answers[answered % answers.length].rewind());
        }
    }

    @Override
    public void close() {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
            thread.join(LONGEST_END_MILLIS);
        } catch (IOException ignored) {
            // Nothing is lost with it.
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }
}
