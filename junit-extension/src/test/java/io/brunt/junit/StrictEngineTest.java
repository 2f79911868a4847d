// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.brunt.problem.BruntException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** {@code brunt.strict=true} stops the whole run where one annotation is wrong. */
class StrictEngineTest {

    private static final AtomicInteger CALLS = new AtomicInteger();

    @BeforeEach
    void reset() {
        CALLS.set(0);
    }

    private static LauncherDiscoveryRequest request(String strict, Class<?> fixture) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(fixture))
                .configurationParameter("brunt.strict", strict)
                .build();
    }

    @Test
    void stopsBeforeAnyTest() {
        LauncherDiscoveryRequest strict = request("true", Mixed.class);

        Throwable stopped = catchThrowable(() -> LauncherFactory.create().execute(strict));

        assertThat(stopped).hasRootCauseInstanceOf(BruntException.class);
        assertThat(stopped)
                .rootCause()
                .hasMessageContaining("StrictEngineTest.Mixed.wrong: @LoadTest names no load model")
                .hasMessageContaining("StrictEngineTest.Mixed.Inner.wrongToo: @Slo has an unknown metric");
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void letsRightOnesRun() {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();

        LauncherFactory.create().execute(request("true", Right.class), summary);

        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(1);
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void leavesTheOthersAloneUnlessItIsTold() {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();

        LauncherFactory.create().execute(request("false", Mixed.class), summary);

        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(1);
        assertThat(summary.getSummary().getTestsFailedCount()).isEqualTo(2);
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void refusesAStrictnessItCannotRead() {
        SummaryGeneratingListener summary = new SummaryGeneratingListener();

        LauncherFactory.create().execute(request("yes", Right.class), summary);

        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(1);
        assertThat(Launch.into(Path.of("target"))
                        .with("brunt.strict", "yes")
                        .run(Loading.class)
                        .failure())
                .hasMessageContaining("brunt.strict (JUnit configuration parameter): unknown value");
    }

    static class Right {
        @Test
        void plain() {
            CALLS.incrementAndGet();
        }
    }

    static class Loading {
        @LoadTest(iterations = 1)
        void loads() {}
    }

    static class Mixed extends Right {
        @LoadTest
        void wrong() {}

        @Nested
        class Inner {
            @LoadTest(iterations = 1)
            @Slo("eror-rate < 1%")
            void wrongToo() {}
        }
    }
}
