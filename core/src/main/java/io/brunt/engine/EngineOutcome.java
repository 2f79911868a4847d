// SPDX-License-Identifier: Apache-2.0
package io.brunt.engine;

import io.brunt.record.Ending;
import io.brunt.record.Recorder;
import io.brunt.record.RecorderMerge;
import io.brunt.record.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What an engine leaves behind.
 *
 * @param recorders what was taken down, one for each loop
 * @param measuredNanos how long was measured
 * @param measuredFrom when measuring began
 * @param ended when the last iteration had ended
 * @param ending why the run ended early, or empty
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record EngineOutcome(
        List<Recorder> recorders, long measuredNanos, Instant measuredFrom, Instant ended, Optional<Ending> ending) {

    /** Copy what was given. */
    public EngineOutcome {
        recorders = List.copyOf(recorders);
    }

    /**
     * Merge what was taken down.
     *
     * @param timetable of the plan
     * @return a recording whose sums are checked
     */
    public Recording recording(Timetable timetable) {
        return new RecorderMerge(recorders.stream().map(Recorder::reading).toList())
                .merge(timetable.spans(measuredNanos), Duration.ofNanos(measuredNanos), ending);
    }
}
