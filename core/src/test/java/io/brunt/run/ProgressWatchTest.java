// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.engine.RunFollower.RunView;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.record.Glance;
import io.brunt.record.Outcome;
import io.brunt.record.Recorder;
import io.brunt.record.Recording;
import io.brunt.record.RecordingLayout;
import io.brunt.report.ConsoleCapture;
import io.brunt.report.ConsoleProgress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run whose clock and iterations the test makes. */
class ProgressWatchTest {

    private static final LoadPlan PLAN = LoadPlan.builder(new LoadModel.RampingUsers(
                    0,
                    List.of(
                            new Stage.Users("ramp", Duration.ofSeconds(15), 10),
                            new Stage.Users("hold", Duration.ofSeconds(25), 10))))
            .warmup(Duration.ofSeconds(15))
            .gracefulStop(Duration.ofSeconds(30))
            .build();

    private final Recorder recorder =
            new Recorder(new RecordingLayout(List.of("ramp", "hold"), List.of(), List.of(), -15));
    private long now = Duration.ofSeconds(-15).toNanos();

    private final RunView view = new RunView() {
        @Override
        public long nowNanos() {
            return now;
        }

        @Override
        public Recording sofar() {
            throw new AssertionError("a line of progress is not worth taking stock");
        }

        @Override
        public Glance glance() {
            return recorder.glance();
        }
    };

    private void iterate(int count, int stage, int second, Outcome outcome, Duration time) {
        for (int i = 0; i < count; i++) {
            recorder.iterationStarted(stage, second, 10, 0);
            recorder.iterationEnded(stage, second, outcome, time.toNanos(), time.toNanos(), true);
        }
    }

    private void look(ProgressWatch watch, int second) throws InterruptedException {
        now = Duration.ofSeconds(second).toNanos();
        Runnable work = watch.look(view);
        if (work != null) {
            work.run();
        }
    }

    @Test
    void saysEveryTenSecondsWhereTheRunStands() throws InterruptedException {
        try (ConsoleCapture console = ConsoleCapture.begin()) {
            ProgressWatch watch = new ProgressWatch("holds", PLAN, ConsoleProgress.onStandardOutput(true));
            look(watch, -15);
            iterate(200, Recorder.WARMUP, -10, Outcome.COMPLETED, Duration.ofMillis(90));
            look(watch, -8);
            look(watch, -5);
            iterate(100, Recorder.WARMUP, -1, Outcome.COMPLETED, Duration.ofMillis(90));
            iterate(100, 0, 2, Outcome.COMPLETED, Duration.ofMillis(5));
            look(watch, 5);
            iterate(9, 0, 7, Outcome.COMPLETED, Duration.ofMillis(5));
            iterate(1, 0, 7, Outcome.ERROR, Duration.ofMillis(5));
            iterate(50, 1, 16, Outcome.COMPLETED, Duration.ofMillis(80));
            look(watch, 16);
            look(watch, 41);

            assertThat(console.text()).isEqualTo("""
                holds: warm-up, 0:05 left  not counted  10 users  20/s done
                holds: ramp, 0:35 left  10 users  20/s done  p50 5 ms  p99 5 ms  0 errors
                holds: hold, 0:24 left  10 users  5.36/s done  p50 5 ms  p99 80 ms  1 error
                holds: graceful stop, at most 0:29 left  p50 5 ms  p99 80 ms  1 error
                """);
        }
    }
}
