// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.plan.LoadPlan;
import java.util.SplittableRandom;
import org.apiguardian.api.API;

/**
 * When a user of a closed model goes on: its think time and pacing. Confined to one thread.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Pauses {

    private final long leastThinkNanos;
    private final long mostThinkNanos;
    private final long pacingNanos;
    private final SplittableRandom random;

    /**
     * Lay out the pauses of a plan.
     *
     * @param plan of a closed model
     * @param stream which part of the plan's randomness to draw from, so that no two draw the same
     */
    public Pauses(LoadPlan plan, long stream) {
        leastThinkNanos = plan.thinkTime().least().toNanos();
        mostThinkNanos = plan.thinkTime().most().toNanos();
        pacingNanos = plan.pacing().toNanos();
        random = new SplittableRandom(plan.seed() * 0x9E3779B97F4A7C15L + stream);
    }

    /**
     * Return when the next iteration should begin.
     *
     * @param startNanos when the last one began
     * @param endNanos when it ended
     * @return may lie before {@code endNanos} where pacing was held up: response time counts from there
     */
    public long nextNanos(long startNanos, long endNanos) {
        long rested = endNanos + thinkNanos();
        if (pacingNanos == 0) {
            return rested;
        }
        long paced = startNanos + pacingNanos;
        return mostThinkNanos == 0 ? paced : Math.max(paced, rested);
    }

    /**
     * Tell whether an iteration has an intended start of its own.
     *
     * @return false where it simply follows the last one
     */
    public boolean arePaced() {
        return pacingNanos > 0;
    }

    private long thinkNanos() {
        return leastThinkNanos == mostThinkNanos
                ? leastThinkNanos
                : random.nextLong(leastThinkNanos, mostThinkNanos + 1);
    }
}
