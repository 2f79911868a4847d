// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy for one target: whatever name it is asked for, it leads to that port of loopback. */
final class ProxyServer implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final int targetPort;
    private final String credentials;

    /**
     * Start.
     *
     * @param credentials that a request must have, or empty
     */
    ProxyServer(URI target, String credentials) throws IOException {
        this.targetPort = target.getPort();
        this.credentials = credentials;
        RawAnswers.serve(server, this::serve);
    }

    private void serve(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        String head = head(in);
        if (head.isEmpty()) {
            return;
        }
        if (!credentials.isEmpty() && !head.contains("Proxy-Authorization: " + credentials + "\r\n")) {
            write(client, "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 4\r\n\r\nwho?");
            return;
        }
        boolean tunnel = head.startsWith("CONNECT ");
        try (Socket target = new Socket(InetAddress.getLoopbackAddress(), targetPort)) {
            if (tunnel) {
                write(client, "HTTP/1.1 200 Connection established\r\nVia: 1.1 test\r\n\r\n");
            }
            InputStream first =
                    new ByteArrayInputStream(tunnel ? new byte[0] : head.getBytes(StandardCharsets.ISO_8859_1));
            RawAnswers.daemon(() -> pass(new SequenceInputStream(first, in), target));
            pass(target.getInputStream(), client);
        }
    }

    private static void pass(InputStream from, Socket to) {
        try (from) {
            from.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            // Either side went.
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                return "";
            }
            head.append((char) c);
        }
        heads.add(head.toString());
        return head.toString();
    }

    /** Return the first head of each connection. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    ProxyAddress address() {
        return ProxyAddress.of("127.0.0.1", server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
