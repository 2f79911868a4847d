// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.ThinkTime;
import io.brunt.unit.Figure;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * How many iterations are timed together, where one alone is too short for the clock: a look at it takes some 25 ns.
 *
 * <p>Tried out by one user, whose thread alone calls {@link #tried}; any thread may read the size. First its iterations
 * are timed one by one, then in batches of about {@value #BATCH_NANOS} ns, whose mean has the clock's part no longer in
 * it. The trial lasts as long as the warm-up, else {@value #TRIAL_NANOS} ns, in which a JVM has compiled such a body; from
 * then on the size stays.
 */
final class BatchSize {

    /** A body that takes longer is timed alone: the clock's part is 5 % of it at most. */
    static final long SHORT_NANOS = 1_000;

    /** Short beside all that plans are made of, long against a look at the clock. */
    static final long BATCH_NANOS = 10_000;

    static final int MOST = 1_000;

    static final long TRIAL_NANOS = 200_000_000;

    /** Never together: each has a time of its own to begin at. */
    static final BatchSize ONE_BY_ONE = new BatchSize(false, 0);

    private final long warmupNanos;
    private final long[] latest = new long[255];
    private long seen;
    private long trialFrom;
    private boolean over;
    private volatile int size = 1;
    private volatile long usualNanos = 1;

    /**
     * Begin with iterations that are timed alone.
     *
     * @param possible whether they may be timed together at all
     * @param warmupNanos how long the trial may take before anything is measured, or 0
     */
    BatchSize(boolean possible, long warmupNanos) {
        this.warmupNanos = warmupNanos;
        this.over = !possible;
    }

    /**
     * Tell how iterations of a plan are timed.
     *
     * @param plan with pauses, or a number of iterations, or a rate, they are timed one by one
     * @param code likewise where something runs around its iterations
     * @return a trial to be made, or none
     */
    static BatchSize of(LoadPlan plan, UserCode code) {
        boolean possible =
                (plan.model() instanceof LoadModel.ConstantUsers || plan.model() instanceof LoadModel.RampingUsers)
                        && plan.thinkTime().equals(ThinkTime.NONE)
                        && plan.pacing().isZero()
                        && !code.surroundsIterations();
        return possible ? new BatchSize(true, plan.warmup().toNanos()) : ONE_BY_ONE;
    }

    /** Return how many iterations are timed together now; 1 or more. */
    int size() {
        return size;
    }

    /** Say how iterations were timed, if not one by one. */
    Optional<String> told() {
        return size == 1
                ? Optional.empty()
                : Optional.of("an iteration took less than " + Figure.time(Duration.ofNanos(SHORT_NANOS)) + ", so "
                        + Figure.count(size)
                        + " at a time were timed together and each counts with their mean: percentiles, min and max are those"
                        + " of such means, and one slow iteration among them is not seen");
    }

    /** Return how long an iteration took in the trial. */
    long usualNanos() {
        return usualNanos;
    }

    /** Tell whether the user whose iterations are looked at is still on trial. */
    boolean isOnTrial() {
        return !over;
    }

    /**
     * Look at what was timed.
     *
     * @param now plan time, 0 when measuring begins
     * @param nanosEach how long an iteration took, on average
     */
    void tried(long now, long nanosEach) {
        if (over) {
            return;
        }
        if (seen == 0 && size == 1) {
            trialFrom = now;
        }
        latest[(int) (seen++ % latest.length)] = nanosEach;
        long end = warmupNanos > 0 ? 0 : trialFrom + TRIAL_NANOS;
        if (size == 1 && now >= (trialFrom + end) / 2) {
            resize();
            seen = 0;
            over = size == 1;
        } else if (now >= end) {
            resize();
            over = true;
        }
    }

    private void resize() {
        long usual = Math.max(1, median());
        usualNanos = usual;
        size = usual < SHORT_NANOS ? (int) Math.min(MOST, Math.max(1, BATCH_NANOS / usual)) : 1;
    }

    private long median() {
        long[] sorted = Arrays.copyOf(latest, (int) Math.min(seen, latest.length));
        Arrays.sort(sorted);
        return sorted.length == 0 ? SHORT_NANOS : sorted[sorted.length / 2];
    }
}
