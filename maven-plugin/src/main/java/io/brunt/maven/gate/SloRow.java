// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.gate;

import com.google.gson.JsonObject;
import io.brunt.slo.Verdict;
import io.brunt.unit.Figure;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An objective of a result file.
 *
 * @param expression as the user wrote it
 * @param implied whether nobody wrote it
 * @param actual the figure, in {@code unit}; empty if nothing was measured
 * @param unit {@code us}, {@code share}, {@code count}, {@code per-second} or {@code number}
 * @param samples how many measurements are behind it
 * @param firstBreach when it was first broken; empty if it was not, or that is not known
 * @param verdict what came of it
 * @param reason why, for a person; may be empty
 */
record SloRow(
        String expression,
        boolean implied,
        OptionalDouble actual,
        String unit,
        Optional<Long> samples,
        Optional<String> firstBreach,
        Verdict verdict,
        String reason) {

    static SloRow of(JsonObject slo) {
        Json json = new Json(slo);
        return new SloRow(
                json.text("expression").orElse("?"),
                json.isTrue("implied"),
                json.number("actual"),
                json.text("unit").orElse("number"),
                json.number("samples").stream().mapToObj(it -> (long) it).findFirst(),
                json.text("firstBreach"),
                json.verdict("verdict"),
                json.text("reason").orElse(""));
    }

    /** The figure as a person reads it. */
    String actualText() {
        if (actual.isEmpty()) {
            return "-";
        }
        double value = actual.getAsDouble();
        return switch (unit) {
            case "us" -> Figure.time(Duration.ofNanos(Math.round(value * 1_000)));
            case "share" -> Figure.share(value);
            case "per-second" -> Figure.rate(value);
            case "count" -> Figure.count(Math.round(value));
            default -> Figure.number(value);
        };
    }
}
