// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.plan.ArrivalPattern;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * How many iterations a plan can still bring at most, told in the middle of its run. Immutable.
 *
 * <p>Arrivals are counted from the schedule. Users bring no more than they would if each further iteration were as fast as
 * the fastest one yet.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public abstract class Outlook {

    private Outlook() {}

    /**
     * Look at a plan.
     *
     * @param plan what is run
     * @return its outlook
     */
    public static Outlook of(LoadPlan plan) {
        return plan.model()
                .match(
                        closed -> IterationBudget.of(closed).left() > 0 ? new OfIterations(plan) : new OfUsers(plan),
                        open -> new OfArrivals(plan));
    }

    /**
     * Return how many iterations that are due in a span can yet end.
     *
     * @param from start of the span, plan time
     * @param to its end
     * @param now plan time
     * @param ended of the span, dropped arrivals too
     * @param fastest iteration yet
     * @return an upper bound
     */
    public abstract long mostToCome(Duration from, Duration to, Duration now, long ended, Duration fastest);

    /** Arrivals by the clock: what is due is known. */
    private static final class OfArrivals extends Outlook {

        /** More standard deviations than any run will see. */
        private static final int SURELY = 8;

        private final RateCurve curve;
        private final boolean random;

        OfArrivals(LoadPlan plan) {
            curve = RateCurve.of((LoadModel.Open) plan.model());
            random = plan.arrivals() == ArrivalPattern.POISSON;
        }

        @Override
        public long mostToCome(Duration from, Duration to, Duration now, long ended, Duration fastest) {
            double due = curve.arrivalsUntil(to.toNanos()) - curve.arrivalsUntil(from.toNanos());
            double most = random ? due + SURELY * (Math.sqrt(due) + 1) : due + 1;
            return Math.max(0, (long) most - ended);
        }
    }

    /** Users who ask again once they are answered. */
    private static final class OfUsers extends Outlook {

        private final List<long[]> presences = new ArrayList<>();
        private final long thinkNanos;
        private final long pacingNanos;

        OfUsers(LoadPlan plan) {
            UserCurve curve = new UserCurve(plan);
            for (int user = 1; user <= curve.mostUsers(); user++) {
                presences.add(curve.presence(user));
            }
            thinkNanos = plan.thinkTime().least().toNanos();
            pacingNanos = plan.pacing().toNanos();
        }

        @Override
        public long mostToCome(Duration from, Duration to, Duration now, long ended, Duration fastest) {
            long step = Math.max(Math.max(1, pacingNanos), fastest.toNanos() + thinkNanos);
            long first = Math.max(from.toNanos(), now.toNanos());
            // One more of each user that is in the middle of one, and one for the first of each stay.
            long most = from.compareTo(now) < 0 ? presences.size() : 0;
            for (long[] stays : presences) {
                for (int i = 0; i < stays.length; i += 2) {
                    long nanos = Math.min(stays[i + 1], to.toNanos()) - Math.max(stays[i], first);
                    most += nanos <= 0 ? 0 : 1 + nanos / step;
                }
            }
            return most;
        }
    }

    /** A number of iterations, all in one stage. */
    private static final class OfIterations extends Outlook {

        private final long iterations;

        OfIterations(LoadPlan plan) {
            iterations = IterationBudget.of((LoadModel.Closed) plan.model()).left();
        }

        @Override
        public long mostToCome(Duration from, Duration to, Duration now, long ended, Duration fastest) {
            return iterations - ended;
        }
    }
}
