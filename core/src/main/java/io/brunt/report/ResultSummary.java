// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.plan.PlanText;
import io.brunt.record.Connections;
import io.brunt.record.Delivery;
import io.brunt.record.ErrorGroup;
import io.brunt.record.Recording;
import io.brunt.result.AcceptedRun;
import io.brunt.result.BaselineTimes;
import io.brunt.result.Environment;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.result.TimeFigures;
import io.brunt.result.Totals;
import io.brunt.slo.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What tables, summaries and gates need of a result; the same whether it comes from memory or from {@code result.json}.
 *
 * <p>Immutable. Secrets are masked in it. Texts of a server are not escaped: that is each format's own work.
 *
 * @param test which test it was
 * @param verdict the worst of the objectives' and the load's
 * @param headline the verdict in one sentence
 * @param slos the written objectives in their order, then the implied ones
 * @param totals counts of all iterations
 * @param responseTime of all iterations, or empty if nothing was measured
 * @param accepted the accepted runs that it may be compared with, oldest first; possibly empty
 * @param load what was promised and what came
 * @param connections what became of connections
 * @param errors by kind, greatest count first
 * @param generatorValid whether the generator was fit
 * @param generatorReasons what is wrong with it, and warnings; possibly empty
 * @param notes what to know beside the figures; possibly empty
 * @param environment where it ran
 * @param started when the load began, warm-up included
 * @param measuredFrom when measuring began
 * @param ended when the last iteration had ended
 * @param directory where the result's files are
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ResultSummary(
        TestIdentity test,
        Verdict verdict,
        String headline,
        List<SloRow> slos,
        Totals totals,
        Optional<TimeFigures> responseTime,
        List<AcceptedRun> accepted,
        Load load,
        Connections connections,
        List<ErrorGroup> errors,
        boolean generatorValid,
        List<String> generatorReasons,
        List<String> notes,
        Environment environment,
        Instant started,
        Instant measuredFrom,
        Instant ended,
        Path directory) {

    /**
     * The load, promised and delivered.
     *
     * @param promised the plan in words
     * @param due starts that the plan asked for
     * @param started iterations begun
     * @param dropped arrivals that found no free user
     * @param startedLate begun more than a second after they were due
     * @param share which part of the load came, and came in time, 0 to 1
     * @param users the most that were busy at once
     * @param ending after how much of the plan it was ended, and why; empty if it ran to its end
     * @param reasons why the load was not delivered; empty if it was
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record Load(
            String promised,
            long due,
            long started,
            long dropped,
            long startedLate,
            double share,
            int users,
            Optional<String> ending,
            List<String> reasons) {

        /** Copy what was given. */
        public Load {
            reasons = List.copyOf(reasons);
        }

        /** What became of the rest of a plan, for example {@code after 8 s of 20 s, since p99 < 250ms was lost …}. */
        private static Optional<String> ending(LoadResult result) {
            Recording recording = result.recording();
            return recording
                    .ending()
                    .map(it -> "after " + SloText.span(recording.measuredTime()) + " of "
                            + SloText.span(result.plan().model().duration()) + ", since " + it.reason());
        }

        private static Load of(LoadResult result) {
            Delivery delivery = result.recording().delivery();
            return new Load(
                    PlanText.of(result.plan()),
                    delivery.due(),
                    delivery.started(),
                    delivery.dropped(),
                    delivery.startedLate(),
                    delivery.share(),
                    result.mostUsers(),
                    ending(result),
                    result.judgement().reasons());
        }
    }

    /** Copy what was given. */
    public ResultSummary {
        slos = List.copyOf(slos);
        accepted = List.copyOf(accepted);
        errors = List.copyOf(errors);
        generatorReasons = List.copyOf(generatorReasons);
        notes = List.copyOf(notes);
    }

    /**
     * Sum a result up.
     *
     * @param result as it came out of the run
     * @return what {@link ResultJson} would read from its file
     */
    public static ResultSummary of(LoadResult result) {
        LoadResult safe = MaskedResult.of(result);
        List<SloRow> slos = safe.slos().stream()
                .map(it -> SloRow.of(it, safe.measuredFrom()))
                .toList();
        return new ResultSummary(
                safe.test(),
                safe.verdict(),
                Headline.of(safe.verdict(), slos, safe.judgement().reasons()),
                slos,
                safe.totals(),
                TimeFigures.of(safe.responseTime()),
                safe.baselineTimes().map(BaselineTimes::accepted).orElse(List.of()),
                Load.of(safe),
                safe.connections(),
                safe.errors(),
                safe.generator().valid(),
                safe.generator().reasons(),
                safe.notes(),
                safe.environment(),
                safe.started().truncatedTo(ChronoUnit.MILLIS),
                safe.measuredFrom().truncatedTo(ChronoUnit.MILLIS),
                safe.ended().truncatedTo(ChronoUnit.MILLIS),
                safe.directory());
    }

    /**
     * Return what a heading calls the test.
     *
     * @return the method's name, or the display name where the user chose one
     */
    public String title() {
        String display = test.displayName();
        if (display.isBlank() || display.equals(test.method()) || display.startsWith(test.method() + "(")) {
            return test.method();
        }
        // An invocation's display name is often no more than "[1] 5ms".
        boolean invocation = test.folder().matches(".*-\\d+");
        return invocation ? test.method() + " " + display : display;
    }

    /**
     * Return the verdict in a sentence that names the test.
     *
     * @return for example {@code holdsAThousandUsers failed: p99 was 412 ms, allowed 250 ms.}
     */
    public String sentence() {
        String word = switch (verdict) {
            case PASS -> " passed";
            case INCONCLUSIVE -> " is inconclusive";
            case FAIL -> " failed";
            case INVALID -> " is invalid";
        };
        return title() + word + headline.substring(Math.max(0, headline.indexOf(':')));
    }

    /**
     * Return the objectives as tables show them.
     *
     * @return those with the run's own verdict first, then from the worst to the best
     */
    public List<SloRow> worstFirst() {
        return slos.stream()
                .sorted(Comparator.comparing((SloRow row) -> row.verdict() == verdict && verdict != Verdict.PASS)
                        .thenComparing(SloRow::verdict)
                        .reversed())
                .toList();
    }

    /**
     * Find the objective that the reader should see first.
     *
     * @return the first of {@link #worstFirst}, or empty if there is none
     */
    public Optional<SloRow> worst() {
        return worstFirst().stream().findFirst();
    }
}
