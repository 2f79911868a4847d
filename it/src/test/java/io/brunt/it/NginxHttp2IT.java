// SPDX-License-Identifier: Apache-2.0
package io.brunt.it;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.brunt.settings.Settings;
import io.brunt.unit.Rate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Load over HTTP/2 on a real nginx, which logs what it serves, and closes each connection after 1,000 requests. */
@Timeout(180)
class NginxHttp2IT {

    private static final String CONFIGURATION = """
            daemon off; master_process off; pid nginx.pid; error_log error.log;
            events { worker_connections 512; }
            http {
                log_format protocol '$server_protocol $status';
                access_log access.log protocol;
                client_body_temp_path t; proxy_temp_path t; fastcgi_temp_path t; uwsgi_temp_path t; scgi_temp_path t;
                server { listen 127.0.0.1:{port} http2; keepalive_requests 1000; return 200 ok; }
            }
            """;

    @TempDir
    private Path folder;

    /** Run a load, and stop nginx: its log is whole then. */
    private LoadResult run(LoadPlan plan) throws IOException {
        try (ServerProcess nginx = ServerProcess.start(
                folder, CONFIGURATION, "nginx", "-p", folder.toString(), "-e", "error.log", "-c", "server.conf")) {
            LoadOrder order = new LoadOrder(
                    TestIdentity.named("load"),
                    plan,
                    new Workload.Http(
                            HttpRequest.of("POST", "/").withBody("{}"),
                            List.of(URI.create("http://127.0.0.1:" + nginx.port()))),
                    List.of(),
                    Settings.resolve(folder, List.of()),
                    List.of());
            return Brunt.run(order.withTransport(Transport.DEFAULT.withVersion(HttpVersion.HTTP_2)));
        }
    }

    private void requireServed(int requests) throws IOException {
        assertThat(Files.readAllLines(folder.resolve("access.log")))
                .hasSize(requests)
                .containsOnly("HTTP/2.0 200");
    }

    @Test
    void countsWhatNginxCounts() throws IOException {
        LoadResult result =
                run(LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(3_000), Duration.ofSeconds(5)))
                        .warmup(Duration.ofSeconds(1))
                        .build());

        assertThat(result.errors()).isEmpty();
        assertThat(result.totals().requests()).isEqualTo(15_000);
        assertThat(result.recording().protocols()).containsExactly("HTTP/2");
        requireServed(15_000 + 3_000);
    }

    /** What crosses the end of a connection was not served, and is sent once more. */
    @Test
    void losesNothingWhereConnectionsGoUnderFullLoad() throws IOException {
        LoadResult result = run(LoadPlan.builder(new LoadModel.SharedIterations(40_000, 100, Duration.ofMinutes(2)))
                .build());

        assertThat(result.errors()).isEmpty();
        assertThat(result.connections().opened()).isGreaterThanOrEqualTo(40);
        requireServed(40_000);
    }
}
