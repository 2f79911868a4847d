// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.plan.ArrivalPattern;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.unit.Rate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to tell when the next arrival is due. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScheduleBenchmark {

    @Param
    ArrivalPattern arrivals = ArrivalPattern.EVEN;

    private ArrivalSchedule schedule = schedule();

    private ArrivalSchedule schedule() {
        return ArrivalSchedule.of(
                LoadPlan.builder(new LoadModel.ConstantRate(Rate.perSecond(1_000_000), Duration.ofHours(1)))
                        .arrivals(arrivals)
                        .build());
    }

    /** Lay the arrivals out afresh. */
    @Setup
    public void plan() {
        schedule = schedule();
    }

    /**
     * Ask for the next arrival.
     *
     * @return when it is due
     */
    @Benchmark
    public long next() {
        long next = schedule.nextNanos();
        if (next == ArrivalSchedule.NONE) {
            schedule = schedule();
        }
        return next;
    }
}
