// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.engine.StopSignal;
import io.brunt.http.Tls.Store;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.ThinkTime;
import io.brunt.problem.BruntException;
import io.brunt.record.Connections;
import io.brunt.record.Recording;
import io.brunt.user.CodeRuns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpsTest {

    private static final HttpRequest GET = HttpRequest.of("GET", "/");
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    private static Path stores;

    private TlsServer tls;

    @BeforeAll
    static void makeCertificates() throws Exception {
        Certificates certificates = new Certificates(stores);
        certificates.makeSelfSigned("server");
        certificates.makeSelfSigned("client");
        certificates.makeAuthority("authority");
        certificates.makeSigned("expired", "authority", "-startdate", "-10d", "-validity", "5");
        certificates.trust("client", "clients.p12", "PKCS12");
        certificates.trust("server", "trusted.p12", "PKCS12");
        certificates.trust("server", "trusted.jks", "JKS");
    }

    private static Store store(String name) {
        return name.endsWith(".pem")
                ? Store.of(stores.resolve(name))
                : new Store(stores.resolve(name), Certificates.PASSWORD);
    }

    @BeforeEach
    void load() throws Exception {
        tls = new TlsServer(stores.resolve("server.p12"), stores.resolve("clients.p12"));
    }

    private ScriptedServer server(Consumer<SSLServerSocket> settings) throws IOException {
        return new ScriptedServer(
                exchange -> {
                    tls.note((SSLSocket) exchange.socket());
                    exchange.send(OK);
                    return true;
                },
                tls.socket(LOOPBACK, settings));
    }

    private ScriptedServer server() throws IOException {
        return server(it -> {});
    }

    private static LoadPlan iterations(int users) {
        return LoadPlan.builder(new LoadModel.SharedIterations(6, users, Duration.ofSeconds(20)))
                .build();
    }

    /** Any name leads to loopback. */
    private static Egress egress(Tls tls) {
        return new Egress(
                AllowedHosts.of(List.of()),
                Transport.DEFAULT.withTls(tls),
                name -> name.contains(":") ? InetAddress.getAllByName(name) : new InetAddress[] {LOOPBACK});
    }

    private static Recording run(ScriptedServer server, String host, Tls tls) throws IOException {
        URI url = URI.create("https://" + host + ":" + server.url().getPort());
        return HttpRuns.run(iterations(2), GET, egress(tls), url);
    }

    private static void assertRefused(Recording recording, String... words) {
        assertThat(recording.whole().tally().errors()).isEqualTo(6);
        assertThat(recording.errors()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo("tls");
            assertThat(it.count()).isEqualTo(6);
            assertThat(it.sample()).contains(words);
        });
    }

    private static void assertCompleted(Recording recording) {
        assertThat(recording.errors()).isEmpty();
        assertThat(recording.whole().tally().completed()).isEqualTo(6);
    }

    @Nested
    class Trust {

        @ParameterizedTest
        @ValueSource(strings = {"server.pem", "trusted.p12", "trusted.jks"})
        void isGivenByAFile(String file) throws IOException {
            try (ScriptedServer server = server()) {
                Recording recording = run(server, "localhost", Tls.trusting(store(file)));

                assertCompleted(recording);
                assertThat(recording.connections()).isEqualTo(new Connections(2, 0, 0));
            }
        }

        @Test
        void isWithheldFromACertificateThatNobodyVouchesFor() throws IOException {
            try (ScriptedServer server = server()) {
                assertRefused(run(server, "localhost", Tls.SYSTEM), "not trusted", "the JVM's trust store");
                assertRefused(run(server, "localhost", Tls.trusting(store("client.pem"))), "not trusted", "client.pem");
            }
        }

        @Test
        void isWithheldFromACertificateOfAnotherHost() throws IOException {
            try (ScriptedServer server = server()) {
                assertRefused(
                        run(server, "else.test", Tls.trusting(store("server.pem"))),
                        "https://else.test",
                        "its certificate is for another host than else.test");
            }
        }

        @Test
        void isWithheldFromACertificateThatHasExpired() throws Exception {
            tls = new TlsServer(stores.resolve("expired.p12"), stores.resolve("clients.p12"));
            try (ScriptedServer server = server()) {
                assertRefused(
                        run(server, "localhost", Tls.trusting(store("authority.pem"))), "its certificate has expired");
            }
        }

        @Test
        void isGivenToAnyCertificateOfAnyHostIfTold() throws Exception {
            tls = new TlsServer(stores.resolve("expired.p12"), stores.resolve("clients.p12"));
            try (ScriptedServer server = server()) {
                assertCompleted(run(server, "else.test", Tls.TRUSTING_ALL));
                assertThat(Transport.DEFAULT.withTls(Tls.TRUSTING_ALL).notes())
                        .singleElement()
                        .asString()
                        .contains("any certificate was trusted");
            }
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
            assertThatThrownBy(() -> TlsContexts.of(Tls.SYSTEM.withClientCertificate(store("trusted.p12"))))
                    .isInstanceOf(BruntException.class)
                    .hasMessageContaining("no private key");
        }

        @Test
        void keepsPasswordsOutOfLogs() {
            assertThat(Tls.trusting(store("server.p12")).toString()).doesNotContain(Certificates.PASSWORD);
        }
    }

    @Nested
    class ClientCertificates {

        private ScriptedServer asking(String version) throws IOException {
            return server(it -> {
                it.setNeedClientAuth(true);
                it.setEnabledProtocols(new String[] {version});
            });
        }

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void areShownToAServerThatAsks(String version) throws IOException {
            try (ScriptedServer server = asking(version)) {
                assertCompleted(run(
                        server,
                        "localhost",
                        Tls.trusting(store("server.pem")).withClientCertificate(store("client.p12"))));
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void areMissedInWords(String version) throws IOException {
            try (ScriptedServer server = asking(version)) {
                assertRefused(
                        run(server, "localhost", Tls.trusting(store("server.pem"))), "wants a client certificate");
            }
        }

        @Test
        void areMissedInWordsWhereTheServerHasNone() throws Exception {
            try (ServerSocket plain = new ServerSocket(0, 100, LOOPBACK)) {
                RawAnswers.serve(plain, socket -> {
                    SSLSocket secure = tls.over(socket);
                    secure.setWantClientAuth(true);
                    assertThat(secure.getInputStream().read(new byte[1000])).isPositive();
                });
                URI url = URI.create("https://localhost:" + plain.getLocalPort());
                Tls anonymous = Tls.trusting(store("server.pem"));
                Tls known = anonymous.withClientCertificate(store("client.p12"));

                assertRefused(HttpRuns.run(iterations(1), GET, egress(anonymous), url), "wants a client certificate");
                assertRefused(
                        HttpRuns.run(iterations(1), GET, egress(known), url),
                        "does not accept the client certificate of",
                        "client.p12");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void areRefusedInWords(String version) throws IOException {
            Tls wrong = Tls.trusting(store("server.pem")).withClientCertificate(store("server.p12"));
            try (ScriptedServer server = asking(version)) {
                assertRefused(
                        run(server, "localhost", wrong), "does not accept the client certificate of", "server.p12");
            }
        }
    }

    @Nested
    class Names {

        @Test
        void areToldToTheServerButAddressesAreNot() throws IOException {
            Tls trusting = Tls.trusting(store("server.pem"));
            try (ScriptedServer server = server()) {
                assertCompleted(run(server, "127.0.0.1", trusting));
                assertThat(tls.namesTold()).isEmpty();

                assertCompleted(run(server, "localhost", trusting));
                assertCompleted(run(server, "shop.test", trusting));

                assertThat(tls.namesTold()).hasSize(12).containsOnly("localhost", "shop.test");
            }
        }

        @Test
        void mayBeSuchAsTlsCannotTell() throws IOException {
            try (ScriptedServer server = server()) {
                assertCompleted(run(server, "localhost.", Tls.TRUSTING_ALL));
            }
        }

        @Test
        void mayBeAnIpv6Address() throws IOException {
            try (ScriptedServer server = new ScriptedServer(
                    exchange -> {
                        exchange.send(OK);
                        return true;
                    },
                    tls.socket(InetAddress.getByName("::1"), it -> {}))) {
                assertCompleted(run(server, "[::1]", Tls.trusting(store("server.pem"))));
            }
        }
    }

    @Nested
    class Connecting {

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void takesSessionsUpAgain(String version) throws IOException {
            try (ScriptedServer server = new ScriptedServer(
                    exchange -> {
                        exchange.send("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
                        return false;
                    },
                    tls.socket(LOOPBACK, it -> it.setEnabledProtocols(new String[] {version})))) {
                Egress egress = egress(Tls.trusting(store("server.pem")));

                assertCompleted(HttpRuns.run(iterations(1), GET, egress, server.url()));

                assertThat(server.connections()).isEqualTo(6);
                assertThat(tls.wholeHandshakes()).isEqualTo(1);
            }
        }

        @Test
        void saysThatAServerSpeaksPlainHttp() throws IOException {
            try (ServerSocket plain = new ServerSocket(0, 100, LOOPBACK)) {
                RawAnswers.serve(plain, socket -> {
                    socket.getInputStream().read();
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes("US-ASCII"));
                });
                URI url = URI.create("https://localhost:" + plain.getLocalPort());

                assertRefused(
                        HttpRuns.run(iterations(1), GET, egress(Tls.SYSTEM), url), "does not speak TLS", "http://");
            }
        }

        @Test
        void saysThatAServerBreaksTheHandshakeOff() throws IOException {
            try (ServerSocket plain = new ServerSocket(0, 100, LOOPBACK)) {
                RawAnswers.serve(plain, socket -> socket.getInputStream().read());
                URI url = URI.create("https://localhost:" + plain.getLocalPort());

                assertRefused(
                        HttpRuns.run(iterations(1), GET, egress(Tls.SYSTEM), url),
                        "closed the connection in the TLS handshake");
            }
        }

        @Test
        void timesOutWhenTheHandshakeStalls() throws IOException {
            try (ServerSocket silent = new ServerSocket(0, 100, LOOPBACK)) {
                HttpRequest impatient = GET.withTimeout(Duration.ofMillis(200));
                URI url = URI.create("https://localhost:" + silent.getLocalPort());

                Recording recording = HttpRuns.run(iterations(2), impatient, egress(Tls.SYSTEM), url);

                assertThat(recording.errors()).singleElement().satisfies(it -> {
                    assertThat(it.kind()).isEqualTo("connect-timeout");
                    assertThat(it.count()).isEqualTo(6);
                });
            }
        }
    }

    @Nested
    class Closing {

        /** Says that it will send no more, and keeps the socket. */
        private ScriptedServer halfOpen(String answer) throws IOException {
            return new ScriptedServer(
                    exchange -> {
                        exchange.send(answer);
                        exchange.socket().shutdownOutput();
                        return true;
                    },
                    tls.socket(LOOPBACK, it -> {}));
        }

        @Test
        void endsABodyWithoutALength() throws IOException {
            try (ScriptedServer server = halfOpen("HTTP/1.1 200 OK\r\n\r\nall there is")) {
                assertCompleted(run(server, "localhost", Tls.trusting(store("server.pem"))));
            }
        }

        @Test
        void isMetByANewConnection() throws IOException {
            LoadPlan pausing = LoadPlan.builder(new LoadModel.SharedIterations(6, 1, Duration.ofSeconds(20)))
                    .thinkTime(ThinkTime.parse("100ms"))
                    .build();
            try (ScriptedServer server = halfOpen(OK)) {
                Recording recording =
                        HttpRuns.run(pausing, GET, egress(Tls.trusting(store("server.pem"))), server.url());

                assertCompleted(recording);
                assertThat(recording.connections()).isEqualTo(new Connections(6, 5, 0));
            }
        }

        @Test
        void withoutAWordCutsABodyWithoutALengthOff() throws Exception {
            try (ServerSocket plain = new ServerSocket(0, 100, LOOPBACK)) {
                RawAnswers.serve(plain, socket -> {
                    SSLSocket secure = tls.over(socket);
                    assertThat(secure.getInputStream().read(new byte[1000])).isPositive();
                    secure.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\nnot all there is".getBytes("US-ASCII"));
                });
                URI url = URI.create("https://localhost:" + plain.getLocalPort());

                Recording recording = HttpRuns.run(iterations(1), GET, egress(Tls.trusting(store("server.pem"))), url);

                assertThat(recording.errors()).singleElement().satisfies(it -> {
                    assertThat(it.kind()).isEqualTo("closed-early");
                    assertThat(it.sample()).contains("truncated");
                });
            }
        }
    }

    @Nested
    class RequestsOfCode {

        @Test
        void followRedirectsIntoTlsAndOutOfIt() throws IOException {
            try (ScriptedServer plain = new ScriptedServer(exchange -> {
                        exchange.send(
                                exchange.head().startsWith("GET /end")
                                        ? OK
                                        : "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                                                + exchange.head().split("\\?to=| ")[2] + "\r\n\r\n");
                        return true;
                    });
                    ScriptedServer secure = new ScriptedServer(
                            exchange -> {
                                exchange.send("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + plain.url()
                                        + "/end\r\n\r\n");
                                return true;
                            },
                            tls.socket(LOOPBACK, it -> {}))) {
                Recording recording = CodeRuns.run(
                        CodeRuns.perUser(3, 2),
                        user -> user.http()
                                .get("/start?to=" + secure.url() + "/")
                                .send(),
                        egress(Tls.trusting(store("server.pem"))),
                        new StopSignal(),
                        plain.url());

                assertCompleted(recording);
                assertThat(secure.heads()).hasSize(6);
                assertThat(plain.heads()).hasSize(12);
            }
        }

        @Test
        void failInTheSameWords() throws IOException {
            try (ScriptedServer server = server()) {
                assertRefused(
                        CodeRuns.run(
                                CodeRuns.perUser(3, 2),
                                user -> user.http().get("/").send(),
                                egress(Tls.SYSTEM),
                                new StopSignal(),
                                server.url()),
                        "not trusted");
            }
        }
    }
}
