// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static io.brunt.http.Http2Runs.inARow;
import static io.brunt.http.Http2Runs.isOneError;
import static io.brunt.http.Http2Runs.iterations;
import static io.brunt.http.Http2Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.record.Connections;
import io.brunt.record.Recording;
import io.brunt.record.Tally;
import io.brunt.unit.Rate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against Jetty, which shares no line with HttpCore. */
class Http2LoadTest {

    private static final HttpRequest GET = HttpRequest.of("GET", "/");
    private static final int STREAMS = 20;

    private final JettyServer server = JettyServer.clear(STREAMS);

    @AfterEach
    void stop() {
        server.close();
    }

    @Nested
    class ManyUsers {

        @Test
        void shareOneConnection() throws Exception {
            Recording recording = run(iterations(2_000, STREAMS), GET, server.url());

            assertThat(recording.errors()).isEmpty();
            assertThat(recording.whole().tally().completed()).isEqualTo(2_000);
            assertThat(recording.connections()).isEqualTo(new Connections(1, 0, 0));
            assertThat(server.requests()).isEqualTo(2_000);
            assertThat(server.connections()).isEqualTo(1);
        }

        @Test
        void getAsManyConnectionsAsTheServersLimitOfStreamsAsksFor() throws Exception {
            Recording recording = run(iterations(2_000, 3 * STREAMS), GET, server.url());

            assertThat(recording.errors()).isEmpty();
            assertThat(recording.connections()).isEqualTo(new Connections(3, 0, 0));
            assertThat(server.requests()).isEqualTo(2_000);
            assertThat(server.connections()).isEqualTo(3);
        }

        @Test
        void arriveByTheClock() throws Exception {
            LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(500), Duration.ofSeconds(2)))
                    .warmup(Duration.ofMillis(300))
                    .build();
            Recording recording = run(plan, GET, server.url());

            assertThat(recording.errors()).isEmpty();
            assertThat(recording.whole().tally().started()).isEqualTo(1_000);
            assertThat(recording.whole().tally().completed()).isEqualTo(1_000);
            assertThat(server.requests()).isEqualTo(1_150);
        }
    }

    @Nested
    class Bodies {

        @Test
        void areSentWholeHoweverLarge() throws Exception {
            int bytes = 3_000_000;
            HttpRequest large = HttpRequest.of("POST", "/").withBody("x".repeat(bytes));

            Recording recording = run(iterations(10, 4), large, server.url());

            assertThat(recording.errors()).isEmpty();
            assertThat(server.bodyBytes()).isEqualTo(10L * bytes);
            assertThat(recording.whole().tally().bytesOut()).isBetween(10L * bytes, 10L * bytes + 200_000);
        }

        @Test
        void areCountedAndThrownAway() throws Exception {
            int bytes = 20_000_000;

            Tally tally = run(iterations(8, 2), HttpRequest.of("GET", "/bytes/" + bytes), server.url())
                    .whole()
                    .tally();

            assertThat(tally.completed()).isEqualTo(8);
            assertThat(tally.bytesIn()).isBetween(8L * bytes, 8L * bytes + 2_000_000);
        }

        @Test
        void areNotWaitedForAfterHeadAnd204() throws Exception {
            assertThat(run(inARow(5), HttpRequest.of("HEAD", "/bytes/1000"), server.url())
                            .whole()
                            .tally()
                            .completed())
                    .isEqualTo(5);
            assertThat(run(inARow(5), HttpRequest.of("GET", "/status/204"), server.url())
                            .whole()
                            .tally()
                            .completed())
                    .isEqualTo(5);
        }

        @Test
        void mayHaveTrailers() throws Exception {
            Recording recording = run(inARow(5), HttpRequest.of("GET", "/trailers"), server.url());

            assertThat(recording.whole().tally().completed()).isEqualTo(5);
        }
    }

    @Test
    void countsAStatusThatWasNotExpectedWithASample() throws Exception {
        Recording recording = run(iterations(20, 5), HttpRequest.of("GET", "/status/503"), server.url());

        isOneError(recording, "status-503", 20, "503 told to");
        assertThat(recording.connections().opened()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"/to/, 2", "/to/to/status/204, 3"})
    void followsRedirectsOverTheSameConnection(String path, int hops) throws Exception {
        HttpRequest request = HttpRequest.of("GET", path);
        HttpRequest following = new HttpRequest(
                "GET", path, List.of(), new byte[0], request.expectStatus(), request.timeout(), true, "");
        Recording recording = run(inARow(3), following, server.url());

        assertThat(recording.errors()).isEmpty();
        assertThat(server.requests()).isEqualTo(3L * hops);
        assertThat(recording.connections()).isEqualTo(new Connections(1, 0, 0));
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void connectsToNobodyWhereNobodyListens() throws Exception {
        server.close();

        isOneError(run(iterations(6, 3), GET, server.url()), "connect-refused", 6, "refused");
    }
}
