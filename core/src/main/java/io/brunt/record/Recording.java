// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What one run measured. Warm-up is in the timeline (negative seconds) and nowhere else.
 *
 * @param stages name and measured length of each stage of the plan, in order; a run that ended early has shorter ones
 * @param iterations one slice of iterations for each stage
 * @param steps by name, in the order of first use
 * @param instances in the order of the base URLs; empty where there is none
 * @param timeline ascending, without gaps, from the first second of the warm-up
 * @param errors by count, greatest first
 * @param delivery the promised against the made load
 * @param connections what became of connections
 * @param protocols versions of HTTP that were spoken, warm-up included, in the order of their names
 * @param measuredTime how long was measured, graceful stop left out
 * @param ending why the run ended before its plan, or empty
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Recording(
        List<StageSpan> stages,
        List<Slice> iterations,
        List<StepRecording> steps,
        List<InstanceRecording> instances,
        List<Second> timeline,
        List<ErrorGroup> errors,
        Delivery delivery,
        Connections connections,
        List<String> protocols,
        Duration measuredTime,
        Optional<Ending> ending)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * When a stage was measured.
     *
     * @param name the stage's name
     * @param start from the first measured moment
     * @param length measured, 0 if the run ended before the stage began
     * @since 0.1
     */
    public record StageSpan(String name, Duration start, Duration length) implements Serializable {

        @Serial
        private static final long serialVersionUID = 1;
    }

    /**
     * Copy what was given, and check the sums before anybody reads them.
     *
     * @throws IllegalStateException if a count does not add up: a fault of Brunt's own
     */
    public Recording {
        stages = List.copyOf(stages);
        iterations = List.copyOf(iterations);
        steps = List.copyOf(steps);
        instances = List.copyOf(instances);
        timeline = List.copyOf(timeline);
        errors = List.copyOf(errors);
        protocols = List.copyOf(protocols);
        Sums.check(iterations, steps, instances, timeline, delivery);
    }

    /**
     * Return the iterations of the whole measured time.
     *
     * @return the stages' slices, merged
     */
    public Slice whole() {
        return Slice.merge(iterations);
    }

    /**
     * Return the counts of the whole measured time; the times would have to be merged.
     *
     * @return as {@link #whole} has them
     */
    public Tally tally() {
        return iterations.stream().map(Slice::tally).reduce(Tally.ZERO, Tally::plus);
    }

    /**
     * Find a step.
     *
     * @param name as in {@link StepRecording#name()}
     * @return empty if it never came
     */
    public Optional<StepRecording> step(String name) {
        return steps.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /**
     * Find a stage's place.
     *
     * @param name of the stage
     * @return its index in {@link #stages()} and {@link #iterations()}, or -1
     */
    public int stageIndex(String name) {
        for (int i = 0; i < stages.size(); i++) {
            if (stages.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
