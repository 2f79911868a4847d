// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.service;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Ready once a GET is answered as wanted; redirects are not followed.
 *
 * @param uri of http or https
 * @param statuses wanted
 * @param body what is to be found in it
 */
record HttpProbe(URI uri, Statuses statuses, Optional<Pattern> body) implements Probe {

    private static final int READ_MILLIS = 5_000;
    private static final int BODY_BYTES = 1 << 20;

    @Override
    public Optional<String> obstacle(Sight sight) {
        try {
            // Not the HttpClient: its selector thread would stay in Maven.
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            if (connection instanceof HttpsURLConnection secure
                    && InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
                trustAnything(secure);
            }
            try {
                return obstacle(connection);
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return Optional.of(uri + ": " + e.getMessage());
        }
    }

    private Optional<String> obstacle(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        if (!statuses.hold(status)) {
            return Optional.of(uri + " answers with status " + status);
        }
        if (body.isEmpty()) {
            return Optional.empty();
        }
        String text = text(connection, status);
        return body.get().matcher(text).find()
                ? Optional.empty()
                : Optional.of(uri + " answers with status " + status + " and " + shown(text));
    }

    private static String text(HttpURLConnection connection, int status) throws IOException {
        try (InputStream stream = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return stream == null ? "" : new String(stream.readNBytes(BODY_BYTES), StandardCharsets.UTF_8);
        }
    }

    private static String shown(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.isEmpty() ? "no body" : line.substring(0, Math.min(200, line.length()));
    }

    /** A service under test shows a certificate that it has made itself, and on loopback nobody comes in between. */
    private static void trustAnything(HttpsURLConnection connection) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAnything()}, null);
            connection.setSSLSocketFactory(context.getSocketFactory());
            connection.setHostnameVerifier((name, session) -> true);
        } catch (GeneralSecurityException e) {
            throw new IOException("no TLS in this JVM", e);
        }
    }

    @Override
    public String expectation() {
        return "a GET of " + uri + " answered with a status "
                + (statuses.equals(Statuses.BELOW_400) ? "" : "of ") + statuses.text()
                + body.map(it -> " and a match of " + it + " in the body").orElse("");
    }

    private static final class TrustAnything implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
