// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to take down one iteration of one request, with everything there is to take down. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecorderBenchmark {

    private static final int EACH_SECOND = 10_000;

    private final Recorder recorder = new Recorder(
            new RecordingLayout(List.of("1"), List.of("POST /process"), List.of("http://127.0.0.1:8080"), 0));
    private final long[] nanos =
            new SplittableRandom(1).longs(4_096, 500_000, 5_000_000).toArray();
    private int at;

    /** Take an iteration down. */
    @Benchmark
    public void iteration() {
        int second = at / EACH_SECOND;
        long time = nanos[at++ & 4_095];
        recorder.iterationStarted(0, second, 50, 40_000);
        recorder.requestEnded(0, second, 0, 0, 200, Outcome.COMPLETED, time, time, true, 180, 120);
        recorder.iterationEnded(0, second, Outcome.COMPLETED, time, time, true);
    }
}
