// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.foreign.ForeignResult.Part;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.record.ErrorGroup;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads Locust's {@code PREFIX_stats.csv} ({@code locust/stats.py}): a row for each name, the last over all of them.
 *
 * <p>Locust rounds a time before it counts it, below 100 ms to 1 ms, below 1 s to 10, below 10 s to 100, else to 1,000: its
 * percentiles are known to within that only. Least, greatest and mean are exact.
 */
final class LocustStats {

    private static final String ALL = "Aggregated";
    private static final Pattern PERCENT = Pattern.compile("(\\d+(?:\\.\\d+)?)%");

    private final CsvRows row;
    private final Map<String, Integer> columns = new LinkedHashMap<>();

    private LocustStats(CsvRows row) {
        this.row = row;
    }

    /**
     * Read the figures.
     *
     * @param errors what {@code PREFIX_failures.csv} tells; empty if it is not there
     */
    static ForeignResult.Summary read(Reader reader, List<ErrorGroup> errors) throws IOException {
        return new LocustStats(new CsvRows(reader, ',')).read(errors);
    }

    private ForeignResult.Summary read(List<ErrorGroup> errors) throws IOException {
        row.next();
        for (int i = 0; i < row.count(); i++) {
            columns.put(row.text(i).strip(), i);
        }
        List<Part> parts = new ArrayList<>();
        Part whole = null;
        OptionalDouble perSecond = OptionalDouble.empty();
        boolean any = false;
        while (row.next()) {
            any = true;
            if (row.count() != columns.size()) {
                throw new BruntException(Problem.of("line " + row.line() + " has " + row.count() + " columns")
                        .expected(columns.size() + " columns")
                        .hint("run Locust again: the file was not written to its end"));
            }
            boolean all = text("Name").equals(ALL) && text("Type").isEmpty();
            Part part = part(all);
            if (all) {
                whole = part;
                perSecond = number("Requests/s");
            } else {
                parts.add(part);
            }
        }
        if (!any) {
            throw new BruntException(EmptyFile.HEADER_ONLY);
        }
        if (whole == null) {
            throw new BruntException(
                    Problem.of("there is no row " + ALL).hint("run Locust again: the file was not written to its end"));
        }
        long requests = whole.requests().orElse(0);
        if (requests == 0) {
            throw new BruntException(EmptyFile.NO_REQUEST);
        }
        Optional<Duration> length = perSecond.isPresent() && perSecond.getAsDouble() > 0
                ? Optional.of(Duration.ofMillis(Math.round(requests / perSecond.getAsDouble() * 1e3)))
                : Optional.empty();
        return new ForeignResult.Summary(
                "Locust",
                whole,
                parts,
                length,
                OptionalLong.empty(),
                Optional.empty(),
                List.of(),
                errors,
                List.of(
                        "Locust's times are from the actual start, and its percentiles are rounded: to 1 ms below 100 ms,"
                                + " 10 ms below 1 s, 100 ms below 10 s, else 1 s"));
    }

    private Part part(boolean all) {
        String name = text("Name");
        String type = text("Type");
        List<String> names = all ? List.of() : type.isEmpty() ? List.of(name) : List.of(type + " " + name, name);
        OptionalDouble made = number("Requests/s");
        OptionalDouble failed = number("Failures/s");
        return new Part(
                names,
                count("Request Count"),
                count("Failure Count"),
                made.isPresent() && failed.isPresent()
                        ? OptionalDouble.of(Math.max(0, made.getAsDouble() - failed.getAsDouble()))
                        : OptionalDouble.empty(),
                times());
    }

    private ToldTimes times() {
        Map<String, ToldTimes.Figure> figures = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        columns.keySet().forEach(column -> {
            OptionalDouble value = number(column);
            String key = key(column);
            if (value.isPresent() && !key.isEmpty()) {
                double millis = value.getAsDouble();
                boolean exact = !PERCENT.matcher(column).matches();
                figures.put(
                        key, exact ? ToldTimes.Figure.exact(millis) : ToldTimes.Figure.within(millis, width(millis)));
                names.put(key, column);
            }
        });
        return new ToldTimes("the response time", figures, names);
    }

    /** The metric that a column holds; empty for one that holds none. */
    private static String key(String column) {
        var percent = PERCENT.matcher(column);
        if (percent.matches()) {
            return column.equals("100%") ? "" : "p" + percent.group(1);
        }
        return switch (column) {
            case "Average Response Time" -> "mean";
            case "Min Response Time" -> "min";
            case "Max Response Time" -> "max";
            default -> "";
        };
    }

    private static double width(double millis) {
        return millis < 100 ? 1 : millis < 1_000 ? 10 : millis < 10_000 ? 100 : 1_000;
    }

    private String text(String column) {
        Integer index = columns.get(column);
        return index == null ? "" : row.text(index).strip();
    }

    /** Empty for {@code N/A}, which stands where there was no request. */
    private OptionalDouble number(String column) {
        String text = text(column);
        if (text.isEmpty() || text.equals("N/A") || !isOfNumbers(column)) {
            return OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) && value >= 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
        } catch (NumberFormatException none) {
            throw new BruntException(Problem.of("line " + row.line() + ": " + column + " cannot be read")
                    .expected("a number, or N/A")
                    .actual(text));
        }
    }

    private static boolean isOfNumbers(String column) {
        return !column.equals("Type") && !column.equals("Name");
    }

    private OptionalLong count(String column) {
        OptionalDouble number = number(column);
        return number.isPresent() ? OptionalLong.of(Math.round(number.getAsDouble())) : OptionalLong.empty();
    }

    /**
     * Read {@code PREFIX_failures.csv}: {@code Method,Name,Error,Occurrences[,First Seen,Last Seen]}.
     *
     * @return a group for each row, greatest count first
     */
    static List<ErrorGroup> failures(Reader reader) throws IOException {
        CsvRows row = new CsvRows(reader, ',');
        List<ErrorGroup> groups = new ArrayList<>();
        if (!row.next()) {
            return groups;
        }
        while (row.next()) {
            if (row.count() >= 4 && row.number(3) > 0) {
                groups.add(new ErrorGroup(row.text(0) + " " + row.text(1), row.number(3), row.text(2)));
            }
        }
        groups.sort((a, b) -> Long.compare(b.count(), a.count()));
        return groups;
    }
}
