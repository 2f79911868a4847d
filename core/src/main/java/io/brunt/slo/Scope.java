// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.record.Recording;
import io.brunt.record.Second;
import io.brunt.record.Slice;
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

    /** Neighbouring seconds; what they do not tell, such as service times that nobody asked for, is empty. */
    static Scope ofSeconds(List<Second> seconds, Duration start, Duration length) {
        return new Scope(Slice.merge(seconds.stream().map(Second::slice).toList()), start, length);
    }

    Duration end() {
        return start.plus(length);
    }

    double seconds() {
        return length.toNanos() / 1e9;
    }
}
