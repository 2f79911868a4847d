// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps and instances over time: nothing is lost when columns grow longer, recorders are merged, or ends come late. */
class TimeSeriesTest {

    private static final RecordingLayout LAYOUT =
            new RecordingLayout(List.of("1"), List.of("GET /"), List.of("http://a", "http://b"), -2);

    private static void request(Recorder recorder, int second, int instance, Outcome outcome, long micros) {
        int stage = second < 0 ? Recorder.WARMUP : 0;
        long nanos = micros * 1_000;
        recorder.iterationStarted(stage, second, 1, 0);
        recorder.requestEnded(
                stage, second, 0, instance, outcome == Outcome.ERROR ? 503 : 200, outcome, nanos, nanos, true, 10, 10);
        recorder.iterationEnded(stage, second, outcome, nanos, nanos, true);
    }

    private static Recording merged(Recorder... recorders) {
        return new RecorderMerge(Stream.of(recorders).map(Recorder::reading).toList())
                .merge(List.of(), Duration.ofSeconds(4), Optional.empty());
    }

    private static List<Integer> starts(TimeSeries series) {
        return series.columns().stream().map(TimeSeries.Column::second).toList();
    }

    private static List<Long> counts(TimeSeries series) {
        return series.columns().stream().map(it -> it.tally().started()).toList();
    }

    @Test
    void tellsWhichInstanceWasSlowAndWhichFailedAndWhen() {
        Recorder recorder = new Recorder(LAYOUT);
        request(recorder, -1, 0, Outcome.COMPLETED, 900_000);
        for (int second = 0; second < 4; second++) {
            request(recorder, second, 0, Outcome.COMPLETED, 1_000);
            request(
                    recorder,
                    second,
                    1,
                    second == 2 ? Outcome.ERROR : Outcome.COMPLETED,
                    second == 2 ? 500_000 : 1_000);
        }

        Recording recording = merged(recorder);

        TimeSeries slow = recording.instances().get(1).series();
        assertThat(slow.seconds()).isEqualTo(1);
        assertThat(starts(slow)).containsExactly(0, 1, 2, 3);
        assertThat(slow.columns().stream().map(it -> it.tally().errors()).toList())
                .containsExactly(0L, 0L, 1L, 0L);
        assertThat(slow.columns().get(2).responseTime().percentileMicros(99)).isCloseTo(500_000, within(5_000.0));
        assertThat(slow.columns().get(3).responseTime().percentileMicros(99)).isCloseTo(1_000, within(10.0));
        TimeSeries well = recording.instances().get(0).series();
        assertThat(counts(well)).containsExactly(1L, 1L, 1L, 1L);
        assertThat(well.sum(second -> true).responseTime().percentileMicros(100))
                .isCloseTo(1_000, within(10.0));
        assertThat(counts(recording.steps().get(0).series())).containsExactly(2L, 2L, 2L, 2L);
    }

    @Test
    void takesWhatEndsLongAfterItsSecond() {
        Recorder recorder = new Recorder(LAYOUT);
        for (int second : new int[] {9, 0, 9, 5, 0}) {
            request(recorder, second, 0, Outcome.COMPLETED, 1_000);
        }

        TimeSeries series = merged(recorder).instances().get(0).series();

        assertThat(starts(series)).containsExactly(0, 5, 9);
        assertThat(counts(series)).containsExactly(2L, 1L, 2L);
    }

    @ParameterizedTest
    @CsvSource({"511, 1", "512, 2", "1023, 2", "1024, 4", "86399, 256"})
    void neverHasMoreColumnsThanFit(int last, int seconds) {
        Recorder recorder = new Recorder(LAYOUT);
        IntStream.rangeClosed(0, last)
                .forEach(it -> request(recorder, it, 0, it % 7 == 0 ? Outcome.ERROR : Outcome.COMPLETED, 1_000 + it));

        TimeSeries series = merged(recorder).instances().get(0).series();

        assertThat(series.seconds()).isEqualTo(seconds);
        assertThat(series.columns()).hasSizeLessThanOrEqualTo(SeriesCells.MOST_COLUMNS);
        assertThat(starts(series)).allMatch(it -> it % seconds == 0);
        for (TimeSeries.Column it : series.columns()) {
            int inColumn = Math.min(seconds, last + 1 - it.second());
            assertThat(it.tally().started()).isEqualTo(inColumn);
            long greatest = 1_000L + it.second() + inColumn - 1;
            assertThat(it.responseTime().max())
                    .isCloseTo(Duration.ofNanos(greatest * 1_000), Duration.ofNanos(greatest * 10));
        }
    }

    @Test
    void mergesRecordersWhoseColumnsDiffer() {
        Recorder one = new Recorder(LAYOUT);
        Recorder other = new Recorder(LAYOUT);
        IntStream.range(0, 3).forEach(it -> request(one, it, 0, Outcome.COMPLETED, 1_000));
        request(other, 1, 0, Outcome.ERROR, 2_000);
        request(other, 600, 0, Outcome.COMPLETED, 3_000);

        TimeSeries series = merged(one, other).instances().get(0).series();

        assertThat(series.seconds()).isEqualTo(2);
        assertThat(starts(series)).containsExactly(0, 2, 600);
        assertThat(counts(series)).containsExactly(3L, 1L, 1L);
        assertThat(series.columns().get(0).tally().errors()).isEqualTo(1);
    }

    @Test
    void tellsNothingRatherThanAPart() {
        StepRecording known = merged(filled()).steps().get(0);
        StepRecording unknown = new StepRecording("GET /", known.byStage(), known.statusCodes());

        assertThat(known.plus(unknown).series()).isEqualTo(TimeSeries.NONE);
        assertThat(unknown.plus(known).series()).isEqualTo(TimeSeries.NONE);
        assertThat(counts(known.plus(known).series())).containsExactly(2L);
    }

    private static Recorder filled() {
        Recorder recorder = new Recorder(LAYOUT);
        request(recorder, 0, 0, Outcome.COMPLETED, 1_000);
        return recorder;
    }

    @Test
    void keepsThoseOfTheFirstStepsAndInstancesOnly() {
        Recorder recorder = new Recorder(LAYOUT);
        for (int i = 0; i < SeriesCells.MOST_SERIES + 3; i++) {
            int step = recorder.step("step " + i);
            int instance = recorder.instance("instance " + i);
            recorder.iterationStarted(0, 0, 1, 0);
            recorder.requestEnded(0, 0, step, instance, 200, Outcome.COMPLETED, 1, 1, true, 1, 1);
            recorder.iterationEnded(0, 0, Outcome.COMPLETED, 1, 1, true);
        }

        Recording recording = merged(recorder);

        assertThat(recording.steps().stream().filter(it -> it.series().columns().isEmpty()))
                .extracting(StepRecording::name)
                .containsExactly("GET /", "step 31", "step 32", "step 33", "step 34");
        assertThat(recording.instances().stream()
                        .filter(it -> it.series().columns().isEmpty()))
                .hasSize(5);
    }

    @Test
    void keepsNoneOfAnInstanceThatIsAlone() {
        Recorder recorder = new Recorder(new RecordingLayout(List.of("1"), List.of("GET /"), List.of("http://a"), 0));
        request(recorder, 0, 0, Outcome.COMPLETED, 1_000);

        assertThat(merged(recorder).instances().get(0).series()).isEqualTo(TimeSeries.NONE);
    }

    @Test
    void refusesAColumnOfNoLength() {
        assertThatThrownBy(() -> new TimeSeries(0, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
