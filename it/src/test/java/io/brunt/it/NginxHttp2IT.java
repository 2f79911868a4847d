// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brunt.http.HttpVersion;
import io.brunt.http.Transport;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.run.Brunt;
import io.brunt.run.LoadOrder;
import io.brunt.run.Workload;
import io.brunt.settings.SettingSource;
import io.brunt.settings.Settings;
import io.brunt.unit.Rate;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Load over HTTP/2 on a real nginx, which counts what it serves and goes after every 1,000 requests. */
class NginxHttp2IT {

    private static final Pattern COUNTS = Pattern.compile("(\\d+) (\\d+) (\\d+)");

    @TempDir
    private Path folder;

    private long asked;
    private int port;
    private int statusPort;
    private Process nginx;

    @BeforeEach
    void start() throws IOException {
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket two = new ServerSocket(0)) {
            port = one.getLocalPort();
            statusPort = two.getLocalPort();
        }
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, """
                worker_processes 1;
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events { worker_connections 512; }
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    server { listen 127.0.0.1:%2$d http2; keepalive_requests 1000; return 200 ok; }
                    server { listen 127.0.0.1:%3$d; location / { stub_status; } }
                }
                """.formatted(folder, port, statusPort));
        ProcessBuilder command = new ProcessBuilder(
                "nginx",
                "-p",
                folder.toString(),
                "-e",
                folder.resolve("error.log").toString(),
                "-c",
                configuration.toString());
        Map<String, String> environment = command.environment();
        environment.merge("PATH", ":/usr/sbin:/sbin", String::concat);
        nginx = command.inheritIO().start();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            try (Socket open = new Socket("127.0.0.1", port)) {
                return open.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        });
    }

    @AfterEach
    void stop() {
        nginx.destroy();
        nginx.onExit().join();
    }

    @Test
    void countsWhatNginxCounts() throws Exception {
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(3_000), Duration.ofSeconds(5)))
                .warmup(Duration.ofSeconds(1))
                .build();
        long before = served();
        LoadResult result = run(plan);

        assertThat(result.errors()).isEmpty();
        assertThat(result.totals().requests()).isEqualTo(15_000);
        assertThat(result.recording().protocols()).containsExactly("HTTP/2");
        assertThat(served() - before).isEqualTo(15_000 + 3_000);
        // It goes after each 1,000 requests, and what crosses that is sent once more.
        assertThat(result.connections().opened()).isBetween(14L, 60L);
    }

    @Test
    void losesNothingWhereConnectionsGoUnderFullLoad() throws Exception {
        LoadPlan plan = LoadPlan.builder(new LoadModel.SharedIterations(40_000, 100, Duration.ofMinutes(2)))
                .build();
        long before = served();
        LoadResult result = run(plan);

        assertThat(result.errors()).isEmpty();
        assertThat(served() - before).isEqualTo(40_000);
        assertThat(result.connections().opened()).isGreaterThanOrEqualTo(40);
    }

    private LoadResult run(LoadPlan plan) {
        LoadOrder order = new LoadOrder(
                TestIdentity.named("load"),
                plan,
                new Workload.Http(
                        HttpRequest.of("POST", "/").withBody("{}"), List.of(URI.create("http://127.0.0.1:" + port))),
                List.of(),
                Settings.resolve(folder, List.of(SettingSource.systemProperties(new Properties()))),
                List.of());
        return Brunt.run(order.withTransport(Transport.DEFAULT.withVersion(HttpVersion.HTTP_2)));
    }

    /** Ask nginx how many requests it has served, this one left out. */
    private long served() throws IOException, InterruptedException {
        String said = HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + statusPort))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        Matcher counts = COUNTS.matcher(said);
        assertThat(counts.find()).as(said).isTrue();
        asked++;
        return Long.parseLong(counts.group(3)) - asked;
    }
}
