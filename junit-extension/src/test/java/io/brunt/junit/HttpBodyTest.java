// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.result.InstanceResult;
import io.brunt.result.LoadResult;
import io.brunt.slo.Verdict;
import io.brunt.user.HttpReply;
import io.brunt.user.VirtualUser;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A body that sends requests with {@code user.http()}. */
class HttpBodyTest {

    private static final List<LoadResult> RESULTS = new CopyOnWriteArrayList<>();
    private static volatile int port;

    @TempDir
    Path reports;

    private final CountingServer server = new CountingServer();

    @BeforeEach
    void reset() {
        RESULTS.clear();
        port = server.port();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void judgesTheStepsOfItsRequests() {
        Launch.into(reports).against(server).run(Shopping.class).succeeded(1);

        assertThat(RESULTS).singleElement().satisfies(it -> {
            assertThat(it.verdict()).isEqualTo(Verdict.PASS);
            assertThat(it.totals().requests()).isEqualTo(400);
            assertThat(it.step("login").totals().requests()).isEqualTo(400);
            assertThat(it.step("GET /orders").totals().requests()).isEqualTo(400);
            assertThat(server.count()).isEqualTo(800);
            assertThat(it.instances())
                    .singleElement()
                    .extracting(InstanceResult::url)
                    .isEqualTo(server.url());
        });
        assertThat(server.credentials())
                .filteredOn("Bearer t-1 session=s-1"::equals)
                .hasSize(400);
    }

    @Test
    void takesTheAddressThatIsKnownAtRunTime() {
        Launch.into(reports).run(AtAPort.class).succeeded(1);

        assertThat(server.count()).isEqualTo(2);
    }

    @Test
    void failsForAStatusThatWasNotExpected() {
        Throwable failure =
                Launch.into(reports).against(server).run(Refused.class).failure();

        assertThat(failure).hasMessageContaining("errors (implied)").hasMessageContaining("status-503");
        assertThat(server.count()).isEqualTo(4);
    }

    @Test
    void saysWhatToSetWhenNothingSaysWhereTheServerIs() {
        Throwable failure = Launch.into(reports).run(Refused.class).failure();

        assertThat(failure).hasMessageContaining("there is no base URL for GET /status/503");
        assertThat(server.count()).isZero();
    }

    @Test
    void refusesAHostThatIsNotAllowedBeforeTheFirstIteration() {
        Throwable failure = Launch.into(reports)
                .with("brunt.baseUrl", "http://192.0.2.1")
                .run(Shopping.class)
                .failure();

        assertThat(failure).hasMessageContaining("-Dbrunt.allowedHosts=192.0.2.1");
        assertThat(RESULTS).isEmpty();
    }

    static class Shopping {
        @LoadTest(users = 4, iterations = 400)
        @Slo("p99 of login < 5s")
        @Slo("max of 'GET /orders' < 30s")
        void buys(VirtualUser user) {
            HttpReply login = user.http()
                    .post("/login")
                    .header("Accept", "application/json")
                    .body("{\"name\":\"ann\"}")
                    .as("login")
                    .send();
            user.http()
                    .get("/orders?page=1")
                    .header("Authorization", "Bearer " + login.json("/token"))
                    .send();
        }

        @AfterLoad
        void after(LoadResult result) {
            RESULTS.add(result);
        }
    }

    static class AtAPort {
        @BaseUrl
        int address = port;

        @LoadTest(iterations = 2)
        void gets(VirtualUser user) {
            user.http().get("/").send();
        }
    }

    static class Refused {
        @LoadTest(iterations = 4)
        void gets(VirtualUser user) {
            user.http().get("/status/503").send();
        }
    }
}
