// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Sockets of TLS for a {@link ScriptedServer}, and what their handshakes showed. */
final class TlsServer {

    static {
        // With tickets, this server takes nothing up again on JDK 25 (nginx does); what it remembers itself, it does.
        System.setProperty("jdk.tls.server.enableSessionTicketExtension", "false");
    }

    private final SSLContext context;
    private final AtomicInteger whole = new AtomicInteger();
    private final Queue<String> namesTold = new ConcurrentLinkedQueue<>();

    /**
     * Read what the server shows, and whom it trusts.
     *
     * @param key a PKCS #12 store
     * @param trusted a PKCS #12 store of the clients' authorities
     */
    TlsServer(Path key, Path trusted) throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(key), Certificates.PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(trusted));
        context = SSLContext.getInstance("TLS");
        context.init(
                new KeyManager[] {new CountedKeys((X509ExtendedKeyManager) keys.getKeyManagers()[0])},
                trust.getTrustManagers(),
                null);
    }

    private static KeyStore store(Path file) throws GeneralSecurityException, IOException {
        try (InputStream in = new FileInputStream(file.toFile())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, Certificates.PASSWORD.toCharArray());
            return store;
        }
    }

    /** Open a socket. */
    ServerSocket socket(InetAddress address, Consumer<SSLServerSocket> settings) throws IOException {
        SSLServerSocket socket =
                (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1000, address);
        settings.accept(socket);
        return socket;
    }

    /** Speak TLS on a connection that ends when that socket is closed, without a word. */
    SSLSocket over(Socket plain) throws IOException {
        SSLSocket secure = (SSLSocket) context.getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostName(), plain.getPort(), false);
        secure.setUseClientMode(false);
        return secure;
    }

    /** Note the name that a client told; to be called in a script. */
    void note(SSLSocket socket) {
        ((ExtendedSSLSession) socket.getSession())
                .getRequestedServerNames()
                .forEach(it -> namesTold.add(((SNIHostName) it).getAsciiName()));
    }

    Queue<String> namesTold() {
        return namesTold;
    }

    /** Return how many handshakes were whole: one that takes a session up again chooses no certificate. */
    int wholeHandshakes() {
        return whole.get();
    }

    /** Counts how often a certificate is chosen. */
    private final class CountedKeys extends X509ExtendedKeyManager {

        private final X509ExtendedKeyManager keys;

        private CountedKeys(X509ExtendedKeyManager keys) {
            this.keys = keys;
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return keys.getCertificateChain(alias);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return keys.getPrivateKey(alias);
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            String chosen = keys.chooseServerAlias(type, issuers, socket);
            if (chosen != null) {
                whole.incrementAndGet();
            }
            return chosen;
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return keys.getServerAliases(type, issuers);
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }
}
