// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.record.Distribution;
import io.brunt.record.Recording;
import io.brunt.record.Slice;
import io.brunt.slo.Metric;
import io.brunt.slo.Slo;
import io.brunt.slo.Slo.Op;
import io.brunt.slo.SloResult;
import io.brunt.slo.SloResult.Interval;
import io.brunt.slo.Verdict;
import io.brunt.unit.Figure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Objectives with their verdicts set by hand and their figures from the recording. */
final class SampleSlos {

    private static final Metric P50 = new Metric.Percentile(50, false);
    private static final Metric P99 = new Metric.Percentile(99, false);
    private static final Metric P999 = new Metric.Percentile(99.9, false);

    private SampleSlos() {}

    static List<SloResult> broken(Recording recording, int scale) {
        Slice whole = recording.whole();
        Distribution hold = recording.iterations().get(1).responseTime();
        Distribution down = recording.iterations().get(2).responseTime();
        double p99 = whole.responseTime().percentileMicros(99);
        double worst = hold.percentileMicros(99.5);
        double errorRate = (double) whole.tally().errors() / whole.tally().started();
        double rate =
                whole.tally().completedInTime() / (recording.measuredTime().toMillis() / 1e3);
        Optional<Duration> breach = Optional.of(Duration.ofSeconds(4L * scale));
        return List.of(
                judged(
                        slo("p50 < 100ms", P50, Op.LESS, 100_000),
                        whole.responseTime().percentileMicros(50),
                        whole,
                        0.02,
                        Verdict.PASS,
                        Optional.empty(),
                        ""),
                judged(slo("p99 < 250ms", P99, Op.LESS, 250_000), p99, whole, 0.09, Verdict.FAIL, breach, ""),
                new SloResult(
                        new Slo(
                                "p99 during hold < 250ms every 10s",
                                P99,
                                Optional.empty(),
                                Optional.of("hold"),
                                Op.LESS,
                                250_000,
                                Optional.of(Duration.ofSeconds(10)),
                                false),
                        OptionalDouble.of(worst),
                        hold.count(),
                        Optional.of(new Interval(worst * 0.93, worst * 1.08, 0.95)),
                        Verdict.FAIL,
                        breach,
                        "2 of 3 windows broke it; the worst is shown"),
                judged(
                        slo("error-rate < 0.1%", Metric.Plain.ERROR_RATE, Op.LESS, 0.001),
                        errorRate,
                        whole,
                        0.2,
                        Verdict.FAIL,
                        Optional.of(Duration.ofSeconds(4L * scale + 1)),
                        ""),
                new SloResult(
                        new Slo(
                                "p99.9 during 'ramp down' < 200ms",
                                P999,
                                Optional.empty(),
                                Optional.of("ramp down"),
                                Op.LESS,
                                200_000,
                                Optional.empty(),
                                false),
                        OptionalDouble.of(down.percentileMicros(99.9)),
                        down.count(),
                        Optional.of(new Interval(166_194, 212_878, 0.95)),
                        Verdict.INCONCLUSIVE,
                        Optional.empty(),
                        "p99.9 needs 2,995 samples, there are " + Figure.count(down.count())),
                judged(
                        slo("throughput > 10/s", Metric.Plain.THROUGHPUT, Op.MORE, 10),
                        rate,
                        whole,
                        0.01,
                        Verdict.PASS,
                        Optional.empty(),
                        ""),
                abandoned(whole));
    }

    static List<SloResult> held(Recording recording) {
        Slice whole = recording.whole();
        return List.of(
                judged(
                        slo("p99 < 250ms", P99, Op.LESS, 250_000),
                        whole.responseTime().percentileMicros(99),
                        whole,
                        0.03,
                        Verdict.PASS,
                        Optional.empty(),
                        ""),
                new SloResult(
                        new Slo(
                                "errors = 0",
                                Metric.Plain.ERRORS,
                                Optional.empty(),
                                Optional.empty(),
                                Op.EQUAL,
                                0,
                                Optional.empty(),
                                true),
                        OptionalDouble.of(0),
                        whole.tally().started(),
                        Optional.empty(),
                        Verdict.PASS,
                        Optional.empty(),
                        ""),
                abandoned(whole));
    }

    static List<SloResult> unmeasured() {
        return List.of(new SloResult(
                slo("p99 < 250ms", P99, Op.LESS, 250_000),
                OptionalDouble.empty(),
                0,
                Optional.empty(),
                Verdict.INVALID,
                Optional.empty(),
                "nothing was measured"));
    }

    private static SloResult abandoned(Slice whole) {
        return new SloResult(
                new Slo(
                        "abandoned = 0",
                        Metric.Plain.ABANDONED,
                        Optional.empty(),
                        Optional.empty(),
                        Op.EQUAL,
                        0,
                        Optional.empty(),
                        true),
                OptionalDouble.of(0),
                whole.tally().started(),
                Optional.empty(),
                Verdict.PASS,
                Optional.empty(),
                "");
    }

    private static Slo slo(String expression, Metric metric, Op op, double bound) {
        return new Slo(expression, metric, Optional.empty(), Optional.empty(), op, bound, Optional.empty(), false);
    }

    private static SloResult judged(
            Slo slo,
            double actual,
            Slice slice,
            double spread,
            Verdict verdict,
            Optional<Duration> breach,
            String reason) {
        return new SloResult(
                slo,
                OptionalDouble.of(actual),
                slice.tally().started(),
                Optional.of(new Interval(actual * (1 - spread), actual * (1 + spread), 0.95)),
                verdict,
                breach,
                reason);
    }
}
