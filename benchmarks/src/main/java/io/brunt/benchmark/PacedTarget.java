// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/**
 * A server of one thread whose answers are due at moments known beforehand: a ruler to hold figures against.
 *
 * <pre>
 * java … io.brunt.benchmark.PacedTarget 8080 after 20
 * java … io.brunt.benchmark.PacedTarget 8080 frozen 2000 3500 5000
 * </pre>
 *
 * <p>Times are milliseconds. {@code GET /served} tells how many other requests were answered, as a text. Requests must
 * come in one piece, as those of the benchmarks do.
 */
final class PacedTarget {

    private static final byte[] ANSWER = answer("ok");

    /** The kernel wakes a sleeper up to a tick late; the last stretch is waited out awake. */
    private static final long AWAKE_NANOS = 2_000_000;

    private static final byte[] SERVED = "GET /served".getBytes(StandardCharsets.US_ASCII);

    private record Due(SocketChannel to, long atNanos) {}

    private final Pace pace;
    private final Selector selector = Selector.open();
    private final ArrayDeque<Due> due = new ArrayDeque<>();
    private final ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
    private final ByteBuffer out = ByteBuffer.allocateDirect(1024);
    private long firstNanos;
    private long served;

    private PacedTarget(int port, Pace pace) throws IOException {
        this.pace = pace;
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 4096);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
    }

    private static byte[] answer(String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    public static void main(String[] args) throws IOException {
        new PacedTarget(Integer.parseInt(args[0]), pace(args)).serve();
    }

    private static Pace pace(String[] args) {
        return args[1].equals("after")
                ? Pace.after(nanos(args[2]))
                : Pace.frozen(nanos(args[2]), nanos(args[3]), nanos(args[4]));
    }

    private static long nanos(String millis) {
        return Long.parseLong(millis) * 1_000_000;
    }

    private void serve() throws IOException {
        while (true) {
            long wait = due.isEmpty() ? Long.MAX_VALUE : due.peek().atNanos() - now();
            if (wait <= AWAKE_NANOS) {
                selector.selectNow(this::ready);
            } else {
                selector.select(this::ready, due.isEmpty() ? 0 : (wait - AWAKE_NANOS) / 1_000_000 + 1);
            }
            while (!due.isEmpty() && due.peek().atNanos() <= now()) {
                served++;
                write(due.poll().to(), ANSWER);
            }
        }
    }

    private long now() {
        return System.nanoTime() - firstNanos;
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel client = ((ServerSocketChannel) key.channel()).accept();
                client.configureBlocking(false);
                client.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
                client.register(selector, SelectionKey.OP_READ);
            } else {
                read((SocketChannel) key.channel());
            }
        } catch (IOException gone) {
            key.cancel();
        }
    }

    private void read(SocketChannel client) throws IOException {
        in.clear();
        if (client.read(in) < 0) {
            client.close();
            return;
        }
        if (in.flip().mismatch(ByteBuffer.wrap(SERVED)) == SERVED.length) {
            write(client, answer(String.valueOf(served)));
            return;
        }
        if (firstNanos == 0) {
            firstNanos = System.nanoTime();
        }
        due.add(new Due(client, pace.answerNanos(now())));
    }

    private void write(SocketChannel client, byte[] answer) {
        try {
            client.write(out.clear().put(answer).flip());
        } catch (IOException gone) {
            // The client counts it as an error, which is what it is.
        }
    }
}
