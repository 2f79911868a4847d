// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.engine.StopSignal;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.ThinkTime;
import io.brunt.record.Ending;
import io.brunt.record.Recording;
import io.brunt.record.Tally;
import io.brunt.unit.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CodeEngineTest {

    private static final Ending ENOUGH = Ending.interrupted("enough");

    private final AtomicLong calls = new AtomicLong();

    private static Recording run(LoadPlan plan, UserCode code, StopSignal stop) {
        return CodeRuns.run(plan, code, List.of(), stop);
    }

    private static Recording run(LoadPlan plan, UserCode code) {
        return run(plan, code, new StopSignal());
    }

    private static LoadPlan.Builder shared(long iterations, int users) {
        return LoadPlan.builder(new LoadModel.SharedIterations(iterations, users, Duration.ofSeconds(30)));
    }

    @Test
    void sharesIterationsOut() {
        Recording recording = run(shared(1000, 4).build(), user -> calls.incrementAndGet());

        assertThat(calls).hasValue(1000);
        assertThat(recording.whole().tally().completed()).isEqualTo(1000);
    }

    @Test
    void givesEachUserItsIterationsAndItsIdentity() {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        LoadPlan plan = LoadPlan.builder(new LoadModel.IterationsPerUser(5, 3, Duration.ofSeconds(30)))
                .build();

        run(plan, user -> seen.add(user.id() + ":" + user.iteration()));

        assertThat(seen).hasSize(15).contains("1:0", "1:4", "3:4");
    }

    @Test
    void countsEachUserOnceHoweverManyRecordersThereAre() {
        CountDownLatch all = new CountDownLatch(7);

        Recording recording = run(shared(7, 7).build(), user -> {
            all.countDown();
            assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        });

        assertThat(recording.timeline())
                .first()
                .satisfies(it -> assertThat(it.users()).isLessThanOrEqualTo(7));
        assertThat(recording.timeline()).anySatisfy(it -> assertThat(it.users()).isGreaterThan(1));
    }

    @Test
    void startsArrivalsOnScheduleWhileEarlierOnesRun() {
        CountDownLatch all = new CountDownLatch(50);
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(100), Duration.ofMillis(500)))
                .build();

        Recording recording = run(plan, user -> {
            all.countDown();
            // Nobody gets on before all fifty are here: a generator that waits would never bring the second.
            assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        });

        assertThat(recording.whole().tally().completed()).isEqualTo(50);
        assertThat(recording.delivery().due()).isEqualTo(50);
    }

    @Test
    void dropsArrivalsAtMaxUsers() {
        CountDownLatch end = new CountDownLatch(1);
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(100), Duration.ofMillis(500)))
                .maxUsers(5)
                .gracefulStop(Duration.ZERO)
                .build();

        Recording recording = run(plan, user -> end.await());

        assertThat(recording.delivery().due()).isEqualTo(50);
        // Five at once, and nobody ever leaves; on a busy machine the last of them may not have got on.
        assertThat(recording.whole().tally().abandoned()).isBetween(1L, 5L);
        assertThat(recording.delivery().dropped() + recording.whole().tally().abandoned())
                .isEqualTo(50);
    }

    @Test
    void accountsForEveryArrivalThatWasDueWhenItEnds() {
        // More arrivals than the dispatcher can see, and no time after the plan to catch up.
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(200_000), Duration.ofMillis(100)))
                .maxUsers(1)
                .gracefulStop(Duration.ZERO)
                .build();
        CountDownLatch end = new CountDownLatch(1);

        Recording recording = run(plan, user -> end.await());

        assertThat(recording.delivery().due()).isEqualTo(20_000);
    }

    @Test
    void dropsWhatHasNotStartedAfterMaxDuration() {
        LoadPlan plan = LoadPlan.builder(new LoadModel.SharedIterations(1000, 1, Duration.ofMillis(300)))
                .thinkTime(ThinkTime.parse("100ms"))
                .build();

        Recording recording = run(plan, user -> calls.incrementAndGet());

        assertThat(recording.delivery().started()).isEqualTo(calls.get()).isBetween(1L, 4L);
        assertThat(recording.delivery().started() + recording.delivery().dropped())
                .isEqualTo(1000);
    }

    @Test
    void keepsTheWarmUpOutOfEveryFigure() {
        LoadPlan plan = LoadPlan.builder(new LoadModel.IterationsPerUser(10, 2, Duration.ofSeconds(30)))
                .warmup(Duration.ofMillis(300))
                .thinkTime(ThinkTime.parse("10ms"))
                .build();

        Recording recording = run(plan, user -> calls.incrementAndGet());

        assertThat(recording.whole().tally().started()).isEqualTo(20);
        assertThat(calls.get()).isGreaterThan(22);
    }

    @Nested
    class WhenCodeThrows {

        @Test
        void countsAnErrorOfItsKindAndGoesOn() {
            Recording recording = run(shared(10, 2).build(), user -> {
                if (calls.incrementAndGet() % 2 == 0) {
                    throw new IllegalStateException("out of stock");
                }
            });

            assertThat(recording.whole().tally().errors()).isEqualTo(5);
            assertThat(recording.whole().tally().completed()).isEqualTo(5);
            assertThat(recording.errors()).singleElement().satisfies(it -> {
                assertThat(it.kind()).isEqualTo("exception-IllegalStateException");
                assertThat(it.sample()).isEqualTo("out of stock");
                assertThat(it.count()).isEqualTo(5);
            });
        }

        @Test
        void makesAnIterationAnErrorWhoseStepFailedEvenIfItWasCaught() {
            Recording recording = run(shared(3, 1).build(), user -> {
                try {
                    user.step("pay", () -> {
                        throw new IllegalStateException("declined");
                    });
                } catch (IllegalStateException caught) {
                    calls.incrementAndGet();
                }
            });

            assertThat(recording.whole().tally().errors()).isEqualTo(3);
            assertThat(recording.step("pay").orElseThrow().whole().tally().errors())
                    .isEqualTo(3);
        }
    }

    @Test
    void timesWhatIsBeforeAndAfterAnIterationNot() {
        UserCode code = new UserCode() {
            @Override
            public void iterate(VirtualUser user) {
                calls.incrementAndGet();
            }

            @Override
            public void beforeIteration(VirtualUser user) throws InterruptedException {
                user.pause(Duration.ofMillis(50));
            }
        };

        Recording recording = run(shared(10, 2).build(), code);

        assertThat(recording.whole().responseTime().percentile(50)).isLessThan(Duration.ofMillis(40));
    }

    @Test
    void runsBeforeAndAfterOnceInAUsersLife() {
        List<String> events = new CopyOnWriteArrayList<>();
        UserCode code = new UserCode() {
            @Override
            public void iterate(VirtualUser user) {
                events.add("iterate");
            }

            @Override
            public void beforeUser(VirtualUser user) {
                events.add("before");
            }

            @Override
            public void afterUser(VirtualUser user) {
                events.add("after");
            }
        };

        run(shared(3, 1).build(), code);

        assertThat(events).containsExactly("before", "iterate", "iterate", "iterate", "after");
    }

    @Test
    void countsStepsAndChecks() {
        Recording recording = run(shared(4, 1).build(), user -> {
            user.step("login", calls::incrementAndGet);
            user.check("is even", user.iteration() % 2 == 0);
        });

        Tally whole = recording.whole().tally();
        assertThat(recording.step("login").orElseThrow().whole().tally().completed())
                .isEqualTo(4);
        assertThat(whole.checks()).isEqualTo(4);
        assertThat(whole.failedChecks()).isEqualTo(2);
        assertThat(whole.completed()).isEqualTo(4);
    }

    @Test
    void keepsTheContextClassLoader() {
        ClassLoader own = new ClassLoader(getClass().getClassLoader()) {};
        Set<ClassLoader> seen = ConcurrentHashMap.newKeySet();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(own);
        try {
            run(shared(4, 2).build(), user -> seen.add(Thread.currentThread().getContextClassLoader()));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }

        assertThat(seen).containsExactly(own);
    }

    @Nested
    class AtTheEnd {

        @Test
        void interruptsAndAbandonsWhatHasNotEnded() {
            LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(3, Duration.ofMillis(200)))
                    .gracefulStop(Duration.ofMillis(200))
                    .build();

            Recording recording = run(plan, user -> new CountDownLatch(1).await());

            assertThat(recording.whole().tally().abandoned()).isEqualTo(3);
        }

        @Test
        void countsAStepUnderWayAsAbandoned() {
            LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(3, Duration.ofSeconds(1)))
                    .gracefulStop(Duration.ofSeconds(1))
                    .build();

            Recording recording = run(
                    plan,
                    user -> user.step("wait", () -> {
                        new CountDownLatch(1).await();
                        return "never";
                    }));

            Tally step = recording.step("wait").orElseThrow().whole().tally();
            assertThat(step.abandoned()).isEqualTo(3);
            assertThat(step.started()).isEqualTo(3);
        }

        @Test
        void isNotHeldByABodyThatIgnoresTheInterrupt() {
            CountDownLatch never = new CountDownLatch(1);
            LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(1, Duration.ofMillis(100)))
                    .gracefulStop(Duration.ofMillis(100))
                    .build();

            Recording recording = run(plan, user -> {
                while (never.getCount() > 0) {
                    try {
                        never.await();
                    } catch (InterruptedException ignored) {
                        // This is the fault under test.
                    }
                }
            });
            never.countDown();

            assertThat(recording.whole().tally().abandoned()).isEqualTo(1);
        }

        @Test
        void endsAtOnceWhenItIsStopped() {
            StopSignal stop = new StopSignal();
            LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(2, Duration.ofMinutes(5)))
                    .build();

            Recording recording = run(
                    plan,
                    user -> {
                        stop.stop(ENOUGH);
                        new CountDownLatch(1).await();
                    },
                    stop);

            assertThat(recording.ending()).contains(ENOUGH);
            assertThat(recording.whole().tally().abandoned()).isPositive();
        }
    }
}
