// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.record.Recording;
import io.brunt.record.Second;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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

    /** Whether all of the second lies in the span. */
    static boolean isWhole(Second second, Scope span) {
        return second.second() * NANOS >= span.start().toNanos()
                && (second.second() + 1) * NANOS <= span.end().toNanos();
    }

    /**
     * The full windows of a span, ascending. The first begins with the first whole second of the span.
     *
     * @param length whole seconds, above 0
     */
    static List<Scope> windows(Scope span, Duration length, Recording recording) {
        List<Second> whole = touching(span, recording).stream()
                .filter(it -> isWhole(it, span))
                .toList();
        long size = length.toSeconds();
        List<Scope> windows = new ArrayList<>();
        for (long from = 0; from + size <= whole.size(); from += size) {
            List<Second> part = whole.subList((int) from, (int) (from + size));
            windows.add(Scope.ofSeconds(part, Duration.ofSeconds(part.get(0).second()), length));
        }
        return windows;
    }
}
