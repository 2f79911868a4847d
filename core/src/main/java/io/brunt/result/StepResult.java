// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.record.Distribution;
import io.brunt.record.TimeSeries;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The requests of one name.
 *
 * @param name for example {@code POST /process}
 * @param totals its counts
 * @param responseTime from the intended start
 * @param serviceTime from the actual start
 * @param statusCodes how many answers came with which status
 * @param series how it fared over time; empty where that is not known
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record StepResult(
        String name,
        Totals totals,
        Distribution responseTime,
        Distribution serviceTime,
        SortedMap<Integer, Long> statusCodes,
        TimeSeries series) {

    /**
     * Take all requests together, whatever their step.
     *
     * @param steps of one result
     * @return counts added, histograms merged; empty if there are no steps
     */
    public static Optional<StepResult> sum(List<StepResult> steps) {
        return steps.stream().map(StepResult::totals).reduce(Totals::plus).map(totals -> {
            SortedMap<Integer, Long> codes = new TreeMap<>();
            steps.forEach(it -> it.statusCodes().forEach((status, count) -> codes.merge(status, count, Long::sum)));
            return new StepResult(
                    "all steps",
                    totals,
                    Distribution.merge(
                            steps.stream().map(StepResult::responseTime).toList()),
                    Distribution.merge(
                            steps.stream().map(StepResult::serviceTime).toList()),
                    codes,
                    steps.stream().map(StepResult::series).reduce(TimeSeries.NONE, TimeSeries::plus));
        });
    }
}
