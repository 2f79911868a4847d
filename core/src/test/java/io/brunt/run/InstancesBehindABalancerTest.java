// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.brunt.result.InstanceResult;
import io.brunt.result.LoadResult;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One address, behind which each answer says who gave it. */
class InstancesBehindABalancerTest {

    private static final String HEADER = "brunt.instanceHeader";

    @TempDir
    private Path module;

    private final AtomicLong served = new AtomicLong();
    private HttpServer balancer;

    @BeforeEach
    void start() throws IOException {
        balancer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        // Two of four for api-1, one for api-2; the fourth is the balancer's own.
        balancer.createContext("/", exchange -> {
            int turn = (int) (served.getAndIncrement() % 4);
            if (turn < 3) {
                exchange.getResponseHeaders().set("x-iNSTANCE", turn < 2 ? "api-1" : "api-2");
            }
            exchange.sendResponseHeaders(turn == 1 ? 429 : turn == 3 ? 502 : 200, -1);
            exchange.close();
        });
        balancer.start();
    }

    @AfterEach
    void stop() {
        balancer.stop(0);
    }

    private URI url() {
        return URI.create("http://127.0.0.1:" + balancer.getAddress().getPort());
    }

    private static void isToldApart(LoadResult result) {
        assertThat(result.instances()).extracting(InstanceResult::url).containsExactly("api-1", "api-2");
        assertThat(result.instances()).extracting(InstanceResult::requests).containsExactly(200L, 100L);
        assertThat(result.instances()).extracting(InstanceResult::errors).containsExactly(100L, 0L);
        assertThat(result.recording().instances())
                .extracting(it -> it.slice().tally().shed())
                .containsExactly(100L, 0L);
        // 200 over the mean of 150.
        assertThat(result.slos().get(0).actual()).hasValue(4.0 / 3);
        assertThat(result.slos().get(0).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.notes()).contains("100 of 400 answers had no header X-Instance and count for no instance");
    }

    @Test
    void areToldApartByTheHeaderOfTheirAnswers() throws IOException {
        LoadResult result = new WholeRuns(module, Map.of(HEADER, "X-Instance"))
                .http(WholeRuns.shared(400, 4).build(), List.of(url()), "balance < 1.2", "error-rate < 60%");

        isToldApart(result);
        Set<String> urls = new HashSet<>();
        for (String row : Files.readAllLines(result.directory().resolve("samples.jtl"))) {
            urls.add(row.split(",", -1)[13]);
        }
        assertThat(urls).containsExactlyInAnyOrder("URL", "api-1", "api-2", url().toString());
    }

    @Test
    void areToldApartWhereCodeSends() {
        LoadResult result = new WholeRuns(module, Map.of(HEADER, "X-Instance"))
                .code(
                        WholeRuns.shared(400, 4).build(),
                        user -> user.http().get("/").send(),
                        List.of(url()),
                        "balance < 1.2",
                        "error-rate < 60%");

        isToldApart(result);
    }

    @Test
    void areOneIfNobodyAsksForTheHeader() {
        LoadResult result = new WholeRuns(module).http(WholeRuns.shared(40, 4).build(), List.of(url()));

        assertThat(result.instances()).extracting(InstanceResult::url).containsExactly(url().toString());
        assertThat(result.notes()).noneMatch(it -> it.contains("header"));
    }

    @Test
    void areOneIfTheyDoNotTell() {
        LoadResult result = new WholeRuns(module, Map.of(HEADER, "X-Served-By"))
                .http(WholeRuns.shared(40, 4).build(), List.of(url()));

        assertThat(result.instances()).singleElement().satisfies(it -> {
            assertThat(it.url()).isEqualTo(url().toString());
            assertThat(it.requests()).isEqualTo(40);
        });
        assertThat(result.notes())
                .contains("no answer had the header X-Served-By, so instances are told apart by their base URL");
    }

    /** Where nothing answers, only the URL tells who was asked. */
    @Test
    void areToldApartByTheirUrlsWhereThereAreSeveral() {
        LoadResult result = new WholeRuns(module, Map.of(HEADER, "X-Instance"))
                .http(WholeRuns.shared(40, 4).build(), List.of(url(), url()));

        assertThat(result.instances()).extracting(InstanceResult::requests).containsExactly(20L, 20L);
        assertThat(result.notes()).noneMatch(it -> it.contains("header"));
    }
}
