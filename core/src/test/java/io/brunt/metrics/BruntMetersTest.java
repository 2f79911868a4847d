// SPDX-License-Identifier: Apache-2.0
package io.brunt.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brunt.record.ErrorGroup;
import io.brunt.result.InstanceResult;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import io.brunt.result.StepResult;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BruntMetersTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final BruntMeters meters = BruntMeters.in(registry);
    private final LoadResult result = RichResult.failing();

    private double count(String name) {
        return registry.get(name).counter().count();
    }

    private Timer timer(String name, String key, String value) {
        return registry.get(name).tag(key, value).timer();
    }

    private double gauge(String name, String key, String value) {
        return registry.get(name).tag(key, value).gauge().value();
    }

    @Test
    void countWhatTheResultCounts() {
        meters.sofar(result);
        meters.sofar(result);
        meters.ended(result);

        assertThat(count("brunt.iterations.started")).isEqualTo(result.totals().requests());
        assertThat(count("brunt.iterations.abandoned"))
                .isEqualTo(result.totals().abandoned());
        assertThat(count("brunt.iterations.dropped")).isEqualTo(result.totals().dropped());
        assertThat(count("brunt.iterations.completed"))
                .isEqualTo(result.recording().whole().tally().completed());
        for (ErrorGroup error : result.errors()) {
            assertThat(registry.get("brunt.errors")
                            .tag("kind", error.kind())
                            .counter()
                            .count())
                    .isEqualTo(error.count());
        }
    }

    @Test
    void timeEachIterationStepAndInstance() {
        meters.ended(result);

        Timer iterations = registry.get("brunt.iterations").timer();
        double mean = result.responseTime().meanMicros();
        assertThat(iterations.count()).isEqualTo(result.responseTime().count());
        assertThat(iterations.mean(TimeUnit.MICROSECONDS)).isCloseTo(mean, within(mean / 1_000));
        assertThat(iterations.max(TimeUnit.NANOSECONDS))
                .isEqualTo(result.responseTime().max().toNanos());
        for (StepResult step : result.steps()) {
            assertThat(timer("brunt.steps", "step", step.name()).count())
                    .isEqualTo(step.responseTime().count());
        }
        assertThat(result.instances()).hasSize(3);
        for (InstanceResult instance : result.instances()) {
            assertThat(timer("brunt.instances", "instance", instance.url()).count())
                    .isEqualTo(instance.responseTime().count());
        }
    }

    @Test
    void tellTheVerdictAtTheEnd() {
        meters.sofar(result);
        assertThat(registry.find("brunt.verdict").gauge()).isNull();

        meters.ended(result);

        assertThat(gauge("brunt.verdict", "verdict", "fail")).isEqualTo(1);
        assertThat(gauge("brunt.verdict", "verdict", "pass")).isZero();
        for (SloResult slo : result.slos()) {
            assertThat(gauge("brunt.slo.met", "slo", slo.slo().expression()))
                    .isEqualTo(slo.verdict() == Verdict.PASS ? 1 : 0);
        }
        assertThat(registry.get("brunt.users").gauge().value()).isZero();
        assertThat(registry.get("brunt.lateness.p99").timeGauge().value(TimeUnit.MICROSECONDS))
                .isCloseTo(result.recording().delivery().lateness().percentileMicros(99), within(1e-6));
    }

    @Test
    void goOnCountingWhenTheTestRunsAgain() {
        meters.ended(result);
        // Another test instance has another field: the registry is the same.
        LoadResult again = RichResult.named(
                RichResult.passing(), "shop.CheckoutLoadTest", "holdsAHundredUsers", Path.of("target/brunt"));
        BruntMeters.in(registry).ended(again);

        assertThat(count("brunt.iterations.started"))
                .isEqualTo(result.totals().requests() + again.totals().requests());
        assertThat(gauge("brunt.verdict", "verdict", "pass")).isEqualTo(1);
        assertThat(gauge("brunt.verdict", "verdict", "fail")).isZero();
    }

    @Test
    void areInTheGlobalRegistryWhereSomebodyReadsIt() {
        assertThat(BruntMeters.inGlobalRegistry()).isEmpty();

        Metrics.addRegistry(registry);
        try {
            BruntMeters.inGlobalRegistry().orElseThrow().ended(result);

            assertThat(count("brunt.iterations.started"))
                    .isEqualTo(result.totals().requests());
        } finally {
            Metrics.removeRegistry(registry);
        }
    }
}
