// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.http.Tls.Store;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Makes the JVM's TLS do what a {@link Tls} says. One context serves a run, so that sessions are taken up again. */
final class TlsContexts {

    private TlsContexts() {}

    static SSLContext of(Tls tls) {
        try {
            if (tls.equals(Tls.SYSTEM)) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(tls), trust(tls), null);
            return context;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this JVM has no TLS of its own", broken);
        }
    }

    private static KeyManager @Nullable [] keys(Tls tls) {
        if (tls.identity().isEmpty()) {
            return null;
        }
        Store store = tls.identity().get();
        return read(store, () -> {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keyStore(store), store.password().toCharArray());
            return factory.getKeyManagers();
        });
    }

    private static TrustManager @Nullable [] trust(Tls tls) {
        if (tls.trustsAll()) {
            return new TrustManager[] {new TrustAnybody()};
        }
        if (tls.trusted().isEmpty()) {
            return null;
        }
        Store store = tls.trusted().get();
        return read(store, () -> {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(isPem(store) ? pem(store) : keyStore(store));
            return factory.getTrustManagers();
        });
    }

    private interface Reading<T> {
        T read() throws GeneralSecurityException, IOException;
    }

    private static <T> T read(Store store, Reading<T> reading) {
        try {
            return reading.read();
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new BruntException(Problem.of("the key store cannot be read")
                    .at(store.file().toString())
                    .expected("PKCS #12 or JKS with its password; for certificates to trust also PEM")
                    .actual(String.valueOf(unreadable.getMessage())));
        }
    }

    private static boolean isPem(Store store) throws IOException {
        return new String(Files.readAllBytes(store.file()), StandardCharsets.ISO_8859_1).contains("-----BEGIN");
    }

    private static KeyStore keyStore(Store store) throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(store.file().toFile(), store.password().toCharArray());
    }

    private static KeyStore pem(Store store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
        keys.load(null, null);
        byte[] text = Files.readAllBytes(store.file());
        int number = 0;
        for (Certificate it :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(text))) {
            keys.setCertificateEntry(String.valueOf(number++), it);
        }
        return keys;
    }

    /** The extended kind: of a plain one the JVM would still check the host's name. */
    private static final class TrustAnybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
