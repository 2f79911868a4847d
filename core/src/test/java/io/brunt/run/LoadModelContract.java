// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.ThinkTime;
import io.brunt.record.Delivery;
import io.brunt.record.Second;
import io.brunt.record.Tally;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.settings.SettingSource;
import io.brunt.settings.Settings;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds of every load model, however its iterations are made: each start that was due is started or dropped, and
 * each that was started ends in exactly one place. The target's own count is the witness.
 */
@Timeout(60)
abstract class LoadModelContract {

    private static final Duration WARMUP = Duration.ofMillis(300);
    private static final Duration GRACEFUL_STOP = Duration.ofMillis(300);

    /** How an iteration is made. */
    enum Way {
        REQUEST {
            @Override
            Workload workload(URI url) {
                return new Workload.Http(HttpRequest.of("GET", "/"), List.of(url));
            }
        },
        CODE {
            @Override
            Workload workload(URI url) {
                return new Workload.Code(user -> user.http().get("/").send(), List.of(url));
            }
        };

        abstract Workload workload(URI url);
    }

    @TempDir
    private Path module;

    private final AtomicLong served = new AtomicLong();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer target;
    private volatile boolean answers = true;

    /** Half a second, and 700 ms at most for a number of iterations. */
    abstract LoadModel model();

    /** How many starts that is; empty where it depends on how fast the target is. */
    abstract OptionalLong due();

    /** How many of them within so many seconds; empty where it depends on how fast the target is. */
    OptionalDouble dueWithin(double seconds) {
        return OptionalDouble.empty();
    }

    /** How many can be at once. */
    abstract int mostUsers();

    @BeforeEach
    void startTarget() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        target.setExecutor(threads);
        target.createContext("/", exchange -> {
            long number = served.incrementAndGet();
            try {
                if (!answers) {
                    over.await();
                }
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            exchange.sendResponseHeaders(number % 3 == 0 ? 500 : 200, -1);
            exchange.close();
        });
        target.start();
    }

    @AfterEach
    void stopTarget() {
        over.countDown();
        target.stop(0);
        threads.shutdownNow();
    }

    private LoadPlan.Builder plan() {
        LoadPlan.Builder plan = LoadPlan.builder(model()).gracefulStop(GRACEFUL_STOP);
        return model() instanceof LoadModel.Open ? plan.maxUsers(mostUsers()) : plan.thinkTime(ThinkTime.parse("10ms"));
    }

    private LoadResult run(LoadPlan plan, Way way) {
        Settings settings = Settings.resolve(module, List.of(SettingSource.systemProperties(new Properties())));
        URI url = URI.create("http://127.0.0.1:" + target.getAddress().getPort());
        return Brunt.run(
                new LoadOrder(TestIdentity.named("load"), plan, way.workload(url), List.of(), settings, List.of()));
    }

    private static long startedInTheWarmUp(LoadResult result) {
        return result.recording().timeline().stream()
                .filter(it -> it.second() < 0)
                .mapToLong(Second::started)
                .sum();
    }

    /** The sums themselves are checked by the recording: without them there is no result. */
    private static Tally requireOneAccount(LoadResult result) {
        Tally all = result.recording().whole().tally();
        Delivery delivery = result.recording().delivery();
        assertThat(delivery.due()).isEqualTo(all.started() + all.dropped());
        assertThat(all.started()).isEqualTo(all.completed() + all.errors() + all.abandoned());
        // An iteration of code may be given up before it has begun its request.
        assertThat(result.step("GET /").totals().requests()).isBetween(all.completed() + all.errors(), all.started());
        assertThat(result.instances())
                .singleElement()
                .satisfies(it -> assertThat(it.requests())
                        .isEqualTo(result.step("GET /").totals().requests()));
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void startsEveryIterationAndEndsItOnce(Way way) {
        LoadResult result = run(plan().build(), way);

        Tally all = requireOneAccount(result);
        assertThat(all.started()).isEqualTo(served.get());
        assertThat(all.errors()).as("%s", result.errors()).isEqualTo(served.get() / 3);
        assertThat(all.abandoned()).isZero();
        due().ifPresent(it -> assertThat(all.started() + all.dropped()).isEqualTo(it));
    }

    @ParameterizedTest
    @EnumSource
    void losesAndDoublesNothingWhenTheWarmUpEnds(Way way) {
        LoadResult result = run(plan().warmup(WARMUP).build(), way);

        Tally all = requireOneAccount(result);
        assertThat(startedInTheWarmUp(result)).isPositive();
        assertThat(startedInTheWarmUp(result) + all.started()).isEqualTo(served.get());
        due().ifPresent(it -> assertThat(all.started() + all.dropped()).isEqualTo(it));
    }

    @ParameterizedTest
    @EnumSource
    void abandonsWhatDoesNotEndInItsGracefulStop(Way way) {
        answers = false;

        LoadResult result = run(plan().build(), way);

        Tally all = requireOneAccount(result);
        assertThat(all.abandoned()).isPositive().isEqualTo(all.started()).isLessThanOrEqualTo(mostUsers());
        due().ifPresent(it -> assertThat(all.started() + all.dropped()).isEqualTo(it));
        assertThat(result.responseTime().max()).isGreaterThanOrEqualTo(GRACEFUL_STOP);
        assertThat(result.verdict()).isNotEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @EnumSource
    void accountsForWhatAnInterruptCutsOff(Way way) throws InterruptedException {
        answers = false;
        AtomicReference<LoadResult> result = new AtomicReference<>();
        LoadPlan plan = plan().gracefulStop(Duration.ofMinutes(10)).build();
        Thread test = new Thread(() -> result.set(run(plan, way)));
        test.start();
        Awaitility.await().until(() -> served.get() > 0);

        test.interrupt();
        test.join();

        Tally all = requireOneAccount(result.get());
        assertThat(all.abandoned()).isPositive().isEqualTo(all.started());
        assertThat(served.get()).isLessThanOrEqualTo(all.started());
        double measured = result.get().recording().measuredTime().toNanos() / 1e9;
        dueWithin(measured)
                .ifPresent(
                        it -> assertThat((double) all.started() + all.dropped()).isCloseTo(it, within(2.0)));
        assertThat(result.get().verdict()).isEqualTo(Verdict.INVALID);
    }
}
