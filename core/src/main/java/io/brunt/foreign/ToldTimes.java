// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The figures of a response time that a file holds, each under the name that the file has for it.
 *
 * @param metric what the file calls the whole, for the reader
 * @param figures by name: {@code mean}, {@code min}, {@code max}, {@code p50} and so on, in the file's order
 * @param names what the file calls each of them, in the same order
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ToldTimes(String metric, Map<String, Figure> figures, Map<String, String> names) {

    /**
     * A figure, as sharp as the tool has kept it.
     *
     * @param micros the value in the file, in microseconds
     * @param low the least that it may have been before it was rounded
     * @param high the most
     * @since 0.1
     */
    public record Figure(double micros, double low, double high) {

        static Figure exact(double millis) {
            double micros = millis * 1e3;
            return new Figure(micros, micros, micros);
        }

        static Figure within(double millis, double widthMillis) {
            return new Figure(millis * 1e3, Math.max(0, millis - widthMillis) * 1e3, (millis + widthMillis) * 1e3);
        }
    }

    /** Keep the order. */
    public ToldTimes {
        figures = new LinkedHashMap<>(figures);
        names = new LinkedHashMap<>(names);
    }

    /**
     * Find a figure.
     *
     * @param name for example {@code p95}, {@code mean}
     * @return empty if the file does not have it
     */
    public Optional<Figure> figure(String name) {
        return Optional.ofNullable(figures.get(name));
    }

    /**
     * Say which figures there are.
     *
     * @return for example {@code avg, min, med, max, p(90), p(95) of http_req_duration}
     */
    public String told() {
        return figures.isEmpty() ? "no times" : String.join(", ", names.values()) + " of " + metric;
    }
}
