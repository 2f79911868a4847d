// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the time stamps of a JTL: milliseconds, as JMeter writes unless told otherwise, or a date in one of the shapes that
 * JMeter's own reader guesses ({@code CSVSaveService}), or ISO-8601. Confined to one thread.
 */
final class JtlTimestamps {

    private static final List<DateTimeFormatter> SHAPES = List.of(
            shape("uuuu-MM-dd HH:mm:ss[[.][,]SSS]"),
            shape("uuuu/MM/dd HH:mm:ss[[.][,]SSS]"),
            shape("uuuu-MM-dd'T'HH:mm:ss[[.][,]SSS][XXX]"),
            shape("MM/dd/uu HH:mm:ss"));

    private final ZoneId zone;
    private @Nullable DateTimeFormatter known;

    /**
     * Read dates that name no zone.
     *
     * @param zone theirs
     */
    JtlTimestamps(ZoneId zone) {
        this.zone = zone;
    }

    private static DateTimeFormatter shape(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    }

    /** Milliseconds since 1970; empty if a field holds no time stamp. */
    OptionalLong millis(CsvRows row, int field) {
        long number = row.number(field);
        return number >= 0 ? OptionalLong.of(number) : date(row.text(field).strip());
    }

    private OptionalLong date(String text) {
        if (known != null) {
            return date(text, known);
        }
        for (DateTimeFormatter shape : SHAPES) {
            OptionalLong millis = date(text, shape);
            if (millis.isPresent()) {
                known = shape;
                return millis;
            }
        }
        return OptionalLong.empty();
    }

    private OptionalLong date(String text, DateTimeFormatter shape) {
        try {
            TemporalAccessor time = shape.parseBest(text, Instant::from, LocalDateTime::from);
            Instant instant =
                    time instanceof LocalDateTime local ? local.atZone(zone).toInstant() : Instant.from(time);
            return OptionalLong.of(instant.toEpochMilli());
        } catch (DateTimeException noSuchShape) {
            return OptionalLong.empty();
        }
    }
}
