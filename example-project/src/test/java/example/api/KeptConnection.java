// SPDX-License-Identifier: Apache-2.0
package example.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One TCP connection. Where it is closed the next request fails; an HTTP client would quietly open another. */
record KeptConnection(Socket socket, BufferedReader reader) implements AutoCloseable {

    static KeptConnection to(URI url) {
        try {
            Socket socket = new Socket(url.getHost(), url.getPort());
            socket.setSoTimeout(10_000);
            return new KeptConnection(
                    socket,
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String askForHealth() throws IOException {
        return send("GET", "/health", new byte[0]);
    }

    /** Write all of the request, and only then read the answer; return its status line. */
    String send(String method, String path, byte[] body) throws IOException {
        String head = method + " " + path + " HTTP/1.1\r\nHost: api\r\nContent-Length: " + body.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(body);
        String status = reader.readLine();
        int bodyBytes = 0;
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                bodyBytes = Integer.parseInt(line.substring(15).strip());
            }
        }
        for (int i = 0; i < bodyBytes; i++) {
            reader.read();
        }
        return status;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
