// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.plan.LoadModel;
import java.util.concurrent.atomic.AtomicLong;
import org.apiguardian.api.API;

/**
 * How many iterations are left to start. Safe for any thread.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class IterationBudget {

    private final long total;
    private final long perUser;
    private final AtomicLong taken = new AtomicLong();

    private IterationBudget(long total, long perUser) {
        this.total = total;
        this.perUser = perUser;
    }

    /**
     * Make the budget of a model.
     *
     * @param model any closed one
     * @return without bound for a model that only time ends
     */
    public static IterationBudget of(LoadModel.Closed model) {
        if (model instanceof LoadModel.SharedIterations shared) {
            return new IterationBudget(shared.iterations(), Long.MAX_VALUE);
        }
        if (model instanceof LoadModel.IterationsPerUser each) {
            return new IterationBudget(Math.multiplyExact(each.iterations(), (long) each.users()), each.iterations());
        }
        return new IterationBudget(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /**
     * Take an iteration.
     *
     * @param takenByUser how many the user has taken before
     * @return false if there is none left for it
     */
    public boolean take(long takenByUser) {
        if (total == Long.MAX_VALUE) {
            return true;
        }
        if (takenByUser >= perUser) {
            return false;
        }
        if (taken.incrementAndGet() <= total) {
            return true;
        }
        taken.decrementAndGet();
        return false;
    }

    /**
     * Return how many were never taken.
     *
     * @return 0 where there is no bound
     */
    public long left() {
        return total == Long.MAX_VALUE ? 0 : total - taken.get();
    }
}
