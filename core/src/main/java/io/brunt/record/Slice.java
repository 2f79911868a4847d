// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import org.apiguardian.api.API;

/**
 * A part of a recording: its counts and times.
 *
 * @param tally the counts
 * @param responseTime from the intended start, of everything that ended, abandoned ones with the time passed
 * @param serviceTime from the actual start, likewise
 * @param errorTime those of {@code responseTime} that did not complete: errors and abandoned ones
 * @param allocation what was allocated, where it was counted
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Slice(
        Tally tally, Distribution responseTime, Distribution serviceTime, Distribution errorTime, Allocation allocation)
        implements Serializable {

    /** Nothing recorded. */
    public static final Slice EMPTY = new Slice(Tally.ZERO, Distribution.EMPTY, Distribution.EMPTY, Distribution.EMPTY);

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Note a part of which nobody counted what it allocated.
     *
     * @param tally the counts
     * @param responseTime from the intended start
     * @param serviceTime from the actual start
     * @param errorTime those of {@code responseTime} that did not complete
     */
    public Slice(Tally tally, Distribution responseTime, Distribution serviceTime, Distribution errorTime) {
        this(tally, responseTime, serviceTime, errorTime, Allocation.NONE);
    }

    /**
     * Merge slices.
     *
     * @param slices any number
     * @return counts added, histograms merged
     */
    public static Slice merge(Collection<Slice> slices) {
        return new Slice(
                slices.stream().map(Slice::tally).reduce(Tally.ZERO, Tally::plus),
                Distribution.merge(slices.stream().map(Slice::responseTime).toList()),
                Distribution.merge(slices.stream().map(Slice::serviceTime).toList()),
                Distribution.merge(slices.stream().map(Slice::errorTime).toList()),
                slices.stream().map(Slice::allocation).reduce(Allocation.NONE, Allocation::plus));
    }

    /** Leave out what still runs. */
    Slice ofWhatEnded() {
        return new Slice(tally.ofWhatEnded(), responseTime, serviceTime, errorTime, allocation);
    }
}
