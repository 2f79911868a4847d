// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;

/** Asks an instance once whether it is ready. */
sealed interface Probe {

    int TIMEOUT_MILLIS = 2_000;

    /**
     * Ask.
     *
     * @return empty if it is ready, else what stood in the way, as a clause
     */
    Optional<String> obstacle();

    /** Ready once a GET is answered with a status below 400; redirects are not followed. */
    record Url(URI uri) implements Probe {

        @Override
        public Optional<String> obstacle() {
            try {
                // Not the HttpClient: its selector thread would stay in Maven.
                HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
                connection.setConnectTimeout(TIMEOUT_MILLIS);
                connection.setReadTimeout(TIMEOUT_MILLIS);
                connection.setInstanceFollowRedirects(false);
                connection.setUseCaches(false);
                int status = connection.getResponseCode();
                connection.disconnect();
                return status > 0 && status < 400
                        ? Optional.empty()
                        : Optional.of(uri + " answers with status " + status);
            } catch (IOException e) {
                return Optional.of(uri + ": " + e.getMessage());
            }
        }
    }

    /** Ready once a connection is accepted. */
    record Tcp(String host, int port) implements Probe {

        @Override
        public Optional<String> obstacle() {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
                return Optional.empty();
            } catch (IOException e) {
                return Optional.of("TCP " + host + ":" + port + ": " + e.getMessage());
            }
        }
    }
}
