// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.record.Recording;
import io.brunt.record.Second;
import io.brunt.record.Tally;
import io.brunt.slo.Figures.Measured;
import io.brunt.slo.Metric.Plain;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds the moment from which an objective was broken.
 *
 * <p>A count is broken from the second in which it passes its bound, any other metric in the first second that breaks
 * the objective when judged alone. Empty where the timeline does not tell: for a step, for metrics that are not
 * kept by the second, and for times that nobody asked to be kept.
 */
final class FirstBreach {

    private FirstBreach() {}

    static Optional<Duration> of(Slo slo, Scope scope, Recording recording) {
        if (slo.step().isPresent() || !Figures.isKnownByPart(slo.metric()) || !Seconds.tell(slo.metric(), recording)) {
            return Optional.empty();
        }
        boolean count = slo.metric().dimension() == Dimension.COUNT;
        Tally sofar = Tally.ZERO;
        for (Second second : Seconds.touching(scope, recording)) {
            Scope alone = Scope.ofSeconds(List.of(second), Duration.ofSeconds(second.second()), Duration.ofSeconds(1));
            sofar = sofar.plus(alone.slice().tally());
            boolean broken = count ? passes(slo, sofar) : breaks(slo, alone, Seconds.isWhole(second, scope));
            if (broken) {
                boolean before = alone.start().compareTo(scope.start()) < 0;
                return Optional.of(before ? scope.start() : alone.start());
            }
        }
        return Optional.empty();
    }

    private static boolean passes(Slo slo, Tally sofar) {
        long count = switch ((Plain) slo.metric()) {
            case ERRORS -> sofar.errors();
            case DROPPED -> sofar.dropped();
            default -> sofar.abandoned();
        };
        return switch (slo.op()) {
            case LESS -> count >= slo.bound();
            case AT_MOST, EQUAL -> count > slo.bound();
            case MORE, AT_LEAST -> false;
        };
    }

    private static boolean breaks(Slo slo, Scope alone, boolean whole) {
        if (slo.metric() == Plain.THROUGHPUT && !whole) {
            return false;
        }
        Measured measured = Figures.of(slo.metric(), alone);
        return measured.actual().isPresent()
                && !slo.op().holds(measured.actual().getAsDouble(), slo.bound());
    }
}
