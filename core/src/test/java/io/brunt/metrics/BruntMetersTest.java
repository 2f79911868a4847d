// SPDX-License-Identifier: Apache-2.0
package io.brunt.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brunt.process.ProcessFigures;
import io.brunt.process.ProcessRecording;
import io.brunt.record.ErrorGroup;
import io.brunt.result.InstanceResult;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import io.brunt.result.StepResult;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.NamingConvention;
import io.micrometer.core.instrument.logging.LoggingMeterRegistry;
import io.micrometer.core.instrument.simple.CountingMode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.jmx.JmxConfig;
import io.micrometer.jmx.JmxMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    void showTheLastSecondOfEachProcessThatIsKnown() {
        meters.sofar(result);

        ProcessFigures last = last(result.services().get(1));
        assertThat(gauge("brunt.app.cpu", "process", "api-2")).isEqualTo(last.cpu());
        assertThat(gauge("brunt.app.rss", "process", "api-2")).isEqualTo(last.rssBytes());
        assertThat(gauge("brunt.app.heap", "process", "api-2")).isEqualTo(last.heapBytes());
        assertThat(gauge("brunt.app.threads", "process", "api-2")).isEqualTo(last.threads());
        assertThat(gauge("brunt.app.files.open", "process", "api-2")).isEqualTo(last.openFiles());
        assertThat(registry.get("brunt.app.gc.pause")
                        .tag("process", "api-2")
                        .timeGauge()
                        .value(TimeUnit.MICROSECONDS))
                .isCloseTo(last.gcPauseMicros(), within(1e-6));
        assertThat(registry.find("brunt.app.heap").tag("process", "balancer-1").gauge())
                .isNull();
        assertThat(registry.get("brunt.app.rss")
                        .tag("service", "balancer")
                        .gauge()
                        .getId()
                        .getBaseUnit())
                .isEqualTo("bytes");
    }

    private static ProcessFigures last(ProcessRecording process) {
        return process.timeline().get(process.timeline().size() - 1).figures();
    }

    static Stream<MeterRegistry> registries() {
        CompositeMeterRegistry two = new CompositeMeterRegistry();
        two.add(new SimpleMeterRegistry());
        two.add(new SimpleMeterRegistry());
        MeterRegistry tagged = new SimpleMeterRegistry();
        tagged.config().commonTags("team", "shop").meterFilter(MeterFilter.renameTag("brunt", "test", "load.test"));
        MeterRegistry denied = new SimpleMeterRegistry();
        denied.config().meterFilter(MeterFilter.denyNameStartsWith("brunt.steps"));
        return Stream.of(
                new CompositeMeterRegistry(),
                two,
                new SimpleMeterRegistry(
                        key -> "simple.mode".equals(key) ? CountingMode.STEP.name() : null, new MockClock()),
                new JmxMeterRegistry(JmxConfig.DEFAULT, Clock.SYSTEM),
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                new LoggingMeterRegistry(key -> "logging.enabled".equals(key) ? "false" : null, Clock.SYSTEM),
                tagged,
                denied);
    }

    @ParameterizedTest
    @MethodSource("registries")
    void goIntoEachKindOfRegistryTwice(MeterRegistry kind) {
        LoadResult again = RichResult.named(
                RichResult.passing(), "shop.CheckoutLoadTest", "holdsAHundredUsers", Path.of("target/brunt"));
        for (LoadResult run : List.of(result, again)) {
            // Another test instance has another field: the registry is the same.
            BruntMeters own = BruntMeters.in(kind);
            own.sofar(run);
            own.ended(run);
        }

        assertThat(kind.find("brunt.iterations.started").counters()).hasSize(1);
        assertThat(kind.find("brunt.verdict").gauges()).hasSize(4);
        assertThat(kind.get("brunt.verdict").tag("verdict", "pass").gauge().value())
                .isEqualTo(isWithoutAny(kind) ? 0 : 1);
        kind.close();
    }

    private static boolean isWithoutAny(MeterRegistry kind) {
        return kind instanceof CompositeMeterRegistry composite
                && composite.getRegistries().isEmpty();
    }

    @Test
    void haveNamesThatTellEachApartInEachConvention() {
        meters.ended(result);

        for (NamingConvention convention : List.of(
                NamingConvention.dot,
                NamingConvention.snakeCase,
                NamingConvention.camelCase,
                NamingConvention.slashes,
                NamingConvention.upperCamelCase)) {
            List<String> names = registry.getMeters().stream()
                    .map(it -> it.getId().getName() + " = " + it.getId().getConventionName(convention))
                    .distinct()
                    .toList();
            assertThat(names.stream().map(it -> it.split(" = ")[1])).doesNotHaveDuplicates();
        }
        assertThat(registry.getMeters())
                .allSatisfy(it ->
                        assertThat(it.getId().getName()).startsWith("brunt.").matches("[a-z0-9.]+"));
    }

    @Test
    void haveNoTagWhoseValuesGrowWithTheLoad() {
        meters.ended(result);
        long before = registry.getMeters().size();

        BruntMeters.in(registry)
                .ended(RichResult.named(
                        RichResult.failing(12, 400), "shop.CheckoutLoadTest", "holdsAHundredUsers", Path.of("brunt")));

        assertThat(registry.getMeters()).hasSize((int) before);
        assertThat(registry.getMeters().stream()
                        .flatMap(it -> it.getId().getTags().stream())
                        .map(Tag::getKey)
                        .distinct())
                .containsExactlyInAnyOrder("test", "step", "instance", "kind", "verdict", "slo", "service", "process");
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
