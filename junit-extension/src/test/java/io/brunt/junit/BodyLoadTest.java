// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.brunt.result.LoadResult;
import io.brunt.slo.Verdict;
import io.brunt.user.VirtualUser;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Without {@code @HttpEndpoint} the body is one iteration of one virtual user. */
class BodyLoadTest {

    private static final List<String> CALLS = new CopyOnWriteArrayList<>();
    private static final Set<Object> SEEN = ConcurrentHashMap.newKeySet();
    private static final AtomicInteger BODIES = new AtomicInteger();
    private static final List<LoadResult> RESULTS = new CopyOnWriteArrayList<>();

    @TempDir
    Path reports;

    @BeforeEach
    void reset() {
        CALLS.clear();
        SEEN.clear();
        BODIES.set(0);
        RESULTS.clear();
    }

    private Launch.Ran run(Class<?> fixture) {
        return Launch.into(reports).run(fixture);
    }

    @Test
    void callsTheBodyAsOftenAsThePlanSays() {
        run(Sharing.class).succeeded(1);

        assertThat(BODIES).hasValue(40);
        assertThat(RESULTS)
                .singleElement()
                .satisfies(it -> assertThat(it.totals().requests()).isEqualTo(40));
        // One instance and one TestInfo for all; users from 1, iterations from 0.
        assertThat(SEEN).filteredOn(Sharing.class::isInstance).hasSize(1);
        assertThat(SEEN).filteredOn(TestInfo.class::isInstance).hasSize(1);
        assertThat(SEEN).filteredOn(Integer.class::isInstance).isSubsetOf(1, 2, 3, 4);
        assertThat(SEEN).filteredOn(Long.class::isInstance).contains(0L);
    }

    @Test
    void runsSetUpAndTearDownOnceAroundTheLoad() {
        for (Class<?> fixture : List.of(PerMethod.class, PerClass.class)) {
            reset();

            run(fixture).succeeded(1);

            assertThat(CALLS)
                    .as(fixture.getSimpleName())
                    .startsWith("beforeEach")
                    .endsWith("afterLoad", "afterEach");
            assertThat(CALLS).filteredOn("beforeEach"::equals).hasSize(1);
            assertThat(CALLS).filteredOn("body"::equals).hasSize(40);
            assertThat(CALLS).filteredOn("beforeIteration"::equals).hasSize(40);
            assertThat(RESULTS).singleElement().satisfies(it -> {
                assertThat(it.totals().requests()).isEqualTo(40);
                assertThat(it.totals().errors()).isZero();
            });
        }
    }

    @Test
    void runsTheMethodsOfAUsersLifeInOrder() {
        run(Living.class).succeeded(1);

        List<String> life = List.of(
                "super.beforeUser 1",
                "beforeUser 1",
                "super.beforeIteration 0",
                "body 0",
                "afterIteration 0",
                "super.beforeIteration 1",
                "body 1",
                "afterIteration 1",
                "afterUser 1");
        assertThat(CALLS).isEqualTo(life);
    }

    /** Nothing but the body's own bytes count: neither the call, nor the user that is handed in, nor steps. */
    @Test
    void countsWhatTheBodyAllocatesToTheByte() {
        run(Frugal.class).succeeded(1);

        assertThat(RESULTS)
                .singleElement()
                .satisfies(it -> assertThat(it.allocation().iterations()).isGreaterThan(20_000));
    }

    @Test
    void countsWhatTheBodyThrowsAndGoesOn() {
        Throwable failure = run(Throwing.class).failure();

        assertThat(BODIES).hasValue(10);
        assertThat(failure).hasMessageContaining("errors (implied)").hasMessageContaining("deliberately wrong");
        assertThat(RESULTS).singleElement().satisfies(it -> {
            assertThat(it.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(it.totals().errors()).isEqualTo(5);
        });
    }

    @Test
    void abortsTheTestForAFailedAssumption() {
        run(Assuming.class)
                .tests()
                .assertStatistics(it -> it.started(1).aborted(1).failed(0));

        assertThat(BODIES.get()).isLessThan(1000);
        assertThat(reports.resolve("io.brunt.junit.BodyLoadTest.Assuming.assumes"))
                .doesNotExist();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void givesUsersTheContextClassLoaderOfTheTest() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader("the test's own", new URL[0], before)) {
            Thread.currentThread().setContextClassLoader(loader);

            run(Loading.class).succeeded(1);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }

        assertThat(SEEN).containsExactly("the test's own");
    }

    @Test
    void judgesASloOnAStepOfTheBody() {
        run(Stepping.class).succeeded(1);
    }

    static class Sharing {
        @LoadTest(users = 4, iterations = 40)
        void iterates(VirtualUser user, TestInfo info) {
            BODIES.incrementAndGet();
            SEEN.add(this);
            SEEN.add(info);
            SEEN.add(user.id());
            SEEN.add(user.iteration());
        }

        @AfterLoad
        void after(LoadResult result) {
            RESULTS.add(result);
        }
    }

    static class PerMethod {
        private String field;

        @BeforeEach
        void setUp(TestInfo info) {
            CALLS.add("beforeEach");
            field = "set";
        }

        @BeforeIteration
        void prepare() {
            CALLS.add("beforeIteration");
        }

        @LoadTest(users = 4, iterationsPerUser = 10)
        void iterates() {
            CALLS.add("body");
            assertEquals("set", field);
        }

        @AfterLoad
        void after(LoadResult result) {
            CALLS.add("afterLoad");
            RESULTS.add(result);
        }

        @AfterEach
        void tearDown() {
            CALLS.add("afterEach");
        }
    }

    @TestInstance(Lifecycle.PER_CLASS)
    static class PerClass extends PerMethod {}

    static class LivingBase {
        @BeforeUser
        void enter(VirtualUser user) {
            CALLS.add("super.beforeUser " + user.id());
        }

        @BeforeIteration
        private void prepare(VirtualUser user) {
            CALLS.add("super.beforeIteration " + user.iteration());
        }
    }

    static class Living extends LivingBase {
        @BeforeUser
        static void arrive(VirtualUser user) {
            CALLS.add("beforeUser " + user.id());
        }

        @LoadTest(iterations = 2)
        void lives(VirtualUser user) {
            CALLS.add("body " + user.iteration());
        }

        @AfterIteration
        void tidy(VirtualUser user) {
            CALLS.add("afterIteration " + user.iteration());
        }

        @AfterUser
        void leave(VirtualUser user) {
            CALLS.add("afterUser " + user.id());
        }
    }

    static class Frugal {
        private long sum;

        @LoadTest(iterations = 20_001, warmup = "1s")
        @Slo("allocation < 1B")
        void adds(VirtualUser user) {
            sum += user.iteration();
        }

        @AfterLoad
        void after(LoadResult result) {
            RESULTS.add(result);
        }
    }

    static class Throwing {
        @LoadTest(iterations = 10)
        void throwsHalfOfTheTime(VirtualUser user) throws Exception {
            BODIES.incrementAndGet();
            if (user.iteration() % 2 == 0) {
                throw new Exception("deliberately wrong");
            }
        }

        @AfterLoad
        void after(LoadResult result) {
            RESULTS.add(result);
        }
    }

    static class Assuming {
        @LoadTest(users = 2, iterations = 1000)
        void assumes(VirtualUser user) throws InterruptedException {
            BODIES.incrementAndGet();
            user.pause("1ms");
            Assumptions.assumeTrue(false, "not here");
        }
    }

    static class Loading {
        @LoadTest(users = 2, iterations = 4)
        void loads() {
            SEEN.add(Thread.currentThread().getContextClassLoader().getName());
        }
    }

    static class Stepping {
        @LoadTest(iterations = 5)
        @Slo("max of 'look up' < 30s")
        void steps(VirtualUser user) throws Exception {
            user.step("look up", () -> "found");
        }
    }
}
