// SPDX-License-Identifier: Apache-2.0
package io.brunt.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The accepted runs of one load test. Immutable.
 *
 * @param runs newest first
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Baseline(List<BaselineRun> runs) {

    /** Nothing was accepted yet. */
    public static final Baseline EMPTY = new Baseline(List.of());

    /** How many runs of a machine class are kept unless said otherwise. */
    public static final int USUAL_LENGTH = 10;

    /** Sort what was given: a merge of two branches may have left it in any order. */
    public Baseline {
        runs = runs.stream()
                .sorted(Comparator.comparing(BaselineRun::at).reversed())
                .toList();
    }

    /**
     * Accept a run.
     *
     * @param run a run that is there already is not added again
     * @param most how many of its machine class are kept, above 0: the newest
     * @return with the run; other machine classes keep all of theirs
     */
    public Baseline plus(BaselineRun run, int most) {
        List<BaselineRun> others =
                runs.stream().filter(it -> !it.machine().equals(run.machine())).toList();
        Stream<BaselineRun> same = runs.stream()
                .filter(it -> it.machine().equals(run.machine()) && !it.at().equals(run.at()));
        List<BaselineRun> kept = new ArrayList<>(others);
        Stream.concat(Stream.of(run), same)
                .sorted(Comparator.comparing(BaselineRun::at).reversed())
                .limit(most)
                .forEach(kept::add);
        return new Baseline(kept);
    }

    /**
     * Leave a run out.
     *
     * @param run by when and where it was measured
     * @return all other runs
     */
    public Baseline without(BaselineRun run) {
        return new Baseline(runs.stream().filter(it -> !isSame(it, run)).toList());
    }

    private static boolean isSame(BaselineRun a, BaselineRun b) {
        return a.at().equals(b.at()) && a.machine().equals(b.machine());
    }

    /**
     * Tell whether a run was accepted already.
     *
     * @param run by when and where it was measured
     * @return true if it is among these
     */
    public boolean holds(BaselineRun run) {
        return runs.stream().anyMatch(it -> isSame(it, run));
    }

    /**
     * Find the runs that a new one may be compared with.
     *
     * @param here where the new run is made
     * @param load its plan in words
     * @return those of the same machine class and load, or why there is none
     */
    public Reference comparable(MachineClass here, String load) {
        List<BaselineRun> like =
                runs.stream().filter(it -> it.isLike(here, load)).toList();
        if (!like.isEmpty()) {
            return new Reference(like, "");
        }
        if (runs.isEmpty()) {
            return Reference.NONE;
        }
        BaselineRun newest = runs.stream()
                .filter(it -> it.machine().equals(here))
                .findFirst()
                .orElse(runs.get(0));
        List<String> differences = newest.machine().differences(here);
        return new Reference(
                List.of(),
                differences.isEmpty()
                        ? "the baseline has another load, and is not compared: " + newest.load() + " there, " + load
                                + " here; keep runs of this load with mvn brunt:baseline"
                        : "the baseline is of another machine, and is not compared: " + String.join("; ", differences)
                                + "; keep runs of this machine with mvn brunt:baseline");
    }
}
