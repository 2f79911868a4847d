// SPDX-License-Identifier: Apache-2.0
package io.brunt.baseline;

import io.brunt.record.Recording;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * An accepted run, as far as later ones are compared with it. Immutable.
 *
 * @param at when measuring began
 * @param commit the revision under test, or null if it cannot be told
 * @param machine where it ran
 * @param load the plan in words; runs under another load are not compared
 * @param whole the iterations of the whole measured time
 * @param stages the iterations of each stage, in order; empty where there is one stage only
 * @param steps each step over all stages, in the order of first use
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BaselineRun(
        Instant at,
        @Nullable String commit,
        MachineClass machine,
        String load,
        BaselinePart whole,
        List<BaselinePart> stages,
        List<BaselinePart> steps) {

    /** Copy what was given. */
    public BaselineRun {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        stages = List.copyOf(stages);
        steps = List.copyOf(steps);
    }

    /**
     * Keep what a baseline needs of a run.
     *
     * @param at when measuring began
     * @param commit the revision under test, or null
     * @param machine where it ran
     * @param load the plan in words
     * @param recording what was measured
     * @return that run
     */
    public static BaselineRun of(
            Instant at, @Nullable String commit, MachineClass machine, String load, Recording recording) {
        List<BaselinePart> stages = new ArrayList<>();
        for (int i = 0; recording.stages().size() > 1 && i < recording.stages().size(); i++) {
            Recording.StageSpan span = recording.stages().get(i);
            stages.add(BaselinePart.of(span.name(), recording.iterations().get(i), span.length()));
        }
        List<BaselinePart> steps = recording.steps().stream()
                .map(it -> BaselinePart.of(it.name(), it.whole(), recording.measuredTime()))
                .toList();
        return new BaselineRun(
                at,
                commit,
                machine,
                load,
                BaselinePart.of("whole", recording.whole(), recording.measuredTime()),
                stages,
                steps);
    }

    /**
     * Find a part.
     *
     * @param step of the run, or empty for the iterations
     * @param stage of the run, or empty for the whole; never beside a step
     * @return the part, or empty if this run had none of the name
     */
    public Optional<BaselinePart> part(Optional<String> step, Optional<String> stage) {
        if (step.isPresent()) {
            return named(step.get(), steps);
        }
        return stage.isEmpty() || stages.isEmpty() ? Optional.of(whole) : named(stage.get(), stages);
    }

    private static Optional<BaselinePart> named(String name, List<BaselinePart> parts) {
        return parts.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** Whether a new run of the same test on the same machine may be compared with this one. */
    boolean isLike(MachineClass here, String now) {
        return machine.equals(here) && load.equals(now);
    }
}
