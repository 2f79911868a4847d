// SPDX-License-Identifier: Apache-2.0
package io.brunt.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apiguardian.api.API;

/**
 * What a process of the application under test, with all that came from it, used while a load test ran.
 *
 * <p>Immutable, safe for any thread.
 *
 * @param process which one
 * @param java whether there is a JVM in it
 * @param timeline ascending, a second in which nobody looked left out; negative seconds are warm-up
 * @param missing why a figure is not known, for a person; empty where all are
 * @param ended when the process was found to have ended, from the first measured moment; empty if it outlived the load
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ProcessRecording(
        ServiceProcess process,
        boolean java,
        List<ProcessSecond> timeline,
        Map<ProcessFigure, String> missing,
        Optional<Duration> ended) {

    private static final double NANOS = 1e9;

    /** Copy what was given. */
    public ProcessRecording {
        timeline = List.copyOf(timeline);
        missing = Map.copyOf(missing);
    }

    /**
     * Return the figures of a span.
     *
     * @param from from the first measured moment
     * @param to its end
     * @return of the seconds that begin in it; figures that nobody looked at are below 0
     */
    public ProcessFigures between(Duration from, Duration to) {
        return ProcessFigures.over(seconds(from, to));
    }

    /**
     * Return the figures of any seconds.
     *
     * @param wanted tells of a second whether it belongs to them
     * @return of those; figures that nobody looked at are below 0
     */
    public ProcessFigures during(IntPredicate wanted) {
        return ProcessFigures.over(
                timeline.stream().filter(it -> wanted.test(it.second())).toList());
    }

    /**
     * Return the figures of the whole measured time.
     *
     * @return of all seconds from 0 on
     */
    public ProcessFigures whole() {
        return ProcessFigures.over(
                timeline.stream().filter(it -> it.second() >= 0).toList());
    }

    /**
     * Return the seconds that begin in a span.
     *
     * @param from from the first measured moment
     * @param to its end
     * @return ascending
     */
    public List<ProcessSecond> seconds(Duration from, Duration to) {
        return timeline.subList(firstFrom(from), firstFrom(to));
    }

    /** Where the seconds begin that are not before a moment: a chart asks for thousands of short spans. */
    private int firstFrom(Duration moment) {
        double second = moment.toNanos() / NANOS;
        int low = 0;
        int high = timeline.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeline.get(middle).second() < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
