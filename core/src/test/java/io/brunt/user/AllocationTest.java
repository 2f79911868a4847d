// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.record.Allocation;
import io.brunt.record.Recording;
import io.brunt.unit.Rate;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Arrays of a known length are the truth; a header of 16 bytes and what the first call links is the allowance. */
@Timeout(60)
class AllocationTest {

    private static final int ARRAY = 100_000;
    private static final int LINKAGE = 2_000;

    private final AtomicReference<Object> kept = new AtomicReference<>();

    private static LoadPlan.Builder shared(long iterations, int users) {
        return LoadPlan.builder(new LoadModel.SharedIterations(iterations, users, Duration.ofSeconds(30)));
    }

    private static double perIteration(Recording recording) {
        return recording.whole().allocation().bytesPerIteration().orElseThrow();
    }

    @Test
    void countsTheBytesOfAnIteration() {
        Recording recording = CodeRuns.counting(shared(400, 3).build(), user -> kept.set(new byte[ARRAY]));

        assertThat(recording.whole().allocation().iterations()).isEqualTo(400);
        assertThat(perIteration(recording)).isBetween((double) ARRAY, (double) ARRAY + LINKAGE);
    }

    @Test
    void countsThoseOfAnOpenModelToo() {
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(200), Duration.ofSeconds(1)))
                .build();

        Recording recording = CodeRuns.counting(plan, user -> kept.set(new byte[ARRAY]));

        assertThat(recording.whole().allocation().iterations()).isEqualTo(200);
        assertThat(perIteration(recording)).isBetween((double) ARRAY, (double) ARRAY + LINKAGE);
    }

    @Test
    void countsNothingOfItsOwn() {
        Recording recording = CodeRuns.counting(shared(20_000, 1).build(), user -> {});

        assertThat(perIteration(recording)).isLessThan(1);
    }

    /** A step that is new takes histograms of its own, of many kilobytes each. */
    @Test
    void leavesOutWhatStepsAndChecksCostBrunt() {
        List<String> names =
                IntStream.range(0, 150).mapToObj(it -> "step " + it).toList();

        Recording recording = CodeRuns.counting(shared(150, 1).build(), user -> {
            user.step(names.get((int) user.iteration()), () -> user.check("found", true));
            user.check("whole", true);
        });

        assertThat(recording.steps()).hasSize(150);
        assertThat(recording.whole().tally().checks()).isEqualTo(300);
        assertThat(perIteration(recording)).isLessThan(3 * LINKAGE);
    }

    @Test
    void countsWhatAStepsCodeAllocates() {
        Recording recording = CodeRuns.counting(shared(100, 1).build(), user -> {
            user.step("outer", () -> {
                kept.set(new byte[ARRAY]);
                user.step("inner", () -> kept.getAndSet(new byte[ARRAY]));
                return kept.getAndSet(new byte[ARRAY]);
            });
        });

        assertThat(perIteration(recording)).isBetween(3.0 * ARRAY, 3.0 * ARRAY + LINKAGE);
    }

    @Test
    void leavesOutWhatAnswersCostItsClient() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, ARRAY);
            exchange.getResponseBody().write(new byte[ARRAY]);
            exchange.close();
        });
        server.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

            Recording recording = CodeRuns.counting(
                    shared(200, 1).build(),
                    user -> kept.set(user.http().get("/").send()),
                    url);

            assertThat(recording.whole().tally().completed()).isEqualTo(200);
            assertThat(perIteration(recording)).isLessThan(300);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void leavesOutWhatRunsAroundIterations() {
        Recording recording = CodeRuns.counting(shared(100, 1).build(), new UserCode() {
            @Override
            public void iterate(VirtualUser user) {}

            @Override
            public void beforeIteration(VirtualUser user) {
                kept.set(new byte[ARRAY]);
            }

            @Override
            public void afterIteration(VirtualUser user) {
                kept.set(new byte[ARRAY]);
            }
        });

        assertThat(perIteration(recording)).isLessThan(LINKAGE);
    }

    @Test
    void leavesTheWarmupOutAndTellsStagesApart() {
        LoadPlan plan = LoadPlan.builder(new LoadModel.RampingRate(
                        Rate.perSecond(100),
                        List.of(
                                new Stage.Arrivals("small", Duration.ofSeconds(1), Rate.perSecond(100)),
                                new Stage.Arrivals("large", Duration.ofSeconds(1), Rate.perSecond(100)))))
                .warmup(Duration.ofSeconds(1))
                .build();

        // Arrivals 0 to 99 are of the warm-up, 100 to 199 of the first stage.
        Recording recording = CodeRuns.counting(plan, new UserCode() {
            private final AtomicInteger arrivals = new AtomicInteger();

            @Override
            public void iterate(VirtualUser user) {
                kept.set(new byte[arrivals.getAndIncrement() / 100 == 1 ? ARRAY : 3 * ARRAY]);
            }
        });

        assertThat(recording
                        .iterations()
                        .get(0)
                        .allocation()
                        .bytesPerIteration()
                        .orElseThrow())
                .isBetween((double) ARRAY, 1.1 * ARRAY);
        assertThat(recording
                        .iterations()
                        .get(1)
                        .allocation()
                        .bytesPerIteration()
                        .orElseThrow())
                .isBetween(2.9 * ARRAY, 3.1 * ARRAY);
    }

    @Test
    void countsErrorsButNotWhatWasAbandoned() {
        LoadPlan plan = LoadPlan.builder(new LoadModel.IterationsPerUser(1, 2, Duration.ofMillis(500)))
                .gracefulStop(Duration.ZERO)
                .build();

        Recording recording = CodeRuns.counting(plan, user -> {
            if (user.id() == 1) {
                throw new IllegalStateException("broken");
            }
            new CountDownLatch(1).await();
        });

        assertThat(recording.whole().tally().abandoned()).isEqualTo(1);
        assertThat(recording.whole().allocation().iterations()).isEqualTo(1);
    }

    @Test
    void readsNoCounterUnlessAsked() {
        Recording recording = CodeRuns.run(shared(100, 1).build(), user -> kept.set(new byte[ARRAY]));

        assertThat(recording.whole().allocation()).isEqualTo(Allocation.NONE);
        assertThat(recording.whole().allocation().bytesPerIteration()).isEmpty();
    }
}
