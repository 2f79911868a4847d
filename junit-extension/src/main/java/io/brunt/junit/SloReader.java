// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.slo.SloCheck;
import io.brunt.unit.DurationText;
import java.lang.reflect.AnnotatedElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds the objectives of a test wherever they stand: they add up. */
final class SloReader {

    private final TestMethod test;
    private final Faults faults;

    SloReader(TestMethod test, Faults faults) {
        this.test = test;
        this.faults = faults;
    }

    /**
     * Read the objectives of the method, then of its class, superclasses and interfaces, then of the classes around.
     *
     * @param stages names of the plan's stages
     * @param steps names of the steps if they are known before the load, else empty
     * @return in that order; the same words twice are one objective
     */
    List<io.brunt.slo.Slo> read(List<String> stages, Optional<List<String>> steps) {
        List<io.brunt.slo.Slo> slos = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        read(test.method(), "@Slo", stages, steps, seen, slos);
        for (Class<?> type : test.annotated()) {
            read(type, "@Slo on " + type.getSimpleName(), stages, steps, seen, slos);
        }
        return slos;
    }

    private void read(
            AnnotatedElement element,
            String place,
            List<String> stages,
            Optional<List<String>> steps,
            Set<String> seen,
            List<io.brunt.slo.Slo> slos) {
        List<Slo> written = new ArrayList<>();
        for (Slo slo : AnnotationSupport.findRepeatableAnnotations(element, Slo.class)) {
            // An interface is met again at each class that implements it.
            if (seen.add(String.join(" ", slo.value(), "" + slo.confidence(), "" + slo.abort(), slo.abortAfter()))) {
                written.add(slo);
            }
        }
        try {
            List<String> expressions = written.stream().map(Slo::value).toList();
            List<io.brunt.slo.Slo> parsed = SloCheck.parse(expressions, stages, steps, place);
            for (int i = 0; i < parsed.size(); i++) {
                Slo slo = written.get(i);
                slos.add(withAbort(withConfidence(parsed.get(i), slo.confidence(), place), slo, place));
            }
        } catch (BruntException fault) {
            fault.problems().forEach(faults::add);
        }
    }

    private io.brunt.slo.Slo withConfidence(io.brunt.slo.Slo slo, double level, String place) {
        return Double.isNaN(level)
                ? slo
                : faults.read(place, "confidence", () -> slo.withConfidence(level))
                        .orElse(slo);
    }

    private io.brunt.slo.Slo withAbort(io.brunt.slo.Slo slo, Slo written, String place) {
        String after = written.abortAfter();
        if (!written.abort()) {
            if (!after.isEmpty()) {
                faults.add(
                        place,
                        "abortAfter",
                        Problem.of("abortAfter: does nothing alone")
                                .actual(after)
                                .hint("add abort = true"));
            }
            return slo;
        }
        Optional<Duration> measured =
                faults.read(place, "abortAfter", () -> after.isEmpty() ? Duration.ZERO : DurationText.parse(after));
        return measured.flatMap(it -> faults.read(place, "abort", () -> slo.withAbortAfter(it)))
                .orElse(slo);
    }
}
