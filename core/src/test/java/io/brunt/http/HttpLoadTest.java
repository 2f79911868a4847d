// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import static io.brunt.http.HttpRuns.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.plan.ThinkTime;
import io.brunt.record.Recording;
import io.brunt.record.Tally;
import io.brunt.unit.Rate;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpLoadTest {

    private static final HttpRequest POST = HttpRequest.of("POST", "/process").withBody("{\"payload\":\"test\"}");

    @Test
    void deliversEveryArrivalOfAConstantRate() throws IOException {
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(500), Duration.ofSeconds(2)))
                .build();
        try (CountingServer server = new CountingServer(200)) {
            Recording recording = run(plan, POST, server.url());

            assertThat(recording.whole().tally().completed()).isEqualTo(1000);
            assertThat(server.served()).isEqualTo(1000);
            assertThat(recording.delivery().due()).isEqualTo(1000);
        }
    }

    @Test
    void takesSeveralBaseUrlsInTurn() throws IOException {
        LoadPlan plan = LoadPlan.builder(new LoadModel.SharedIterations(90, 4, Duration.ofSeconds(20)))
                .build();
        try (CountingServer one = new CountingServer(200);
                CountingServer two = new CountingServer(200);
                CountingServer three = new CountingServer(503)) {
            Recording recording = run(plan, POST, one.url(), two.url(), three.url());

            assertThat(List.of(one.served(), two.served(), three.served())).containsExactly(30L, 30L, 30L);
            assertThat(recording.instances())
                    .extracting(it -> it.slice().tally().errors())
                    .containsExactly(0L, 0L, 30L);
            assertThat(recording.errors()).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo("status-503");
                assertThat(it.count()).isEqualTo(30);
                assertThat(it.sample()).isEqualTo("503 {\"result\":\"ok\"}");
            });
        }
    }

    @Test
    void tellsWhenNobodyListens() throws IOException {
        URI nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
        LoadPlan plan = LoadPlan.builder(new LoadModel.IterationsPerUser(5, 3, Duration.ofSeconds(20)))
                .build();

        Recording recording = run(plan, POST, nobody);

        assertThat(recording.whole().tally().errors()).isEqualTo(15);
        assertThat(recording.errors())
                .singleElement()
                .satisfies(it -> assertThat(it.kind()).isEqualTo("connect-refused"));
    }

    @Test
    void rampsUsersAndKeepsWarmUpOutOfEveryFigure() throws IOException {
        LoadPlan plan = LoadPlan.builder(new LoadModel.RampingUsers(
                        0,
                        List.of(
                                new Stage.Users("up", Duration.ofSeconds(1), 10),
                                new Stage.Users("hold", Duration.ofSeconds(1), 10),
                                new Stage.Users("down", Duration.ofSeconds(1), 0))))
                .thinkTime(ThinkTime.parse("100ms"))
                .warmup(Duration.ofSeconds(1))
                .build();
        try (CountingServer server = new CountingServer(200)) {
            Recording recording = run(plan, POST, server.url());

            Tally tally = recording.whole().tally();
            long warm = recording.timeline().stream()
                    .filter(it -> it.second() < 0)
                    .mapToLong(it -> it.started())
                    .sum();
            assertThat(warm).isBetween(40L, 110L);
            assertThat(tally.started() + warm).isEqualTo(server.served());
            assertThat(tally.started()).isBetween(80L, 215L);
            assertThat(recording.timeline().get(0).users()).isEqualTo(10);
            // User 10 of the ramp comes exactly at its end, which is the next second.
            assertThat(recording.timeline().get(1).users()).isLessThan(10);
            assertThat(recording.timeline().get(2).users()).isEqualTo(10);
        }
    }
}
