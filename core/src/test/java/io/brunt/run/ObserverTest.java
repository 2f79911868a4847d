// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.record.Second;
import io.brunt.result.LoadObserver;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.settings.Settings;
import io.brunt.slo.SloParser;
import io.brunt.slo.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ObserverTest {

    @TempDir
    private Path module;

    private static final class Notebook implements LoadObserver {

        final List<LoadResult> sofar = new CopyOnWriteArrayList<>();
        final List<LoadResult> ended = new CopyOnWriteArrayList<>();

        @Override
        public void sofar(LoadResult result) {
            sofar.add(result);
        }

        @Override
        public void ended(LoadResult result) {
            ended.add(result);
        }
    }

    private LoadResult run(LoadObserver... observers) {
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(2, Duration.ofSeconds(2)))
                .warmup(Duration.ofMillis(1_200))
                .build();
        Workload code = new Workload.Code(
                user -> user.step("wait", () -> {
                    user.pause(Duration.ofMillis(10));
                    return true;
                }),
                List.of());
        return Brunt.run(new LoadOrder(
                        TestIdentity.named("load"),
                        plan,
                        code,
                        List.of(SloParser.parse("p50 < 60s")),
                        Settings.resolve(module, List.of()),
                        List.of("password=hunter2"))
                .withObservers(List.of(observers)));
    }

    @Test
    void seesTheWarmupTheMeasuredTimeAndTheEnd() {
        Notebook notebook = new Notebook();

        LoadResult result = run(notebook);

        assertThat(notebook.sofar).hasSizeBetween(2, 5);
        LoadResult first = notebook.sofar.get(0);
        assertThat(first.recording().measuredTime()).isZero();
        assertThat(first.totals().requests()).isZero();
        LoadResult last = notebook.sofar.get(notebook.sofar.size() - 1);
        assertThat(last.recording().measuredTime()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(2));
        assertThat(last.totals().requests())
                .isPositive()
                .isLessThan(result.totals().requests());
        assertThat(last.timeline()).extracting(Second::second).contains(-2, -1, 0);
        assertThat(last.steps())
                .singleElement()
                .satisfies(it -> assertThat(it.name()).isEqualTo("wait"));
        assertThat(last.slos()).extracting(it -> it.slo().expression()).startsWith("p50 < 60s");
        assertThat(last.started()).isEqualTo(result.started());
        assertThat(Duration.between(last.measuredFrom(), result.measuredFrom()).abs())
                .isLessThan(Duration.ofMillis(200));
        assertThat(notebook.ended).singleElement().satisfies(it -> {
            assertThat(it.recording()).isEqualTo(result.recording());
            assertThat(it.verdict()).isEqualTo(result.verdict());
            assertThat(it.notes()).as("secrets are masked").contains("password=***");
        });
    }

    @Test
    void thatThrowsIsAskedNoMore() {
        Notebook throwing = new Notebook();
        Notebook other = new Notebook();

        LoadResult result = run(
                new LoadObserver() {
                    @Override
                    public void sofar(LoadResult sofar) {
                        throwing.sofar(sofar);
                        throw new NoClassDefFoundError("thrown on purpose");
                    }

                    @Override
                    public void ended(LoadResult result) {
                        throwing.ended(result);
                    }
                },
                other);

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(throwing.sofar).hasSize(1);
        assertThat(throwing.ended).isEmpty();
        assertThat(other.ended).hasSize(1);
    }

    @Test
    void thatIsSlowHoldsNobodyUp() {
        CountDownLatch never = new CountDownLatch(1);
        Notebook seen = new Notebook();

        LoadResult result = run(new LoadObserver() {
            @Override
            public void sofar(LoadResult sofar) {
                seen.sofar(sofar);
                try {
                    never.await();
                } catch (InterruptedException letGo) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void ended(LoadResult result) {
                seen.ended(result);
            }
        });

        assertThat(seen.sofar).hasSize(1);
        assertThat(seen.ended).hasSize(1);
        assertThat(result.recording().measuredTime()).isEqualTo(Duration.ofSeconds(2));
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("brunt-watch");
    }

    @Test
    void whoDoesNotWatchIsShownTheEndAlone() {
        Notebook notebook = new Notebook();

        run(new LoadObserver() {
            @Override
            public boolean isWatching() {
                return false;
            }

            @Override
            public void sofar(LoadResult sofar) {
                notebook.sofar(sofar);
            }

            @Override
            public void ended(LoadResult result) {
                notebook.ended(result);
            }
        });

        assertThat(notebook.sofar).isEmpty();
        assertThat(notebook.ended).hasSize(1);
    }
}
