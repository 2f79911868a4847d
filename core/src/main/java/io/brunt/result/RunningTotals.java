// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.record.Distribution;
import io.brunt.record.Second;
import java.util.Iterator;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What had come together by the end of a second.
 *
 * @param second the second itself
 * @param requests iterations begun from the first measured second to this one
 * @param failures of those, errors and abandoned ones
 * @param responseTime of those, merged from the seconds' histograms
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RunningTotals(Second second, long requests, long failures, Distribution responseTime) {

    /**
     * Add the measured seconds up, one after the other.
     *
     * @param timeline ascending
     * @return one for each measured second; made anew by each iterator, since those of a long run would fill the heap
     */
    static Iterable<RunningTotals> of(List<Second> timeline) {
        List<Second> measured = timeline.stream().filter(it -> it.second() >= 0).toList();
        return () -> new Sums(measured.iterator());
    }

    private static final class Sums implements Iterator<RunningTotals> {

        private final Iterator<Second> seconds;
        private long requests;
        private long failures;
        private Distribution times = Distribution.EMPTY;

        Sums(Iterator<Second> seconds) {
            this.seconds = seconds;
        }

        @Override
        public boolean hasNext() {
            return seconds.hasNext();
        }

        @Override
        public RunningTotals next() {
            Second second = seconds.next();
            requests += second.started();
            failures += second.errors() + second.abandoned();
            times = Distribution.merge(List.of(times, second.responseTime()));
            return new RunningTotals(second, requests, failures, times);
        }
    }
}
