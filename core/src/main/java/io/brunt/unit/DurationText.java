// SPDX-License-Identifier: Apache-2.0
package io.brunt.unit;

import io.brunt.problem.BruntException;
import io.brunt.problem.NearestSpelling;
import io.brunt.problem.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Reads and prints durations: {@code 250us}, {@code 5ms}, {@code 1.5s}, {@code 2m}, {@code 1h}, {@code 1m30s}.
 *
 * <pre>
 * duration = "0" | part { part }        parts from the greatest unit to the least, each unit at most once
 * part     = number unit                no blank between them
 * number   = digits [ "." digits ]
 * unit     = "ns" | "us" | "ms" | "s" | "m" | "h"
 * </pre>
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DurationText {

    /** Units as written, greatest first, with their length in nanoseconds. */
    private static final Map<String, Long> NANOS = units();

    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)([^\\d.]*)");
    /** What other tools and libraries call the units. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("\u00b5s", "us"),
            Map.entry("\u03bcs", "us"),
            Map.entry("micros", "us"),
            Map.entry("msec", "ms"),
            Map.entry("millis", "ms"),
            Map.entry("sec", "s"),
            Map.entry("secs", "s"),
            Map.entry("second", "s"),
            Map.entry("seconds", "s"),
            Map.entry("min", "m"),
            Map.entry("mins", "m"),
            Map.entry("minute", "m"),
            Map.entry("minutes", "m"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"));

    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private DurationText() {}

    private static Map<String, Long> units() {
        Map<String, Long> nanos = new LinkedHashMap<>();
        nanos.put("h", 3_600_000_000_000L);
        nanos.put("m", 60_000_000_000L);
        nanos.put("s", 1_000_000_000L);
        nanos.put("ms", 1_000_000L);
        nanos.put("us", 1_000L);
        nanos.put("ns", 1L);
        return nanos;
    }

    /**
     * Read a duration.
     *
     * @param text as the user wrote it; blanks around it are ignored
     * @return not negative, exact to the nanosecond
     * @throws BruntException with a caret under the fault if the text is no duration
     */
    public static Duration parse(String text) {
        String trimmed = text.strip();
        int lead = text.indexOf(trimmed);
        if (trimmed.equals("0")) {
            return Duration.ZERO;
        }
        if (trimmed.startsWith("-")) {
            throw new BruntException(Problem.of("a duration cannot be negative")
                    .in(text, lead, lead + 1)
                    .hint("write it without the sign"));
        }
        Matcher part = PART.matcher(trimmed);
        BigDecimal nanos = BigDecimal.ZERO;
        int end = 0;
        long greatest = Long.MAX_VALUE;
        while (end < trimmed.length()) {
            if (!part.find(end) || part.start() != end) {
                throw new BruntException(notANumber(text, trimmed, lead + end));
            }
            String unit = part.group(2);
            Long length = NANOS.get(unit);
            if (length == null) {
                throw new BruntException(unknownUnit(text, unit, lead + part.start(2), lead + part.end(2)));
            }
            if (length >= greatest) {
                throw new BruntException(Problem.of("the parts of a duration go from the greatest unit to the least")
                        .in(text, lead + part.start(), lead + part.end())
                        .hint("for example 1m30s"));
            }
            greatest = length;
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(length)));
            end = part.end();
        }
        if (trimmed.isEmpty()) {
            throw new BruntException(notANumber(text, trimmed, 0));
        }
        if (nanos.compareTo(LONGEST) > 0) {
            throw new BruntException(
                    Problem.of("this duration is longer than 292 years").in(text, lead, lead + trimmed.length()));
        }
        return Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    private static Problem notANumber(String text, String trimmed, int at) {
        return Problem.of("not a duration")
                .in(text, at, text.indexOf(trimmed) + trimmed.length())
                .expected("a number and a unit")
                .hint("for example 250ms, 1.5s or 1m30s");
    }

    private static Problem unknownUnit(String text, String unit, int start, int end) {
        List<String> readable = List.of("us", "ms", "s", "m", "h");
        if (NANOS.containsKey(unit.strip())) {
            return Problem.of("a blank inside a duration").in(text, start, end).hint("for example 250ms or 1m30s");
        }
        Problem problem = Problem.of(unit.isEmpty() ? "a duration needs a unit" : "unknown unit of time")
                .in(text, start, end)
                .expected("one of " + String.join(", ", readable));
        if (unit.equals(",")) {
            return problem.hint("a decimal point is a full stop, for example 1.5s");
        }
        if (unit.isEmpty()) {
            return problem.hint("for example 250ms, 1.5s or 1m30s");
        }
        return nearest(unit.strip(), NANOS.keySet())
                .map(it -> problem.hint("did you mean " + it + "?"))
                .orElse(problem);
    }

    /** The unit that was meant, by its name elsewhere or its spelling. */
    static Optional<String> nearest(String unit, Collection<String> units) {
        return Optional.ofNullable(ELSEWHERE.get(unit.toLowerCase(Locale.ROOT)))
                .or(() -> NearestSpelling.of(unit, units));
    }

    /**
     * Print a duration so that {@link #parse} reads the same one.
     *
     * @param duration not negative
     * @return for example {@code 1m30s}, {@code 250ms}, {@code 1.5ms}; {@code 0s} for none
     */
    public static String print(Duration duration) {
        long rest = duration.toNanos();
        if (rest == 0) {
            return "0s";
        }
        if (rest < 1_000_000_000L) {
            String unit = rest >= 1_000_000 ? "ms" : rest >= 1_000 ? "us" : "ns";
            return decimal(rest, NANOS.getOrDefault(unit, 1L)) + unit;
        }
        StringBuilder text = new StringBuilder();
        for (String unit : List.of("h", "m")) {
            long length = NANOS.getOrDefault(unit, 1L);
            if (rest >= length) {
                text.append(rest / length).append(unit);
                rest %= length;
            }
        }
        return rest == 0 ? text.toString() : text + decimal(rest, 1_000_000_000L) + "s";
    }

    private static String decimal(long nanos, long unit) {
        return BigDecimal.valueOf(nanos)
                .divide(BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }
}
