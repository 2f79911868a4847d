// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The requests, or the timed parts of code, of one name.
 *
 * @param name for example {@code POST /process}
 * @param byStage one slice for each stage of the plan, in order
 * @param statusCodes how many answers came with which status; empty for timed code
 * @param timeline measured seconds in which iterations of it were due, ascending, with all of their times; empty unless
 *     an objective asks for windows of this step
 * @param series the same in few columns and less detail; of many steps the first ones have it
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StepRecording(
        String name,
        List<Slice> byStage,
        SortedMap<Integer, Long> statusCodes,
        List<Second> timeline,
        TimeSeries series)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Note a step without seconds of its own.
     *
     * @param name for example {@code POST /process}
     * @param byStage one slice for each stage of the plan, in order
     * @param statusCodes how many answers came with which status
     */
    public StepRecording(String name, List<Slice> byStage, SortedMap<Integer, Long> statusCodes) {
        this(name, byStage, statusCodes, List.of(), TimeSeries.NONE);
    }

    /** Copy what was given. */
    public StepRecording {
        byStage = List.copyOf(byStage);
        timeline = List.copyOf(timeline);
        statusCodes = Collections.unmodifiableSortedMap(new TreeMap<>(statusCodes));
    }

    /**
     * Return the step over all stages.
     *
     * @return the stages' slices, merged
     */
    public Slice whole() {
        return Slice.merge(byStage);
    }

    /**
     * Return the counts over all stages; the times would have to be merged.
     *
     * @return as {@link #whole} has them
     */
    public Tally tally() {
        return byStage.stream().map(Slice::tally).reduce(Tally.ZERO, Tally::plus);
    }

    /**
     * Add another step's requests to this one's.
     *
     * @param other of the same stages
     * @return slices and seconds merged, statuses added up, under this name
     */
    public StepRecording plus(StepRecording other) {
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < byStage.size(); i++) {
            slices.add(Slice.merge(List.of(byStage.get(i), other.byStage.get(i))));
        }
        SortedMap<Integer, Long> codes = new TreeMap<>(statusCodes);
        other.statusCodes.forEach((status, count) -> codes.merge(status, count, Long::sum));
        SortedMap<Integer, Second> seconds = new TreeMap<>();
        Stream.of(this, other)
                .flatMap(it -> it.timeline.stream())
                .forEach(it -> seconds.merge(it.second(), it, Second::plus));
        return new StepRecording(name, slices, codes, List.copyOf(seconds.values()), seriesWith(other));
    }

    /** A part of it would be none. */
    private TimeSeries seriesWith(StepRecording other) {
        return series.tells(tally()) && other.series.tells(other.tally()) ? series.plus(other.series) : TimeSeries.NONE;
    }
}
