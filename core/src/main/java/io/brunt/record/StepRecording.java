// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.Serial;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The requests, or the timed parts of code, of one name.
 *
 * @param name for example {@code POST /process}
 * @param byStage one slice for each stage of the plan, in order
 * @param statusCodes how many answers came with which status; empty for timed code
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StepRecording(String name, List<Slice> byStage, SortedMap<Integer, Long> statusCodes)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /** Copy what was given. */
    public StepRecording {
        byStage = List.copyOf(byStage);
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
}
