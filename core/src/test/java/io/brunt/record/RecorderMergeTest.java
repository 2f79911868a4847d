// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecorderMergeTest {

    private final RecordingLayout layout = new RecordingLayout(List.of("1"), List.of(), List.of(), 0);

    private static void iterate(Recorder recorder, int second, int users) {
        recorder.iterationStarted(0, second, users, 0);
        recorder.iterationEnded(0, second, Outcome.COMPLETED, 1_000, 1_000, true);
    }

    private static List<Second> timeline(Recorder... recorders) {
        return new RecorderMerge(Stream.of(recorders).map(Recorder::reading).toList())
                .merge(List.of(), Duration.ofSeconds(4), Optional.empty())
                .timeline();
    }

    private static List<InstanceRecording> instances(Recorder recorder) {
        return new RecorderMerge(List.of(recorder.reading()))
                .merge(List.of(), Duration.ofSeconds(1), Optional.empty())
                .instances();
    }

    @Test
    void namesInstancesOnlyIfOneWasAsked() {
        RecordingLayout twoInstances = new RecordingLayout(List.of("1"), List.of("GET /"), List.of("a", "b"), 0);
        Recorder code = new Recorder(twoInstances);
        iterate(code, 0, 1);
        Recorder http = new Recorder(twoInstances);
        iterate(http, 0, 1);
        http.requestEnded(0, 0, 0, 1, 200, Outcome.COMPLETED, 1_000, 1_000, true, 10, 10);

        assertThat(instances(code)).isEmpty();
        assertThat(instances(http)).extracting(InstanceRecording::url).containsExactly("a", "b");
    }

    @Test
    void addsUpTheUsersOfAllRecorders() {
        Recorder one = new Recorder(layout);
        Recorder two = new Recorder(layout);
        iterate(one, 0, 3);
        iterate(two, 0, 2);

        assertThat(timeline(one, two)).extracting(Second::users).containsExactly(5);
    }

    @Test
    void keepsUsersWhoWaitWhileThoseOfAnotherRecorderGoOn() {
        Recorder one = new Recorder(layout);
        Recorder two = new Recorder(layout);
        iterate(one, 0, 3);
        iterate(two, 0, 2);
        iterate(one, 1, 3);
        iterate(one, 3, 4);

        List<Second> timeline = timeline(one, two);

        assertThat(timeline).extracting(Second::users).containsExactly(5, 5, 5, 6);
        assertThat(timeline).extracting(Second::started).containsExactly(2L, 1L, 0L, 1L);
    }

    @Test
    void tellsHowLateTheLatestStartOfEachSecondWas() {
        Recorder one = new Recorder(layout);
        Recorder two = new Recorder(layout);
        for (long lateness : new long[] {300, 900, 100}) {
            one.iterationStarted(0, 0, 1, lateness);
            one.iterationEnded(0, 0, Outcome.COMPLETED, 1_000, 1_000, true);
        }
        two.iterationStarted(0, 0, 1, 400);
        two.iterationEnded(0, 0, Outcome.COMPLETED, 1_000, 1_000, true);
        two.iterationStarted(0, 1, 1, 500);
        two.iterationEnded(0, 1, Outcome.COMPLETED, 1_000, 1_000, true);

        assertThat(timeline(one, two)).extracting(Second::latestNanos).containsExactly(900L, 500L);
    }

    @Test
    void leavesOutWhatStillRuns() {
        Recorder recorder = new Recorder(new RecordingLayout(List.of("1"), List.of(), List.of(), 0));
        iterate(recorder, 0, 1);
        recorder.iterationStarted(0, 1, 2, 0);

        Recording sofar = new RecorderMerge(List.of(recorder.reading().ofWhatEnded()))
                .merge(List.of(), Duration.ofSeconds(2), Optional.empty());

        assertThat(sofar.whole().tally().started()).isEqualTo(1);
        assertThat(sofar.timeline()).extracting(Second::started).containsExactly(1L, 0L);
        recorder.iterationEnded(0, 1, Outcome.COMPLETED, 1_000, 1_000, true);
        assertThat(timeline(recorder)).extracting(Second::started).containsExactly(1L, 1L);
    }
}
