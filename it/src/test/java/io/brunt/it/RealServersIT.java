// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.http.Tls;
import io.brunt.http.Tls.Store;
import io.brunt.http.Transport;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.ThinkTime;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.run.Brunt;
import io.brunt.run.LoadOrder;
import io.brunt.run.Workload;
import io.brunt.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that the world runs, with TLS, and with the limits that they set to connections. */
@Timeout(120)
class RealServersIT {

    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path keys;

    @TempDir
    Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        makeCertificate("server");
        makeCertificate("client");
    }

    private static void makeCertificate(String name) throws Exception {
        Path store = keys.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore opened = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        String certificate = pem("CERTIFICATE", opened.getCertificate("key").getEncoded());
        String key =
                pem("PRIVATE KEY", opened.getKey("key", PASSWORD.toCharArray()).getEncoded());
        Files.writeString(keys.resolve(name + ".pem"), certificate);
        Files.writeString(keys.resolve(name + ".key"), key);
        Files.writeString(keys.resolve(name + "-both.pem"), certificate + key);
    }

    private static String pem(String what, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }

    private static Tls trusting() {
        return Tls.trusting(Store.of(keys.resolve("server.pem")));
    }

    private LoadResult run(LoadPlan plan, String path, ServerProcess server, Tls tls) {
        Settings settings = Settings.resolve(folder, List.of());
        URI url = URI.create("https://localhost:" + server.port());
        LoadOrder order = new LoadOrder(
                TestIdentity.named("load"),
                plan,
                new Workload.Http(HttpRequest.of("GET", path), List.of(url)),
                List.of(),
                settings,
                List.of());
        return Brunt.run(order.withTransport(Transport.DEFAULT.withTls(tls)));
    }

    private static LoadPlan perUser(int iterations, int users, String pause) {
        return LoadPlan.builder(new LoadModel.IterationsPerUser(iterations, users, Duration.ofSeconds(60)))
                .thinkTime(ThinkTime.parse(pause))
                .build();
    }

    private static void assertCompleted(LoadResult result, int requests) {
        assertThat(result.errors()).isEmpty();
        assertThat(result.totals().requests()).isEqualTo(requests);
    }

    @Nested
    class Nginx {

        private ServerProcess nginx(String version) throws IOException {
            String configuration = """
                    daemon off; master_process off; pid nginx.pid; error_log error.log;
                    events {}
                    http {
                        log_format handshakes '$ssl_protocol $ssl_server_name $ssl_session_reused';
                        access_log access.log handshakes;
                        client_body_temp_path t; proxy_temp_path t; fastcgi_temp_path t; uwsgi_temp_path t; scgi_temp_path t;
                        keepalive_timeout 300ms;
                        keepalive_requests 50;
                        server {
                            listen 127.0.0.1:{port} ssl;
                            ssl_protocols {version};
                            ssl_certificate {keys}/server.pem;
                            ssl_certificate_key {keys}/server.key;
                            ssl_session_cache shared:sessions:1m;
                            ssl_verify_client optional;
                            ssl_client_certificate {keys}/client.pem;
                            location / { return 200 "ok"; }
                            location /own { if ($ssl_client_verify != SUCCESS) { return 403; } return 200 "ok"; }
                        }
                    }
                    """;
            return ServerProcess.start(
                    folder,
                    configuration.replace("{version}", version).replace("{keys}", keys.toString()),
                    "nginx",
                    "-p",
                    folder.toString(),
                    "-e",
                    "error.log",
                    "-c",
                    "server.conf");
        }

        @ParameterizedTest
        @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
        void countsWhatBruntCountsAndTakesSessionsUpAgain(String version) throws IOException {
            try (ServerProcess nginx = nginx(version)) {
                assertCompleted(run(perUser(200, 1, "0s"), "/", nginx, trusting()), 200);
            }

            // Each connection ends after 50 requests; all but the first are taken up again.
            List<String> log = Files.readAllLines(folder.resolve("access.log"));
            assertThat(log).hasSize(200).allMatch(it -> it.startsWith(version + " localhost "));
            assertThat(log).filteredOn(it -> it.endsWith(" r")).hasSize(150);
        }

        @Test
        void mayCloseWhatIdlesJustWhenTheUserComesBack() throws IOException {
            try (ServerProcess nginx = nginx("TLSv1.3")) {
                LoadResult result = run(perUser(8, 4, "280ms..320ms"), "/", nginx, trusting());

                assertCompleted(result, 32);
                assertThat(result.connections().reconnects()).isPositive();
            }
        }

        @Test
        void seesTheClientsCertificate() throws IOException {
            try (ServerProcess nginx = nginx("TLSv1.3")) {
                Tls own = trusting().withClientCertificate(new Store(keys.resolve("client.p12"), PASSWORD));

                assertCompleted(run(perUser(5, 2, "0s"), "/own", nginx, own), 10);
                assertThat(run(perUser(5, 2, "0s"), "/own", nginx, trusting()).errors())
                        .singleElement()
                        .satisfies(it -> assertThat(it.kind()).isEqualTo("status-403"));
            }
        }
    }

    @Nested
    class HaProxy {

        private ServerProcess haproxy(int connections) throws IOException {
            String configuration = """
                    defaults
                        mode http
                        timeout connect 5s
                        timeout client 30s
                        timeout server 30s
                        timeout http-keep-alive 200ms
                    frontend https
                        maxconn {connections}
                        bind 127.0.0.1:{port} ssl crt {keys}/server-both.pem
                        http-request return status 200 content-type text/plain string ok
                    """;
            return ServerProcess.start(
                    folder,
                    configuration
                            .replace("{connections}", String.valueOf(connections))
                            .replace("{keys}", keys.toString()),
                    "haproxy",
                    "-f",
                    "server.conf");
        }

        @Test
        void mayCloseWhatIdlesJustWhenTheUserComesBack() throws IOException {
            try (ServerProcess haproxy = haproxy(100)) {
                LoadResult result = run(perUser(8, 4, "180ms..220ms"), "/", haproxy, trusting());

                assertCompleted(result, 32);
                assertThat(result.connections().reconnects()).isPositive();
            }
        }

        @Test
        void mayLetUsersWaitForAConnection() throws IOException {
            try (ServerProcess haproxy = haproxy(3)) {
                LoadResult result = run(perUser(5, 9, "0s"), "/", haproxy, trusting());

                // Three users are served at once; the next three are let in when their connections idled out.
                assertCompleted(result, 45);
                assertThat(result.responseTime().max()).isGreaterThan(Duration.ofMillis(150));
            }
        }
    }
}
