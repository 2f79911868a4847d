// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.baseline.BaselineRun;
import io.brunt.baseline.Comparison;
import io.brunt.baseline.Comparison.Mark;
import io.brunt.result.Pool;
import io.brunt.result.Totals;
import io.brunt.statistic.Change;
import io.brunt.unit.Figure;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A load test's new run beside earlier ones. Immutable.
 *
 * @param test class and method
 * @param base the earlier runs
 * @param now the new one
 * @param rows each figure with the difference and its interval
 * @param notes what to know before anything is made of it; possibly empty
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record TestComparison(String test, Side base, Side now, List<Comparison> rows, List<String> notes) {

    /**
     * One of the two sides.
     *
     * @param name of it, for example {@code baseline}
     * @param runs of it, newest first; of the new side a single one
     * @param totals the counts, where they are known
     * @param folders of the results, where they are at hand
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record Side(String name, List<BaselineRun> runs, Optional<Totals> totals, List<Path> folders) {

        /** Copy what was given. */
        public Side {
            runs = List.copyOf(runs);
            folders = List.copyOf(folders);
        }

        /**
         * Take runs that a team has accepted.
         *
         * @param runs of the baseline, newest first
         * @return that side
         */
        public static Side ofBaseline(List<BaselineRun> runs) {
            return new Side("baseline", runs, Optional.empty(), List.of());
        }

        /**
         * Take results; those that measured at the same time are one run.
         *
         * @param name of the side
         * @param results of one test
         * @param together whether all of them are one run, whenever they measured
         * @return that side
         */
        static Side ofResults(String name, PooledTest results, boolean together) {
            List<Pool> runs = together
                    ? List.of(results.pool())
                    : Pool.runs(results.pool().members());
            List<BaselineRun> newestFirst = new ArrayList<>();
            runs.forEach(it -> newestFirst.add(0, it.run()));
            return new Side(
                    name,
                    newestFirst,
                    Optional.of(results.pool().totals()),
                    results.results().stream().map(ResultSummary::directory).toList());
        }

        /** For example {@code 5 baseline runs from 2026-11-12 to 2026-11-20}. */
        String described() {
            LocalDate newest = day(runs.get(0));
            LocalDate oldest = day(runs.get(runs.size() - 1));
            String when = newest.equals(oldest) ? " of " + newest : " from " + oldest + " to " + newest;
            String parts = folders.size() > runs.size() ? ", " + folders.size() + " results taken together" : "";
            return Figure.counted(runs.size(), name + " run") + when + parts;
        }

        private static LocalDate day(BaselineRun run) {
            return run.at().atZone(ZoneOffset.UTC).toLocalDate();
        }
    }

    /** Copy what was given. */
    public TestComparison {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /**
     * Compare.
     *
     * @param test class and method
     * @param base at least one run
     * @param now one run
     * @return the comparison
     */
    public static TestComparison of(String test, Side base, Side now) {
        BaselineRun run = now.runs().get(0);
        return new TestComparison(test, base, now, Comparison.of(base.runs(), run), notes(base, run));
    }

    private static List<String> notes(Side base, BaselineRun now) {
        List<String> notes = new ArrayList<>();
        if (base.runs().size() < Change.LEAST_RUNS) {
            notes.add("weak: fewer than " + Change.LEAST_RUNS + " do not show how far runs differ, and "
                    + SloText.percent(Change.ASSUMED_SPREAD) + " is assumed");
        }
        BaselineRun before = base.runs().get(0);
        List<String> machines = before.machine().differences(now.machine());
        if (!machines.isEmpty()) {
            notes.add("another machine: " + String.join("; ", machines));
        }
        if (!before.load().equals(now.load())) {
            notes.add("another load: " + before.load() + " there, " + now.load() + " here");
        }
        return notes;
    }

    /**
     * Say what is compared.
     *
     * @return for example {@code shop.CheckoutIT.holds beside 5 baseline runs from 2026-11-12 to 2026-11-20}
     */
    public String title() {
        return test + " beside " + base.described() + (notes.isEmpty() ? "" : "; " + String.join("; ", notes));
    }

    /** What stands out, in a sentence. */
    String finding() {
        List<String> worse = marked(Mark.WORSE);
        List<String> better = marked(Mark.BETTER);
        if (worse.isEmpty() && better.isEmpty()) {
            return "Nothing differs by more than chance.";
        }
        return (worse.isEmpty() ? "" : "Worse: " + String.join(", ", worse) + ". ")
                + (better.isEmpty() ? "" : "Better: " + String.join(", ", better) + ".");
    }

    private List<String> marked(Mark mark) {
        return rows.stream()
                .filter(it -> it.mark() == mark)
                .map(it -> it.label() + " " + SloText.figure(it.change(), "change"))
                .toList();
    }

    boolean has(Mark mark) {
        return rows.stream().anyMatch(it -> it.mark() == mark);
    }
}
