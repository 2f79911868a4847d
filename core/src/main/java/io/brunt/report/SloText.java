// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.unit.DataSize;
import io.brunt.unit.DurationText;
import io.brunt.unit.Figure;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** An objective's cells in words; no-break spaces before units. */
final class SloText {

    /** What does not exist. */
    static final String NONE = "–";

    private static final String NO_BREAK_SPACE = "\u00a0";
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private SloText() {}

    /** For example {@code p99 of POST /login during hold, every 10 s}. */
    static String label(SloRow row) {
        return row.metric()
                + row.step().map(it -> " of " + it).orElse("")
                + row.stage().map(it -> " during " + it).orElse("")
                + row.window()
                        .map(it -> ", every " + spaced(DurationText.print(it)))
                        .orElse("");
    }

    /** For example {@code < 250 ms}: the bound as it was written. */
    static String required(SloRow row) {
        return row.op().sign() + " " + bound(row);
    }

    static String bound(SloRow row) {
        return exact(row.required(), row.unit());
    }

    static String actual(SloRow row) {
        if (row.actual().isEmpty()) {
            return NONE;
        }
        double actual = row.actual().getAsDouble();
        String rounded = figure(actual, row.unit());
        // "was 250 ms, allowed 250 ms" explains nothing: 250.4 ms does.
        boolean hidden = actual != row.required() && rounded.equals(figure(row.required(), row.unit()));
        String sign = row.unit().equals("change") && actual > 0 ? "+" : "";
        return hidden
                ? sign + exact(new BigDecimal(actual).round(new MathContext(6)).doubleValue(), row.unit())
                : rounded;
    }

    static String interval(SloRow row) {
        return row.interval()
                .map(it -> figure(it.low(), row.unit()) + " to " + figure(it.high(), row.unit()))
                .orElse(NONE);
    }

    static String samples(SloRow row) {
        return Figure.count(row.samples());
    }

    static String firstBreach(SloRow row) {
        return row.firstBreach().map(SloText::clock).orElse(NONE);
    }

    /** Time of day in UTC. */
    static String clock(Instant instant) {
        return CLOCK.format(instant);
    }

    /** The head of the interval's column, for example {@code 95 % interval}. */
    static String intervalHead(List<SloRow> rows) {
        double[] levels = rows.stream()
                .flatMap(it -> it.interval().stream())
                .mapToDouble(it -> it.level())
                .distinct()
                .toArray();
        return levels.length == 1 ? percent(levels[0]) + " interval" : "interval";
    }

    /** A time in microseconds, which may be no number. */
    static String time(double micros) {
        return Double.isNaN(micros) ? NONE : figure(micros, "us");
    }

    static String figure(double value, String unit) {
        return switch (unit) {
            case "us" -> Figure.time(Duration.ofNanos(Math.round(value * 1e3)));
            case "share" -> Figure.share(value);
            case "change" -> Figure.change(value);
            case "per-second" -> Figure.rate(value);
            case "bytes" -> Figure.size(Math.round(value));
            case "count" -> Figure.count(Math.round(value));
            default -> Figure.number(value);
        };
    }

    static String figure(OptionalDouble value, String unit) {
        return value.isPresent() ? figure(value.getAsDouble(), unit) : NONE;
    }

    private static String exact(double value, String unit) {
        return switch (unit) {
            case "us" -> spaced(DurationText.print(Duration.ofNanos(Math.round(value * 1e3))));
            case "share", "change" -> percent(value);
            case "per-second" -> plain(value) + "/s";
            case "bytes" -> bytes(value);
            case "count" -> value == Math.rint(value) ? Figure.count(Math.round(value)) : plain(value);
            default -> plain(value);
        };
    }

    private static String bytes(double value) {
        return value == Math.rint(value)
                ? spaced(new DataSize(Math.round(value)).toString())
                : plain(value) + NO_BREAK_SPACE + "B";
    }

    static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString() + NO_BREAK_SPACE + "%";
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** How long something took: {@code 1.45 s}, from a minute on {@code 9m10s}. */
    static String span(Duration span) {
        return span.toSeconds() < 60
                ? Figure.time(span)
                : DurationText.print(span.plusMillis(500).truncatedTo(ChronoUnit.SECONDS));
    }

    /** {@code 250ms} becomes {@code 250 ms}; {@code 1m30s} stays. */
    static String spaced(String duration) {
        return duration.replaceFirst("^([\\d.]+)us$", "$1µs")
                .replaceFirst("^([\\d.]+)(\\D+)$", "$1" + NO_BREAK_SPACE + "$2");
    }
}
