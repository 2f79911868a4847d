// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.Recording;
import io.brunt.record.RecordingFixture;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

    private static final double SECONDS = 10;

    private static double figure(Metric metric, Recording recording) {
        Scope scope = new Scope(recording.whole(), Duration.ZERO, recording.measuredTime());
        return Figures.of(metric, scope).actual().orElseThrow();
    }

    private static Reach reach(Metric metric, Recording sofar, long toCome) {
        Scope scope = new Scope(sofar.whole(), Duration.ZERO, sofar.measuredTime());
        return Reach.of(metric, scope, toCome, SECONDS, SECONDS);
    }

    private static void add(RecordingFixture recording, SplittableRandom random, int count) {
        for (int i = 0; i < count; i++) {
            String time = random.nextInt(1, 2_000) + "ms";
            switch (random.nextInt(4)) {
                case 0 -> recording.errors(1, "1s", time);
                case 1 -> recording.shed(1, "1s", time);
                default -> recording.completed(1, "1s", time);
            }
            recording.checks(2, random.nextInt(3));
        }
        recording.dropped(random.nextInt(count + 1), "1s");
    }

    /** Whatever comes, the figure ends within its reach. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "p50",
                "p99",
                "p99.9",
                "service-time p90",
                "mean",
                "service-time mean",
                "max",
                "min",
                "throughput",
                "error-rate",
                "shed-rate",
                "check-rate",
                "errors",
                "dropped",
                "abandoned"
            })
    void holdsEveryFuture(String text) {
        Metric metric = SloParser.parse(text + bound(text)).metric();
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int measured = random.nextInt(1, 40);
            int toCome = random.nextInt(0, 60);
            int came = random.nextInt(0, toCome + 1);
            RecordingFixture recording = new RecordingFixture();
            add(recording, random, measured);
            // What is dropped comes too: it was due.
            Reach reach = reach(metric, recording.build(), 2L * toCome);
            add(recording, random, came);

            assertThat(figure(metric, recording.build()))
                    .as("%s, seed %d", text, seed)
                    .isBetween(reach.least() - 1e-9, reach.greatest() + 1e-9);
        }
    }

    private static String bound(String metric) {
        return switch (metric) {
            case "throughput" -> " > 1/s";
            case "error-rate", "shed-rate", "check-rate" -> " < 50%";
            case "errors", "dropped", "abandoned" -> " < 5";
            default -> " < 1s";
        };
    }

    private static Recording hundred() {
        return new RecordingFixture()
                .completed(90, "1s", "10ms")
                .errors(10, "2s", "500ms")
                .build();
    }

    private static boolean excludes(String slo, long toCome) {
        Slo parsed = SloParser.parse(slo);
        return reach(parsed.metric(), hundred(), toCome).excludes(parsed);
    }

    /** Of 100 ten are slow. With 899 fast ones to come they are more than 1 in 100, with 900 they are not. */
    @Test
    void isNoWiderThanTheKindestAndTheUnkindestFuture() {
        assertThat(excludes("p99 < 250ms", 899)).isTrue();
        assertThat(excludes("p99 < 250ms", 900)).isFalse();
        assertThat(excludes("error-rate < 1%", 900)).isTrue();
        assertThat(excludes("error-rate < 1%", 901)).isFalse();
        assertThat(excludes("error-rate = 0%", 1_000_000)).isTrue();
        assertThat(excludes("error-rate >= 20%", 11)).isTrue();
        assertThat(excludes("error-rate >= 20%", 13)).isFalse();
        assertThat(excludes("errors < 10", 1_000_000)).isTrue();
        assertThat(excludes("errors <= 10", 0)).isFalse();
        assertThat(excludes("max < 500ms", 1_000_000)).isTrue();
        assertThat(excludes("max > 600ms", 0)).isTrue();
        assertThat(excludes("max > 600ms", 1)).isFalse();
        assertThat(excludes("min > 20ms", 1)).isTrue();
        assertThat(excludes("p50 > 100ms", 80)).isTrue();
        assertThat(excludes("p50 > 100ms", 81)).isFalse();
        assertThat(excludes("mean < 50ms", 17)).isTrue();
        assertThat(excludes("mean < 50ms", 19)).isFalse();
        assertThat(excludes("throughput > 100/s", 909)).isTrue();
        assertThat(excludes("throughput > 100/s", 911)).isFalse();
        assertThat(excludes("balance < 1.1", 0)).isFalse();
    }
}
