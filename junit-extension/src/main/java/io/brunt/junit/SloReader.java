// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import io.brunt.problem.BruntException;
import io.brunt.slo.SloCheck;
import java.lang.reflect.AnnotatedElement;
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
            if (seen.add(slo.value() + " " + slo.confidence())) {
                written.add(slo);
                refuseWhatIsNotThereYet(slo, place);
            }
        }
        try {
            List<String> expressions = written.stream().map(Slo::value).toList();
            List<io.brunt.slo.Slo> parsed = SloCheck.parse(expressions, stages, steps, place);
            for (int i = 0; i < parsed.size(); i++) {
                slos.add(withConfidence(parsed.get(i), written.get(i).confidence(), place));
            }
        } catch (BruntException fault) {
            fault.problems().forEach(faults::add);
        }
    }

    private io.brunt.slo.Slo withConfidence(io.brunt.slo.Slo slo, double level, String place) {
        if (Double.isNaN(level)) {
            return slo;
        }
        try {
            return slo.withConfidence(level);
        } catch (BruntException fault) {
            fault.problems().forEach(it -> faults.add(place, "confidence", it));
            return slo;
        }
    }

    private void refuseWhatIsNotThereYet(Slo slo, String place) {
        if (slo.abort()) {
            faults.add(place, "abort", NotYet.PROBLEM);
        }
        if (!slo.abortAfter().isEmpty()) {
            faults.add(place, "abortAfter", NotYet.PROBLEM);
        }
    }
}
