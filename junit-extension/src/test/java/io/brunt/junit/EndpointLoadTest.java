// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.result.LoadResult;
import io.brunt.slo.Verdict;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.MultipleFailuresError;
import org.opentest4j.TestAbortedException;

/** With {@code @HttpEndpoint} Brunt makes the load, and the body runs once, afterwards. */
class EndpointLoadTest {

    private static final List<LoadResult> RESULTS = new ArrayList<>();
    private static final AtomicInteger BODIES = new AtomicInteger();
    private static String url = "";
    private static int port;

    @TempDir
    Path reports;

    private CountingServer server;

    @BeforeEach
    void serve() {
        server = new CountingServer();
        url = server.url();
        port = server.port();
        RESULTS.clear();
        BODIES.set(0);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Launch launch() {
        return Launch.into(reports).against(server);
    }

    @Test
    void sendsWhatItWasTold() {
        launch().run(Posting.class).succeeded(1);

        assertThat(server.asked())
                .hasSize(10)
                .containsOnly(new CountingServer.Asked("POST /api/process?x=1", "text/plain", "{\"a\":\"ö\"}"));
    }

    @Test
    void followsRedirectsIfAsked() {
        launch().run(Redirected.class).succeeded(1);

        assertThat(server.asked())
                .extracting(CountingServer.Asked::line)
                .hasSize(6)
                .containsOnly("GET /moved", "GET /");
        assertThat(RESULTS).singleElement().satisfies(it -> {
            assertThat(it.totals().requests()).isEqualTo(3);
            assertThat(it.step("GET /moved").totals().requests()).isEqualTo(3);
        });
    }

    @Test
    void sendsTheBodyOfAFile() {
        launch().run(PostingAFile.class).succeeded(1);

        assertThat(server.asked()).hasSize(2).allMatch(it -> it.body().equals("from a file\n"));
    }

    @Test
    void handsTheResultToTheBodyOnce() {
        launch().run(TakingTheResult.class).succeeded(1);

        assertThat(BODIES).hasValue(1);
        assertThat(RESULTS).hasSize(2).allSatisfy(it -> {
            assertThat(it.totals().requests()).isEqualTo(7).isEqualTo(server.count());
            assertThat(it.step("GET /").totals().requests()).isEqualTo(7);
            assertThat(it.verdict()).isEqualTo(Verdict.PASS);
            assertThat(it.test().tags()).containsExactly("load");
            assertThat(it.test().displayName()).isEqualTo("takes(LoadResult, TestInfo)");
        });
    }

    @Test
    void writesIntoAFolderNamedAfterTheTest() {
        launch().run(TakingTheResult.class).succeeded(1);

        Path folder = reports.resolve("io.brunt.junit.EndpointLoadTest.TakingTheResult.takes");
        assertThat(RESULTS.get(0).directory()).isEqualTo(folder);
        assertThat(folder.resolve("result.json")).isNotEmptyFile();
    }

    @Nested
    class WhenAnObjectiveIsBroken {

        @Test
        void failsWithEveryObjectiveAndStillRunsTheBody() {
            Throwable failure = launch().run(Breaking.class).failure();

            assertThat(failure)
                    .isInstanceOf(AssertionFailedError.class)
                    .hasMessageContaining("p99")
                    .hasMessageContaining("error-rate")
                    .hasMessageContaining(reports.toString());
            AssertionFailedError error = (AssertionFailedError) failure;
            assertThat(error.getExpected().getStringRepresentation()).isEqualTo("p99 < 1us");
            assertThat(error.getActual().getStringRepresentation()).startsWith("p99 = ");
            assertThat(BODIES).hasValue(1);
        }

        @Test
        void tellsBothFailures() {
            Throwable failure = launch().run(BreakingTwice.class).failure();

            assertThat(failure).isInstanceOf(MultipleFailuresError.class);
            assertThat(((MultipleFailuresError) failure).getFailures())
                    .extracting(Throwable::getMessage)
                    .hasSize(3)
                    .anyMatch(it -> it.contains("p99"))
                    .contains("the body's own", "the @AfterLoad method's own");
            assertThat(failure)
                    .hasMessageContaining("the body's own")
                    .hasMessageContaining("the @AfterLoad method's own")
                    .hasMessageContaining("p99");
        }

        @Test
        void countsAnErrorThatNobodySpokeOf() {
            assertThat(launch().run(Erring.class).failure()).hasMessageContaining("errors (implied)");
        }
    }

    @Test
    void failsForTheBodyAloneWhenTheLoadPasses() {
        assertThat(launch().run(FailingBody.class).failure()).hasMessage("the body's own");
        assertThat(RESULTS).singleElement().extracting(LoadResult::verdict).isEqualTo(Verdict.PASS);
    }

    @Test
    void abortsForAFailedAssumptionInTheBody() {
        launch().run(AssumingBody.class)
                .tests()
                .assertStatistics(it -> it.started(1).aborted(1));
    }

    @Nested
    class TheBaseUrl {

        @Test
        void isReadFromAFieldAfterSetUpAndWinsOverTheSetting() {
            Launch.into(reports)
                    .with("brunt.baseUrl", "http://127.0.0.1:1")
                    .run(FromAField.class)
                    .succeeded(1);

            assertThat(server.count()).isEqualTo(2);
        }

        @Test
        void isReadFromAMethodOfASuperclass() {
            Launch.into(reports).run(FromAMethodOfASuperclass.class).succeeded(1);

            assertThat(server.count()).isEqualTo(2);
        }

        @Test
        void isReadFromTheClassAround() {
            Launch.into(reports).run(FromTheClassAround.class).succeeded(1);

            assertThat(server.count()).isEqualTo(2);
        }

        @Test
        void isNotNeededForAWholeUrl() {
            assertThat(Launch.into(reports).run(Whole.class).failure())
                    .hasMessageContaining("EndpointLoadTest.Whole.asks:")
                    .hasMessageContaining("192.0.2.1");
        }

        @Test
        void isRefusedWhenItIsNotSetInTime() {
            assertThat(Launch.into(reports).run(NeverSet.class).failure())
                    .hasMessage("EndpointLoadTest.NeverSet.asks: @BaseUrl address is null when the load begins\n"
                            + "    set it before, in a @BeforeEach or @BeforeAll method");
            assertThat(Launch.into(reports).run(NoPort.class).failure())
                    .hasMessage("EndpointLoadTest.NoPort.asks: @BaseUrl port is no port\n"
                            + "    expected 1 to 65535 when the load begins, but was 0");
        }

        @Test
        void takesSeveralInTurn() {
            try (CountingServer other = new CountingServer()) {
                Launch.into(reports)
                        .with("brunt.baseUrl", server.url() + "," + other.url())
                        .run(PlainGet.class)
                        .succeeded(1);

                assertThat(server.count()).isEqualTo(2);
                assertThat(other.count()).isEqualTo(2);
            }
        }
    }

    static class Posting {
        @LoadTest(users = 2, iterations = 10)
        @HttpEndpoint(
                method = "post",
                url = "/api/process?x=1",
                headers = "Content-Type: text/plain",
                body = "{\"a\":\"ö\"}")
        void posts() {}
    }

    static class PostingAFile {
        @LoadTest(iterations = 2)
        @HttpEndpoint(
                method = "PUT",
                url = "/",
                bodyFile = "golden/body.txt",
                expectStatus = {200, 201})
        void puts() {}
    }

    static class Redirected {
        @LoadTest(iterations = 3)
        @HttpEndpoint(url = "/moved", followRedirects = true, expectStatus = 200)
        void follows(LoadResult result) {
            RESULTS.add(result);
        }
    }

    static class TakingTheResult {
        @LoadTest(users = 3, iterations = 7)
        @HttpEndpoint(url = "/")
        @Slo("max < 30s")
        void takes(LoadResult result, TestInfo info) {
            BODIES.incrementAndGet();
            RESULTS.add(result);
            assertThat(info.getTags()).contains("load");
        }

        @AfterLoad
        void after(LoadResult result) {
            RESULTS.add(result);
        }
    }

    static class Breaking {
        @LoadTest(users = 4, iterationsPerUser = 100)
        @HttpEndpoint(url = "/")
        @Slo("p99 < 1us")
        @Slo("error-rate < 1%")
        void breaks() {
            BODIES.incrementAndGet();
        }
    }

    static class BreakingTwice {
        @LoadTest(users = 4, iterationsPerUser = 100)
        @HttpEndpoint(url = "/")
        @Slo("p99 < 1us")
        void breaks() {
            throw new AssertionError("the body's own");
        }

        @AfterLoad
        void after() {
            throw new IllegalStateException("the @AfterLoad method's own");
        }
    }

    static class Erring {
        @LoadTest(iterations = 3)
        @HttpEndpoint(url = "/status/500")
        void errs() {}
    }

    static class FailingBody {
        @LoadTest(iterations = 3)
        @HttpEndpoint(url = "/")
        void fails() {
            throw new AssertionError("the body's own");
        }

        @AfterLoad
        static void after(LoadResult result) {
            RESULTS.add(result);
        }
    }

    static class AssumingBody {
        @LoadTest(iterations = 3)
        @HttpEndpoint(url = "/")
        void assumes() {
            throw new TestAbortedException();
        }
    }

    static class PlainGet {
        @LoadTest(iterations = 4)
        @HttpEndpoint(url = "/")
        void asks() {}
    }

    static class FromAField {
        @BaseUrl
        private URI address;

        @BeforeEach
        void setUp() {
            address = URI.create(url);
        }

        @LoadTest(iterations = 2)
        @HttpEndpoint(url = "/")
        void asks() {}
    }

    abstract static class WithAMethod {
        @BaseUrl
        private static int port() {
            return port;
        }
    }

    static class FromAMethodOfASuperclass extends WithAMethod {
        @LoadTest(iterations = 2)
        @HttpEndpoint(url = "/")
        void asks() {}
    }

    static class FromTheClassAround {
        @BaseUrl
        String address = url;

        @Nested
        class Inner {
            @LoadTest(iterations = 2)
            @HttpEndpoint(url = "/")
            void asks() {}
        }
    }

    static class Whole {
        @LoadTest(iterations = 2)
        @HttpEndpoint(url = "http://192.0.2.1/")
        void asks() {}
    }

    static class NeverSet {
        @BaseUrl
        String address;

        @LoadTest(iterations = 2)
        @HttpEndpoint(url = "/")
        void asks() {}
    }

    static class NoPort {
        @BaseUrl
        int port;

        @LoadTest(iterations = 2)
        @HttpEndpoint(url = "/")
        void asks() {}
    }
}
