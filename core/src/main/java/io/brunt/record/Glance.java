// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What a passer-by sees of a run that goes on: counts, and the times since the last glance. Immutable.
 *
 * <p>Cheaper than a {@link Reading} by far, so that a line of progress costs the threads that make load next to nothing: as
 * many steps as there were different times since the last glance.
 *
 * @param measured counts of the measured iterations so far; {@code started} includes those that still run
 * @param warmup counts of the warm-up's
 * @param users how many there were when the last iteration began
 * @param newTimes response times of measured iterations that ended since the last glance
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Glance(Tally measured, Tally warmup, int users, Distribution newTimes) {

    /**
     * Add up what was seen of several recorders.
     *
     * @param parts at least one
     * @return counts added, times merged
     */
    public static Glance sum(List<Glance> parts) {
        return new Glance(
                parts.stream().map(Glance::measured).reduce(Tally.ZERO, Tally::plus),
                parts.stream().map(Glance::warmup).reduce(Tally.ZERO, Tally::plus),
                parts.stream().mapToInt(Glance::users).sum(),
                Distribution.merge(parts.stream().map(Glance::newTimes).toList()));
    }
}
