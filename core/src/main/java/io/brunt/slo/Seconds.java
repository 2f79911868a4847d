// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.record.Recording;
import io.brunt.record.Second;
import io.brunt.record.StepRecording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the measured seconds of the timeline that lie in a span. */
final class Seconds {

    private static final long NANOS = 1_000_000_000L;

    private Seconds() {}

    /** The seconds that have a part in the span, ascending. */
    static List<Second> touching(Scope span, Recording recording) {
        return recording.timeline().stream()
                .filter(it -> it.second() >= 0)
                .filter(it -> it.second() * NANOS < span.end().toNanos())
                .filter(it -> (it.second() + 1) * NANOS > span.start().toNanos())
                .toList();
    }

    /** Whether what the seconds of the timeline keep is enough for a metric. */
    static boolean tell(Metric metric, Recording recording) {
        return !Figures.needsAllTimes(metric)
                || recording.timeline().stream()
                        .allMatch(it -> it.slice().serviceTime().count() == it.started());
    }

    /** Whether all of the second lies in the span. */
    static boolean isWhole(Second second, Scope span) {
        return second.second() * NANOS >= span.start().toNanos()
                && (second.second() + 1) * NANOS <= span.end().toNanos();
    }

    /**
     * The full windows of a span, ascending. The first begins with the first whole second of the span.
     *
     * @param of the step that they speak of; of iterations if empty
     * @param length whole seconds, above 0
     */
    static List<Scope> windows(Scope span, Optional<String> of, Duration length, Recording recording) {
        Map<Integer, Second> step = of.flatMap(recording::step).map(StepRecording::timeline).orElse(List.of()).stream()
                .collect(Collectors.toMap(Second::second, it -> it));
        List<Second> whole = touching(span, recording).stream()
                .filter(it -> isWhole(it, span))
                .toList();
        long size = length.toSeconds();
        List<Scope> windows = new ArrayList<>();
        for (long from = 0; from + size <= whole.size(); from += size) {
            List<Second> part = whole.subList((int) from, (int) (from + size));
            List<Second> told = of.isEmpty()
                    ? part
                    : part.stream()
                            .map(it -> step.get(it.second()))
                            .filter(Objects::nonNull)
                            .toList();
            windows.add(Scope.ofSeconds(told, Duration.ofSeconds(part.get(0).second()), length));
        }
        return windows;
    }
}
