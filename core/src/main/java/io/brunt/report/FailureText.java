// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.record.Connections;
import io.brunt.record.ErrorGroup;
import io.brunt.result.LoadResult;
import io.brunt.unit.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What a failed load test says: one plain text with everything that is needed to see why.
 *
 * <p>First a sentence, then each objective as a row, the load promised and delivered, the errors with a sample each,
 * the generator, notes, and where the report is. No colour codes, no trailing line break, secrets masked, control
 * characters of servers made visible. Only plain blanks and {@code us}, so that it reads the same on any terminal.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class FailureText {

    private static final int MOST_ERRORS = 10;
    private static final int LONGEST_SAMPLE = 300;
    private static final int LABEL = 11;

    private FailureText() {}

    /**
     * Say how a load test went, where it is said already which one it was.
     *
     * @param result of the test
     * @return several lines
     */
    public static String of(LoadResult result) {
        return of(ResultSummary.of(result));
    }

    /**
     * Say how a load test went, where it is said already which one it was.
     *
     * @param result as read from its file
     * @return several lines, the same as from the result itself
     */
    public static String of(ResultSummary result) {
        return plain(result.headline()) + "\n\n" + SloTable.of(result.worstFirst()) + "\n" + facts(result);
    }

    /** Everything below the table. */
    static String facts(ResultSummary result) {
        List<String> lines = new ArrayList<>();
        result.load().reasons().forEach(it -> add(lines, "Load", it));
        add(
                lines,
                result.test().isForeign() ? "Source" : "Promised",
                result.load().promised());
        add(lines, "Delivered", delivered(result));
        result.load().ending().ifPresent(it -> add(lines, "Ended", it));
        result.errors().stream().limit(MOST_ERRORS).forEach(it -> add(lines, "Errors", error(it)));
        if (result.errors().size() > MOST_ERRORS) {
            add(lines, "Errors", "and " + (result.errors().size() - MOST_ERRORS) + " more kinds");
        }
        connections(result.connections()).ifPresent(it -> add(lines, "Connected", it));
        if (result.test().isForeign()) {
            add(lines, "Generator", ForeignText.GENERATOR);
        } else if (result.generatorReasons().isEmpty()) {
            add(lines, "Generator", result.generatorValid() ? "fit" : "not fit");
        }
        String lead = result.generatorValid() ? "fit, but " : "not fit: ";
        result.generatorReasons().forEach(it -> add(lines, "Generator", lead + it));
        result.notes().forEach(it -> add(lines, "Note", it));
        add(lines, "Report", result.directory().resolve(Reports.HTML).toString());
        return String.join("\n", lines);
    }

    /** For example {@code in full: 388,617 of 388,617 iterations …}. */
    static String delivered(ResultSummary result) {
        if (result.test().isForeign()) {
            return ForeignText.delivered(result);
        }
        ResultSummary.Load load = result.load();
        List<String> parts = new ArrayList<>();
        parts.add(Figure.count(load.started()) + " of " + Figure.count(load.due()) + " iterations begun");
        if (load.dropped() > 0) {
            parts.add(Figure.count(load.dropped()) + " dropped");
        }
        if (load.startedLate() > 0) {
            parts.add(Figure.count(load.startedLate()) + " more than 1 s late");
        }
        if (result.totals().abandoned() > 0) {
            parts.add(Figure.count(result.totals().abandoned()) + " abandoned");
        }
        parts.add(Figure.counted(result.totals().errors(), "error"));
        Duration measured = Duration.ofNanos(Math.round(result.totals().seconds() * 1e9));
        parts.add(Figure.rate(result.totals().throughput()) + " without error over " + SloText.span(measured));
        parts.add("at most " + Figure.count(load.users()) + " at once");
        String lead = load.due() == 0
                ? "nothing: "
                : isInFull(result) ? "in full: " : load.share() < 1 ? Figure.share(load.share()) + ": " : "";
        return lead + String.join(", ", parts);
    }

    static boolean isInFull(ResultSummary result) {
        ResultSummary.Load load = result.load();
        return load.due() > 0
                && !result.test().isForeign()
                && load.dropped() == 0
                && load.startedLate() == 0
                && load.ending().isEmpty()
                && load.reasons().isEmpty();
    }

    /** What a reader should know of idle connections; most runs have nothing to tell. */
    static Optional<String> connections(Connections connections) {
        if (connections.reconnects() == 0 && connections.resent() == 0) {
            return Optional.empty();
        }
        String again = Figure.count(connections.reconnects()) + " of " + Figure.count(connections.opened())
                + " connections were made anew, since the server had closed an idle one";
        return Optional.of(
                connections.resent() == 0
                        ? again
                        : again + "; " + Figure.count(connections.resent())
                                + " requests were sent once more, since such a close crossed them");
    }

    private static String error(ErrorGroup error) {
        String sample = Escaper.oneLine(error.sample());
        String cut = sample.length() > LONGEST_SAMPLE ? sample.substring(0, LONGEST_SAMPLE) + " ..." : sample;
        return Figure.count(error.count()) + " × " + error.kind() + (cut.isBlank() ? "" : ": " + cut);
    }

    private static void add(List<String> lines, String label, String text) {
        boolean again = !lines.isEmpty() && lastLabel(lines).equals(label);
        String shown = again ? "" : label;
        lines.add(plain(shown + " ".repeat(LABEL - shown.length()) + text));
    }

    private static String lastLabel(List<String> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (!lines.get(i).startsWith(" ")) {
                return lines.get(i).substring(0, lines.get(i).indexOf(' '));
            }
        }
        return "";
    }

    private static String plain(String text) {
        return Escaper.plain(Escaper.oneLine(text));
    }
}
