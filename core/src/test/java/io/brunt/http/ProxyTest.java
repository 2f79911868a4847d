// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.engine.StopSignal;
import io.brunt.http.Tls.Store;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.problem.BruntException;
import io.brunt.record.Connections;
import io.brunt.record.Recording;
import io.brunt.user.CodeRuns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ProxyTest {

    private static final HttpRequest GET = HttpRequest.of("GET", "/shop?q=1");
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("ann:s3:cret".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private static Path stores;

    private TlsServer tls;

    @BeforeAll
    static void makeCertificates() throws Exception {
        new Certificates(stores).makeSelfSigned("server");
    }

    @BeforeEach
    void load() throws Exception {
        tls = new TlsServer(stores.resolve("server.p12"), stores.resolve("server.p12"));
    }

    private static ScriptedServer plain() throws IOException {
        return new ScriptedServer(exchange -> {
            exchange.send(OK);
            return true;
        });
    }

    private ScriptedServer secure() throws IOException {
        return new ScriptedServer(
                exchange -> {
                    exchange.send(OK);
                    return true;
                },
                tls.socket(LOOPBACK, it -> {}));
    }

    private static LoadPlan iterations() {
        return LoadPlan.builder(new LoadModel.SharedIterations(6, 2, Duration.ofSeconds(20)))
                .build();
    }

    /** Only the proxy knows {@code shop.test}. */
    private static Egress through(ProxyAddress proxy) {
        Transport transport = Transport.DEFAULT
                .withTls(Tls.trusting(Store.of(stores.resolve("server.pem"))))
                .withProxy(proxy);
        return new Egress(AllowedHosts.of(List.of("shop.test")), transport, name -> {
            if (name.equals("shop.test")) {
                throw new UnknownHostException(name);
            }
            return InetAddress.getAllByName(name);
        });
    }

    private static Recording run(ProxyAddress proxy, String url) throws IOException {
        return HttpRuns.run(iterations(), GET, through(proxy), URI.create(url));
    }

    private static void assertCompleted(Recording recording) {
        assertThat(recording.errors()).isEmpty();
        assertThat(recording.whole().tally().completed()).isEqualTo(6);
        assertThat(recording.connections()).isEqualTo(new Connections(2, 0, 0));
    }

    private static void assertRefused(Recording recording, String kind, String... words) {
        assertThat(recording.whole().tally().errors()).isEqualTo(6);
        assertThat(recording.errors()).singleElement().satisfies(it -> {
            assertThat(it.kind()).isEqualTo(kind);
            assertThat(it.count()).isEqualTo(6);
            assertThat(it.sample()).contains(words).doesNotContain("s3:cret", BASIC);
        });
    }

    @Test
    void isToldTheWholeUrlOfPlainRequests() throws IOException {
        try (ScriptedServer server = plain();
                ProxyServer proxy = new ProxyServer(server.url(), "")) {
            assertCompleted(run(proxy.address(), "http://shop.test:8080"));

            assertThat(proxy.heads())
                    .hasSize(2)
                    .allSatisfy(it -> assertThat(it)
                            .startsWith("GET http://shop.test:8080/shop?q=1 HTTP/1.1\r\nHost: shop.test:8080\r\n"));
            assertThat(server.heads()).hasSize(6);
        }
    }

    @Test
    void passesTlsThroughATunnel() throws IOException {
        try (ScriptedServer server = secure();
                ProxyServer proxy = new ProxyServer(server.url(), "")) {
            assertCompleted(run(proxy.address(), "https://shop.test"));

            assertThat(proxy.heads())
                    .hasSize(2)
                    .allSatisfy(it ->
                            assertThat(it).isEqualTo("CONNECT shop.test:443 HTTP/1.1\r\nHost: shop.test:443\r\n\r\n"));
            assertThat(server.heads()).hasSize(6).allMatch(it -> it.startsWith("GET /shop?q=1 HTTP/1.1\r\n"));
        }
    }

    @Test
    void leavesTheCheckOfACertificateToBrunt() throws IOException {
        try (ScriptedServer server = secure();
                ProxyServer proxy = new ProxyServer(server.url(), "")) {
            Egress egress = new Egress(
                    AllowedHosts.of(List.of()),
                    Transport.DEFAULT
                            .withTls(Tls.trusting(Store.of(stores.resolve("server.pem"))))
                            .withProxy(proxy.address()),
                    name -> new InetAddress[] {LOOPBACK});

            Recording recording = HttpRuns.run(iterations(), GET, egress, URI.create("https://else.test"));

            assertRefused(recording, "tls", "another host than else.test");
        }
    }

    @Test
    void servesRequestsOfCode() throws IOException {
        try (ScriptedServer server = secure();
                ProxyServer proxy = new ProxyServer(server.url(), "")) {
            Recording recording = CodeRuns.run(
                    CodeRuns.perUser(3, 2),
                    user -> user.http().get("/").send(),
                    through(proxy.address()),
                    new StopSignal(),
                    URI.create("https://shop.test"));

            assertCompleted(recording);
        }
    }

    @Nested
    class Credentials {

        @ParameterizedTest
        @CsvSource({"http://shop.test", "https://shop.test"})
        void areGivenToTheProxy(String url) throws IOException {
            try (ScriptedServer server = url.startsWith("https") ? secure() : plain();
                    ProxyServer proxy = new ProxyServer(server.url(), BASIC)) {
                assertCompleted(run(proxy.address().withCredentials("ann", "s3:cret"), url));

                if (url.startsWith("https")) {
                    assertThat(server.heads()).noneMatch(it -> it.contains("Proxy-Authorization"));
                }
            }
        }

        @Test
        void areMissed() throws IOException {
            try (ScriptedServer server = secure();
                    ProxyServer proxy = new ProxyServer(server.url(), BASIC)) {
                assertRefused(
                        run(proxy.address(), "https://shop.test"),
                        "proxy-refused",
                        "the way to shop.test:443",
                        "407",
                        "ProxyAddress.withCredentials");
                assertRefused(
                        run(proxy.address().withCredentials("ann", "wrong"), "https://shop.test"),
                        "proxy-refused",
                        "does not accept the credentials");
                assertRefused(run(proxy.address(), "http://shop.test"), "status-407", "who?");
                assertThat(server.connections()).isZero();
            }
        }

        @Test
        void areNeverPrinted() {
            ProxyAddress address = ProxyAddress.of("::1", 3128).withCredentials("ann", "s3:cret");
            Transport transport = Transport.DEFAULT.withProxy(address);

            assertThat(transport + " " + transport.notes() + new Proxy(address, HostAddresses.fixed(List.of(LOOPBACK))))
                    .contains("[::1]:3128")
                    .doesNotContain("s3:cret", "ann", BASIC);
        }
    }

    @Nested
    class Refusals {

        private Recording refusedBy(RawAnswers.Treatment treatment, HttpRequest request) throws IOException {
            try (ServerSocket proxy = new ServerSocket(0, 100, LOOPBACK)) {
                RawAnswers.serve(proxy, treatment);
                Egress egress = through(ProxyAddress.of("127.0.0.1", proxy.getLocalPort()));
                return HttpRuns.run(iterations(), request, egress, URI.create("https://shop.test"));
            }
        }

        @Test
        void areToldWithTheirStatus() throws IOException {
            Recording recording = refusedBy(
                    it -> {
                        it.getInputStream().read(new byte[1000]);
                        it.getOutputStream().write("HTTP/1.1 403 Forbidden\r\n\r\nno".getBytes("US-ASCII"));
                    },
                    GET);

            assertRefused(recording, "proxy-refused", "status 403");
        }

        @Test
        void mayBeWordless() throws IOException {
            assertRefused(
                    refusedBy(it -> it.getInputStream().read(new byte[1000]), GET),
                    "proxy-refused",
                    "closed the connection");
        }

        @Test
        void mayBeNoHttp() throws IOException {
            Recording recording = refusedBy(
                    it -> {
                        it.getInputStream().read(new byte[1000]);
                        it.getOutputStream().write("SSH-2.0-x\r\n".getBytes("US-ASCII"));
                    },
                    GET);

            assertRefused(recording, "proxy-refused", "no HTTP", "SSH-2.0-x");
        }

        @Test
        void mayNeverCome() throws IOException {
            Recording recording =
                    refusedBy(it -> it.getInputStream().readAllBytes(), GET.withTimeout(Duration.ofMillis(200)));

            assertRefused(recording, "connect-timeout", "no connection after 200 ms");
        }

        @Test
        void areOtherThanAProxyThatIsNotThere() throws IOException {
            int port;
            try (ServerSocket closed = new ServerSocket(0, 1, LOOPBACK)) {
                port = closed.getLocalPort();
            }

            assertRefused(
                    run(ProxyAddress.of("127.0.0.1", port), "http://shop.test"),
                    "proxy-unreachable",
                    "http://shop.test through the proxy 127.0.0.1:" + port);
        }
    }

    @Nested
    class TheGate {

        @Test
        void isHeldBeforeTheLoadForTheProxyToo() {
            Transport transport = Transport.DEFAULT.withProxy(ProxyAddress.of("192.0.2.1", 3128));

            assertThatThrownBy(() -> Egress.toLoopback(transport))
                    .isInstanceOf(BruntException.class)
                    .hasMessageContaining("no load leaves this machine")
                    .hasMessageContaining("192.0.2.1");
            assertThat(new Egress(AllowedHosts.of(List.of("192.0.2.1")), transport).transport())
                    .isEqualTo(transport);
        }

        @Test
        void isHeldForATargetThatOnlyTheProxyKnows() throws IOException {
            Egress egress = through(ProxyAddress.of("127.0.0.1", 3128));

            assertThat(egress.allows(egress.resolve(URI.create("http://shop.test"))))
                    .isTrue();
            assertThat(egress.allows(egress.resolve(URI.create("http://nowhere.invalid"))))
                    .isFalse();
        }

        @Test
        void refusesWhatIsNoAddress() {
            assertThatThrownBy(() -> ProxyAddress.of("", 3128)).hasMessageContaining("not the address of a proxy");
            assertThatThrownBy(() -> ProxyAddress.of("localhost", 0)).hasMessageContaining("from 1 to 65535");
            assertThatThrownBy(() -> ProxyAddress.of("localhost", 1).withCredentials("a:b", ""))
                    .hasMessageContaining("colon");
        }
    }
}
