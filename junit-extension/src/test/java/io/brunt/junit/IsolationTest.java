// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final AtomicInteger LOADED = new AtomicInteger();
    private static volatile CountDownLatch company = new CountDownLatch(2);

    @TempDir
    Path reports;

    @BeforeEach
    void reset() {
        INSIDE.set(0);
        OVERLAPS.set(0);
        LOADED.set(0);
        company = new CountDownLatch(2);
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
    void seesPlainTestsMeet() {
        // The probe of the next test: without locks two tests wait for each other, and do meet.
        parallel().run(PlainOne.class, PlainTwo.class).succeeded(4);

        assertThat(company.getCount()).isZero();
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
        parallel().run(PlainOne.class, LikeALoadTest.class).succeeded(3);

        assertThat(OVERLAPS.get()).as("tests that met").isPositive();
    }

    /** Waits a moment for company: long enough for any other test that may run to come in. */
    private static void plain() throws InterruptedException {
        INSIDE.incrementAndGet();
        company.countDown();
        boolean met = company.await(200, TimeUnit.MILLISECONDS);
        INSIDE.decrementAndGet();
        assertThat(met || company.getCount() > 0).isTrue();
    }

    private static void load() {
        LOADED.incrementAndGet();
        if (INSIDE.get() > 0) {
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

    static class LikeALoadTest {
        @Test
        void waitsUntilItIsMet() throws InterruptedException {
            company.countDown();
            assertThat(company.await(10, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 1_000_000 && OVERLAPS.get() == 0; i++) {
                load();
                Thread.onSpinWait();
            }
        }
    }

    static class LoadOne {
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

    static class LoadTemplate {
        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        @Load(users = 2, iterations = 40)
        void loads(int argument) {
            load();
        }
    }
}
