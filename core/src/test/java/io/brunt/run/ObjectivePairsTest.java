// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.result.LoadResult;
import io.brunt.slo.Slo;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import io.brunt.unit.Rate;
import io.brunt.user.VirtualUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each metric in two whole runs: in one its objective breaks and no other does, in one all hold; and each implied objective
 * breaks once. {@code allocation}, {@code promql} and regressions have tests of their own.
 *
 * <p>Times are a second and a half, or nothing: the bound of a second leaves half of one for a busy machine.
 */
@Timeout(120)
@Tag("one-jdk")
class ObjectivePairsTest {

    /** 400 arrivals in a second; p99 can be claimed from 299 on. */
    private static final int ARRIVALS = 400;

    private static final Duration LONG = Duration.ofMillis(1_500);

    private static final List<HttpServer> SERVERS = new ArrayList<>();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    @TempDir
    private Path module;

    /** What arrival n, from 0, does. */
    interface Arrival {
        void of(long n, VirtualUser user) throws Exception;
    }

    /** An objective and the ways to break and to meet it. */
    record Pair(String objective, LoadPlan plan, Arrival broken, Arrival held, List<String> beside) {

        static Pair of(String objective, Arrival broken, Arrival held, String... beside) {
            return new Pair(objective, oneSecond().build(), broken, held, List.of(beside));
        }

        Pair with(LoadPlan.Builder other) {
            return new Pair(objective, other.build(), broken, held, beside);
        }

        @Override
        public String toString() {
            return objective;
        }
    }

    private static LoadPlan.Builder oneSecond() {
        return LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(ARRIVALS), Duration.ofSeconds(1)));
    }

    private static final Arrival NOTHING = (n, user) -> {};

    private static Arrival pauses(Duration pause, int everyNth) {
        return (n, user) -> {
            if (n % everyNth == 0) {
                user.pause(pause);
            }
        };
    }

    private static Arrival answers(String path, int everyNth) {
        return (n, user) ->
                user.http().get(n % everyNth == 0 ? path : "/200").as("answer").send();
    }

    static Stream<Pair> pairs() {
        return Stream.of(
                Pair.of("p99 < 1s", pauses(LONG, 20), NOTHING, "p50 < 1s"),
                Pair.of("p50 < 1s", pauses(LONG, 1), NOTHING, "min < 60s"),
                Pair.of("mean < 500ms", pauses(Duration.ofMillis(800), 1), NOTHING, "p99 < 60s"),
                Pair.of("max < 1s", pauses(LONG, ARRIVALS), NOTHING, "p99 < 1s", "mean < 1s"),
                Pair.of(
                        "min > 5ms",
                        (n, user) -> user.pause(n % 4 == 3 ? Duration.ZERO : Duration.ofMillis(20)),
                        pauses(Duration.ofMillis(20), 1),
                        "p50 > 5ms"),
                Pair.of("service-time p99 < 1s", pauses(LONG, 20), NOTHING, "service-time p50 < 1s"),
                Pair.of("service-time mean < 500ms", pauses(Duration.ofMillis(800), 1), NOTHING, "p99 < 60s"),
                Pair.of("service-time max < 1s", pauses(LONG, ARRIVALS), NOTHING, "service-time p99 < 1s"),
                Pair.of(
                        "service-time min > 5ms",
                        (n, user) -> user.pause(n % 4 == 3 ? Duration.ZERO : Duration.ofMillis(20)),
                        pauses(Duration.ofMillis(20), 1)),
                // Half of them end after the measured time, though before the graceful stop is over.
                Pair.of(
                        "throughput >= 300/s",
                        (n, user) -> user.pause(n < ARRIVALS / 2 ? Duration.ZERO : LONG),
                        NOTHING,
                        "errors = 0"),
                Pair.of("error-rate < 1%", answers("/500", 20), answers("/200", 1), "p99 < 60s", "errors < 21"),
                Pair.of("errors <= 3", answers("/500", 80), answers("/500", 200), "error-rate < 50%"),
                Pair.of("shed-rate < 1%", answers("/429", 20), answers("/200", 1), "p99 < 60s"),
                Pair.of(
                        "check-rate >= 99%",
                        (n, user) -> user.check("holds", n % 20 > 0),
                        (n, user) -> user.check("holds", n != 7),
                        "errors = 0"),
                Pair.of("dropped <= 10", pauses(LONG, 1), NOTHING, "errors = 0")
                        .with(oneSecond().maxUsers(200)),
                Pair.of(
                                "abandoned <= 2",
                                (n, user) -> user.pause(n < ARRIVALS - 5 ? Duration.ZERO : Duration.ofMinutes(1)),
                                (n, user) -> user.pause(n < ARRIVALS - 1 ? Duration.ZERO : Duration.ofMinutes(1)),
                                "errors = 0")
                        .with(oneSecond().gracefulStop(Duration.ofMillis(500))),
                Pair.of("apdex(500ms) >= 0.9", pauses(Duration.ofMillis(800), 1), NOTHING, "p99 < 60s"),
                Pair.of(
                        "balance < 1.2",
                        (n, user) -> user.http()
                                .get(url(n % 4 == 0 ? 0 : 1) + "/200")
                                .as("answer")
                                .send(),
                        answers("/200", 1),
                        "errors = 0"));
    }

    /** What nobody wrote: its words as a result tells them, and what breaks it. */
    static Stream<Pair> implied() {
        return Stream.of(
                Pair.of("errors = 0", answers("/500", ARRIVALS), NOTHING),
                Pair.of("check-rate = 100%", (n, user) -> user.check("holds", n != 7), NOTHING),
                Pair.of(
                                "abandoned = 0",
                                (n, user) -> user.pause(n < ARRIVALS - 1 ? Duration.ZERO : Duration.ofMinutes(1)),
                                NOTHING)
                        .with(oneSecond().gracefulStop(Duration.ofMillis(500))));
    }

    @BeforeAll
    static void serve() throws IOException {
        for (int i = 0; i < 2; i++) {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
            server.setExecutor(THREADS);
            server.createContext("/", exchange -> {
                int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
            SERVERS.add(server);
        }
    }

    @AfterAll
    static void close() {
        SERVERS.forEach(it -> it.stop(0));
        SERVERS.clear();
        THREADS.shutdownNow();
    }

    private static String url(int server) {
        return "http://127.0.0.1:" + SERVERS.get(server).getAddress().getPort();
    }

    private LoadResult run(LoadPlan plan, Arrival arrival, List<String> slos) {
        AtomicLong arrivals = new AtomicLong();
        return new WholeRuns(module)
                .code(
                        plan,
                        user -> arrival.of(arrivals.getAndIncrement(), user),
                        List.of(URI.create(url(0)), URI.create(url(1))),
                        slos.toArray(String[]::new));
    }

    private static List<String> written(Pair pair) {
        List<String> slos = new ArrayList<>(pair.beside());
        slos.add(pair.objective());
        return slos;
    }

    private static List<String> broken(LoadResult result) {
        return result.slos().stream()
                .filter(it -> it.verdict() != Verdict.PASS)
                .map(SloResult::slo)
                .map(Slo::text)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void breaksAlone(Pair pair) {
        LoadResult result = run(pair.plan(), pair.broken(), written(pair));

        assertThat(broken(result)).as("%s", result.slos()).containsExactly(pair.objective());
        assertThat(result.verdict()).as("%s", result.judgement().reasons()).isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void holds(Pair pair) {
        LoadResult result = run(pair.plan(), pair.held(), written(pair));

        assertThat(broken(result)).as("%s", result.slos()).isEmpty();
        assertThat(result.verdict()).as("%s", result.judgement().reasons()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @MethodSource("implied")
    void breaksThoughNobodyWroteIt(Pair pair) {
        LoadResult result = run(pair.plan(), pair.broken(), List.of("p50 < 60s"));

        assertThat(broken(result)).as("%s", result.slos()).containsExactly(pair.objective());
        assertThat(result.slos()).filteredOn(it -> it.slo().implied()).isNotEmpty();
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    }
}
