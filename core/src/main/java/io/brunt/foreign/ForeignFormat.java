// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.problem.BruntException;
import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Whose result file it is.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum ForeignFormat {
    /** Told by the content. */
    AUTO,
    /** JMeter's JTL, as CSV or XML. */
    JMETER,
    /** k6's summary at the end of a test, as JSON. */
    K6,
    /** Locust's {@code _stats.csv}. */
    LOCUST;

    /**
     * Read the name of a format.
     *
     * @param text {@code auto}, {@code jmeter}, {@code k6} or {@code locust}, in any case
     * @return that format
     * @throws BruntException with the nearest name, if there is no such format
     */
    public static ForeignFormat parse(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BruntException(Problem.of("<format> is not known")
                        .expected("one of " + String.join(", ", names()))
                        .actual(text)
                        .hint(NearestSpelling.hint(text, names()))));
    }

    private static List<String> names() {
        return Arrays.stream(values()).map(ForeignFormat::text).toList();
    }

    /**
     * Return how it is written.
     *
     * @return for example {@code jmeter}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
