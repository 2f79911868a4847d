// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLServerSocket;

/** A server on a bare socket that does what a script says: it breaks off, stalls and lies for real. */
final class ScriptedServer implements AutoCloseable {

    /** What happens to one request. */
    interface Script {
        /**
         * Answer a request.
         *
         * @param exchange the request, from 0 on its connection
         * @return whether the connection goes on
         */
        boolean answer(Exchange exchange) throws IOException, InterruptedException;
    }

    /** One request on one connection. */
    record Exchange(int connection, int number, String head, Socket socket) {
        void send(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /** Break the connection off as a crash does: what was sent may be lost, and the peer sees a reset. */
        boolean reset() throws IOException {
            socket.setSoLinger(true, 0);
            return false;
        }
    }

    private final ServerSocket server;
    private final Script script;
    private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
    private final List<String> heads = Collections.synchronizedList(new ArrayList<>());

    private volatile boolean bodiesUnread;

    ScriptedServer(Script script) throws IOException {
        this(script, InetAddress.getLoopbackAddress());
    }

    ScriptedServer(Script script, InetAddress address) throws IOException {
        this(script, new ServerSocket(0, 1000, address));
    }

    /** Serve on a socket, of TLS too. */
    ScriptedServer(Script script, ServerSocket server) {
        this.script = script;
        this.server = server;
        daemon(this::accept);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (true) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                int number = sockets.size() - 1;
                daemon(() -> serve(socket, number));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket, int connection) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int number = 0; ; number++) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                heads.add(head);
                if (!script.answer(new Exchange(connection, number, head, socket))) {
                    return;
                }
            }
        } catch (IOException | InterruptedException gone) {
            // The client went, or the test is over.
        }
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
        int length = head.toString().toLowerCase(Locale.ROOT).indexOf("content-length: ");
        if (length >= 0 && !bodiesUnread) {
            String digits = head.substring(length + 16, head.indexOf("\r\n", length));
            in.readNBytes(Integer.parseInt(digits));
        }
        return head.toString();
    }

    /** Answer at the end of the head, whatever else is on its way. */
    void leaveBodiesUnread() {
        bodiesUnread = true;
    }

    List<String> heads() {
        return List.copyOf(heads);
    }

    int connections() {
        return sockets.size();
    }

    URI url() {
        String host = server.getInetAddress().getHostAddress();
        String scheme = server instanceof SSLServerSocket ? "https://" : "http://";
        return URI.create(scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + server.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : List.copyOf(sockets)) {
            socket.close();
        }
    }
}
