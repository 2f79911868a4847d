// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.record.Distribution;
import io.brunt.record.Recording;
import io.brunt.record.Second;
import io.brunt.record.Slice;
import io.brunt.record.Tally;
import java.time.Duration;
import java.util.List;

/**
 * The part of a recording that an objective, or one of its windows, speaks of.
 *
 * @param slice its counts and times
 * @param start from the first measured moment
 * @param length how long it was measured
 */
record Scope(Slice slice, Duration start, Duration length) {

    /** What an objective speaks of; its step and stage must be there. */
    static Scope of(Slo slo, Recording recording) {
        List<Slice> slices =
                slo.step().flatMap(recording::step).map(it -> it.byStage()).orElse(recording.iterations());
        if (slo.stage().isEmpty()) {
            return new Scope(Slice.merge(slices), Duration.ZERO, recording.measuredTime());
        }
        int stage = recording.stageIndex(slo.stage().get());
        Recording.StageSpan span = recording.stages().get(stage);
        return new Scope(slices.get(stage), span.start(), span.length());
    }

    /** Iterations of neighbouring seconds; what seconds do not tell, such as service times, is empty. */
    static Scope ofSeconds(List<Second> seconds, Duration start, Duration length) {
        Tally tally = seconds.stream().map(Scope::tally).reduce(Tally.ZERO, Tally::plus);
        Distribution times =
                Distribution.merge(seconds.stream().map(Second::responseTime).toList());
        return new Scope(new Slice(tally, times, Distribution.EMPTY, Distribution.EMPTY), start, length);
    }

    private static Tally tally(Second it) {
        return new Tally(
                it.started(),
                it.completed(),
                it.errors(),
                it.abandoned(),
                it.dropped(),
                it.completedInTime(),
                0,
                0,
                0,
                0,
                0);
    }

    Duration end() {
        return start.plus(length);
    }

    double seconds() {
        return length.toNanos() / 1e9;
    }
}
