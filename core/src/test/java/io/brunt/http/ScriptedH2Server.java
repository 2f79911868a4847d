// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.http2.hpack.HPackDecoder;
import org.apache.hc.core5.http2.hpack.HPackEncoder;
import org.apache.hc.core5.http2.hpack.HPackException;
import org.apache.hc.core5.util.ByteArrayBuffer;

/** A server that says HTTP/2 frame by frame as a script says: it refuses, resets and goes for real. */
final class ScriptedH2Server implements AutoCloseable {

    static final int NO_ERROR = 0;
    static final int INTERNAL_ERROR = 2;
    static final int REFUSED_STREAM = 7;
    static final int CANCEL = 8;
    static final int ENHANCE_YOUR_CALM = 11;

    private static final int PREFACE_BYTES = 24;

    private final ServerSocket server;
    private final Script script;
    private final List<Talk> talks = Collections.synchronizedList(new ArrayList<>());
    private final List<Frame> frames = Collections.synchronizedList(new ArrayList<>());

    /** What happens. */
    interface Script {

        /** Say the first words of a connection. */
        default void greet(Talk talk) throws IOException {
            talk.settings(H2Frame.MAX_CONCURRENT_STREAMS, 100);
        }

        /** A request is whole: answer it, or not. */
        void request(Talk talk, Request request) throws IOException;
    }

    /**
     * One request.
     *
     * @param number from 0 on its connection
     */
    record Request(int number, int stream, List<Header> fields) {}

    /** One frame that came. */
    record Frame(int connection, int type, int flags, int stream, byte[] payload) {
        int code() {
            return ByteBuffer.wrap(payload).getInt();
        }
    }

    ScriptedH2Server(Script script) throws IOException {
        this.script = script;
        server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-h2-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Talk talk = new Talk(socket, talks.size());
                talks.add(talk);
                daemon(() -> talk.serve());
            } catch (IOException closed) {
                return;
            }
        }
    }

    int connections() {
        return talks.size();
    }

    /** Return the frames of a type that came, in order. */
    List<Frame> frames(int type) {
        synchronized (frames) {
            return frames.stream().filter(it -> it.type == type).toList();
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Talk talk : List.copyOf(talks)) {
            talk.socket.close();
        }
    }

    /** One connection. */
    final class Talk {

        private final Socket socket;
        private final int number;
        private final HPackEncoder encoder = new HPackEncoder(4096, (Charset) null);
        private final HPackDecoder decoder = new HPackDecoder(4096, (Charset) null);
        private final List<Header> open = new ArrayList<>();
        private int requests;

        Talk(Socket socket, int number) {
            this.socket = socket;
            this.number = number;
        }

        int number() {
            return number;
        }

        private void serve() {
            try (socket;
                    DataInputStream in = new DataInputStream(socket.getInputStream())) {
                in.readNBytes(PREFACE_BYTES);
                script.greet(this);
                while (true) {
                    int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
                    Frame frame = new Frame(
                            number, in.readUnsignedByte(), in.readUnsignedByte(), in.readInt(), in.readNBytes(length));
                    frames.add(frame);
                    take(frame);
                }
            } catch (IOException | HPackException gone) {
                // The client went, or the test is over.
            }
        }

        private void take(Frame frame) throws IOException, HPackException {
            if (frame.type == H2Frame.HEADERS) {
                open.clear();
                open.addAll(decoder.decodeHeaders(ByteBuffer.wrap(frame.payload)));
            }
            boolean body = frame.type == H2Frame.HEADERS || frame.type == H2Frame.DATA;
            if (body && (frame.flags & H2Frame.END_STREAM) != 0) {
                script.request(this, new Request(requests++, frame.stream, List.copyOf(open)));
            }
        }

        void frame(int type, int flags, int stream, byte[] payload) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(9 + payload.length)
                    .putInt(payload.length << 8 | type)
                    .put((byte) flags)
                    .putInt(stream)
                    .put(payload);
            socket.getOutputStream().write(bytes.array());
        }

        void raw(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void settings(int... pairs) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(pairs.length / 2 * 6);
            for (int i = 0; i < pairs.length; i += 2) {
                bytes.putShort((short) pairs[i]).putInt(pairs[i + 1]);
            }
            frame(H2Frame.SETTINGS, 0, 0, bytes.array());
        }

        byte[] block(String... fields) throws IOException {
            ByteArrayBuffer block = new ByteArrayBuffer(64);
            for (int i = 0; i < fields.length; i += 2) {
                encoder.encodeHeader(block, new BasicHeader(fields[i], fields[i + 1]));
            }
            return block.toByteArray();
        }

        void headers(int stream, int flags, String... fields) throws IOException {
            frame(H2Frame.HEADERS, flags | H2Frame.END_HEADERS, stream, block(fields));
        }

        void data(int stream, int flags, String body) throws IOException {
            frame(H2Frame.DATA, flags, stream, body.getBytes(StandardCharsets.ISO_8859_1));
        }

        void ok(Request request) throws IOException {
            headers(request.stream, 0, ":status", "200");
            data(request.stream, H2Frame.END_STREAM, "ok");
        }

        /** Answer from another thread, which must not write amid what the script writes. */
        synchronized void okFromElsewhere(Request request) {
            try {
                ok(request);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        void reset(Request request, int code) throws IOException {
            frame(
                    H2Frame.RST_STREAM,
                    0,
                    request.stream,
                    ByteBuffer.allocate(4).putInt(code).array());
        }

        void goAway(int last, int code, String debug) throws IOException {
            ByteArrayOutputStream payload = new ByteArrayOutputStream();
            payload.write(ByteBuffer.allocate(8).putInt(last).putInt(code).array());
            payload.write(debug.getBytes(StandardCharsets.ISO_8859_1));
            frame(H2Frame.GOAWAY, 0, 0, payload.toByteArray());
        }

        void close() throws IOException {
            socket.close();
        }
    }
}
