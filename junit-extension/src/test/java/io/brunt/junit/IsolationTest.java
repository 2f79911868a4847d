// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A load test never shares its time with another test, however parallel JUnit is told to be. */
class IsolationTest {

    private static final AtomicInteger INSIDE = new AtomicInteger();
    private static final AtomicInteger OVERLAPS = new AtomicInteger();
    private static final AtomicInteger LOADING = new AtomicInteger();
    private static final AtomicInteger LOADED = new AtomicInteger();
    private static volatile CountDownLatch plainInside = new CountDownLatch(1);
    private static volatile CountDownLatch plainWasSeen = new CountDownLatch(1);
    private static volatile long patienceMillis;

    @TempDir
    Path reports;

    @BeforeEach
    void reset() {
        INSIDE.set(0);
        OVERLAPS.set(0);
        LOADING.set(0);
        LOADED.set(0);
        plainInside = new CountDownLatch(1);
        plainWasSeen = new CountDownLatch(1);
        patienceMillis = 200;
    }

    private Launch parallel() {
        return Launch.into(reports)
                .with("junit.jupiter.execution.parallel.enabled", "true")
                .with("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .with("junit.jupiter.execution.parallel.mode.classes.default", "concurrent")
                .with("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .with("junit.jupiter.execution.parallel.config.fixed.parallelism", "8");
    }

    @Test
    void isAloneUnderParallelExecution() {
        parallel()
                .run(PlainOne.class, LoadOne.class, PlainTwo.class, LoadTwo.class, LoadNested.class, LoadTemplate.class)
                .succeeded(4 + 1 + 1 + 1 + 2);

        assertThat(LOADED).as("iterations").hasValue(5 * 40);
        assertThat(OVERLAPS).as("tests that met a load test").hasValue(0);
    }

    @Test
    void wouldSeeALoadTestThatMeetsAPlainOne() {
        patienceMillis = 10_000;

        parallel().run(PlainOne.class, LikeALoad.class).succeeded(3);

        assertThat(OVERLAPS.get()).as("tests that met").isPositive();
    }

    /** Stays for a moment, long enough for any other test that may run to come in. */
    private static void plain() throws InterruptedException {
        INSIDE.incrementAndGet();
        lookAround(LOADING);
        plainInside.countDown();
        if (plainWasSeen.await(patienceMillis, TimeUnit.MILLISECONDS)) {
            assertThat(OVERLAPS.get()).isPositive();
        }
        lookAround(LOADING);
        INSIDE.decrementAndGet();
    }

    private static void load() {
        LOADED.incrementAndGet();
        lookAround(INSIDE);
    }

    private static void lookAround(AtomicInteger others) {
        if (others.get() > 0) {
            OVERLAPS.incrementAndGet();
        }
    }

    static class PlainOne {
        @Test
        void first() throws InterruptedException {
            plain();
        }

        @Test
        void second() throws InterruptedException {
            plain();
        }
    }

    static class PlainTwo extends PlainOne {}

    static class LikeALoad {
        @Test
        void comesInBesideAPlainOne() throws InterruptedException {
            assertThat(plainInside.await(10, TimeUnit.SECONDS)).isTrue();
            load();
            plainWasSeen.countDown();
        }
    }

    static class Loading {
        @BeforeEach
        void enter() {
            lookAround(INSIDE);
            lookAround(LOADING);
            LOADING.incrementAndGet();
        }

        @AfterEach
        void leave() {
            LOADING.decrementAndGet();
        }
    }

    static class LoadOne extends Loading {
        @LoadTest(users = 2, iterations = 40)
        void loads() {
            load();
        }
    }

    static class LoadTwo extends LoadOne {}

    static class LoadNested {
        @Nested
        class Inner extends LoadOne {}
    }

    static class LoadTemplate extends Loading {
        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @Load(users = 2, iterations = 40)
        void loads(int argument) {
            load();
        }
    }
}
