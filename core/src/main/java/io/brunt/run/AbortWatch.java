// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.engine.RunFollower;
import io.brunt.engine.StopSignal;
import io.brunt.record.Ending;
import io.brunt.slo.LostObjectives;

/** Ends a run as soon as an objective with {@code abort} is lost. Looks about once a second. */
final class AbortWatch implements RunFollower {

    private static final long SECOND = 1_000_000_000;

    /** A timeline of hours takes longer to look through: no more than so many looks in its time. */
    private static final int MOST_LOOKS = 600;

    private final LostObjectives lost;
    private final StopSignal stop;
    private final Runnable whenMeasuring;
    private long nextNanos = SECOND;

    AbortWatch(LostObjectives lost, StopSignal stop, Runnable whenMeasuring) {
        this.lost = lost;
        this.stop = stop;
        this.whenMeasuring = whenMeasuring;
    }

    @Override
    public void measuring() {
        whenMeasuring.run();
    }

    @Override
    public void look(RunView run) throws InterruptedException {
        long now = run.nowNanos();
        if (lost.isEmpty() || now < nextNanos) {
            return;
        }
        nextNanos = now + Math.max(SECOND, now / MOST_LOOKS);
        lost.find(run.sofar())
                .ifPresent(it -> stop.stop(Ending.lost(it.expression() + " was lost, whatever else would have come")));
    }
}
