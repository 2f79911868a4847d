// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.record.Distribution;
import io.brunt.record.Second;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apiguardian.api.API;

/**
 * One or more seconds of the timeline, added up.
 *
 * @param second the first one
 * @param seconds how many, at least 1
 * @param users the most that were busy at once
 * @param started iterations begun
 * @param completed of those, ended without error
 * @param errors of those, ended as an error
 * @param abandoned of those, not ended
 * @param dropped arrivals that found no free user
 * @param latestNanos how much later than due the latest of them began
 * @param responseTime merged from the seconds' histograms
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record TimeColumn(
        int second,
        int seconds,
        int users,
        long started,
        long completed,
        long errors,
        long abandoned,
        long dropped,
        long latestNanos,
        Distribution responseTime) {

    /**
     * Lay a timeline in columns of equal length, so that a chart of an hour stays small.
     *
     * @param timeline ascending
     * @param most how many columns there may be
     * @return ascending; no column holds both warm-up and measured seconds, so there may be one more
     */
    static List<TimeColumn> of(List<Second> timeline, int most) {
        int length = Math.max(1, (timeline.size() + most - 1) / most);
        TreeMap<Integer, List<Second>> columns = new TreeMap<>();
        for (Second second : timeline) {
            columns.computeIfAbsent(Math.floorDiv(second.second(), length), ignored -> new ArrayList<>())
                    .add(second);
        }
        return columns.values().stream().map(TimeColumn::sum).toList();
    }

    static TimeColumn sum(Collection<Second> seconds) {
        return new TimeColumn(
                seconds.stream().mapToInt(Second::second).min().orElse(0),
                seconds.size(),
                seconds.stream().mapToInt(Second::users).max().orElse(0),
                sum(seconds, Second::started),
                sum(seconds, Second::completed),
                sum(seconds, Second::errors),
                sum(seconds, Second::abandoned),
                sum(seconds, Second::dropped),
                seconds.stream().mapToLong(Second::latestNanos).max().orElse(0),
                Distribution.merge(seconds.stream().map(Second::responseTime).toList()));
    }

    private static long sum(Collection<Second> seconds, ToLongFunction<Second> count) {
        return seconds.stream().mapToLong(count).sum();
    }

    /**
     * Return how many iterations ended without error.
     *
     * @return of those begun in this column, for each of its seconds
     */
    public double completedPerSecond() {
        return (double) completed / seconds;
    }

    /**
     * Return how many iterations were begun.
     *
     * @return for each second of the column
     */
    public double startedPerSecond() {
        return (double) started / seconds;
    }

    /**
     * Return how many arrivals were due.
     *
     * @return started + dropped, for each second of the column
     */
    public double duePerSecond() {
        return (double) (started + dropped) / seconds;
    }

    /**
     * Return which part of what was begun ended as an error.
     *
     * @return 0 to 1; 0 if nothing was begun
     */
    public double errorRate() {
        return started == 0 ? 0 : (double) errors / started;
    }
}
