// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.brunt.http.Tls.Store;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.problem.BruntException;
import io.brunt.record.Recording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsTest {

    private static final HttpRequest GET = HttpRequest.of("GET", "/");

    @TempDir
    private static Path stores;

    private final Queue<String> namesTold = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpsServer server;
    private boolean wantsCertificate;

    @BeforeAll
    static void makeCertificates() throws Exception {
        Certificates.make(stores, "server");
        Certificates.make(stores, "client");
    }

    private static Store store(String name) {
        return name.endsWith(".pem")
                ? Store.of(stores.resolve(name))
                : new Store(stores.resolve(name), Certificates.PASSWORD);
    }

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        // The server's own keys, and the client whom it trusts.
        SSLContext context =
                TlsContexts.of(Tls.trusting(store("client.pem")).withClientCertificate(store("server.p12")));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters all = context.getDefaultSSLParameters();
                all.setNeedClientAuth(wantsCertificate);
                parameters.setSSLParameters(all);
            }
        });
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            ExtendedSSLSession session = (ExtendedSSLSession) ((HttpsExchange) exchange).getSSLSession();
            session.getRequestedServerNames().forEach(it -> namesTold.add(((SNIHostName) it).getAsciiName()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private Recording run(String host, Tls tls) throws IOException {
        LoadPlan plan = LoadPlan.builder(new LoadModel.SharedIterations(6, 2, Duration.ofSeconds(2)))
                .gracefulStop(Duration.ofSeconds(1))
                .build();
        int port = server.getAddress().getPort();
        List<InetAddress> addresses = List.of(InetAddress.getLoopbackAddress());
        HttpTarget target = new HttpTarget("https://" + host + ":" + port, true, host, port, "", "", addresses);
        return HttpRuns.run(plan, GET, target, Transport.DEFAULT.withTls(tls));
    }

    private static void assertRefused(Recording recording, String why) {
        assertThat(recording.whole().tally().errors()).isEqualTo(6);
        assertThat(recording.errors()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo("tls");
            assertThat(it.sample()).containsIgnoringCase(why);
        });
    }

    @Test
    void trustsTheCertificatesOfAPemFile() throws IOException {
        Recording recording = run("localhost", Tls.trusting(store("server.pem")));

        assertThat(recording.whole().tally().completed()).isEqualTo(6);
        assertThat(recording.connections().opened()).isEqualTo(2);
    }

    @Test
    void trustsTheCertificatesOfAKeyStore() throws Exception {
        Path trusted = stores.resolve("trusted.p12");
        Files.deleteIfExists(trusted);
        Certificates.trust(stores, "server.pem", "trusted.p12");

        assertThat(run("127.0.0.1", Tls.trusting(store("trusted.p12")))
                        .whole()
                        .tally()
                        .completed())
                .isEqualTo(6);
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() throws IOException {
        assertRefused(run("localhost", Tls.SYSTEM), "certification path");
    }

    @Test
    void refusesACertificateOfAnotherHost() throws IOException {
        assertRefused(run("else.test", Tls.trusting(store("server.pem"))), "else.test");
    }

    @Test
    void trustsAnyCertificateOfAnyHostIfTold() throws IOException {
        assertThat(run("else.test", Tls.TRUSTING_ALL).whole().tally().completed())
                .isEqualTo(6);
    }

    @Test
    void showsItsCertificateToAServerThatAsks() throws IOException {
        wantsCertificate = true;
        Tls anonymous = Tls.trusting(store("server.pem"));

        assertThat(run("localhost", anonymous.withClientCertificate(store("client.p12")))
                        .whole()
                        .tally()
                        .completed())
                .isEqualTo(6);
    }

    @Test
    void tellsTheServerItsNameAndNeverAnAddress() throws IOException {
        Tls tls = Tls.trusting(store("server.pem"));

        run("127.0.0.1", tls);
        assertThat(namesTold).isEmpty();
        run("localhost", tls);
        run("shop.test", tls);

        assertThat(namesTold).hasSize(12).containsOnly("localhost", "shop.test");
    }

    @Test
    void speaksToAHostWhoseNameTlsCannotTell() throws IOException {
        assertThat(run("my_service", Tls.TRUSTING_ALL).whole().tally().completed())
                .isEqualTo(6);
    }

    @Test
    void saysWhichStoreItCannotRead() {
        assertThatThrownBy(() -> store("none.pem"))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("none.pem");
        assertThatThrownBy(() -> TlsContexts.of(Tls.trusting(new Store(stores.resolve("server.p12"), "wrong"))))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("server.p12")
                .hasMessageContaining("password");
    }

    @Test
    void keepsPasswordsOutOfLogs() {
        assertThat(Tls.trusting(store("server.p12")).toString()).doesNotContain(Certificates.PASSWORD);
    }
}
