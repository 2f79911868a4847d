// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * What a recorder must have room for.
 *
 * @param stages names of the plan's stages, in order
 * @param steps names of the steps that are known beforehand, in order
 * @param instances base URLs, in order
 * @param firstSecond 0, or the first second of the warm-up
 * @param closeUp whether the timeline keeps all times of a second, not only those from the intended start
 * @param closeUps names of steps that get such a timeline of their own
 * @param resolution of all times
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RecordingLayout(
        List<String> stages,
        List<String> steps,
        List<String> instances,
        int firstSecond,
        boolean closeUp,
        Set<String> closeUps,
        Resolution resolution) {

    /**
     * Lay out times to the microsecond.
     *
     * @param stages names of the plan's stages, in order
     * @param steps names of the steps that are known beforehand, in order
     * @param instances base URLs, in order
     * @param firstSecond 0, or the first second of the warm-up
     * @param closeUp whether the timeline keeps all times of a second
     * @param closeUps names of steps that get such a timeline of their own
     */
    public RecordingLayout(
            List<String> stages,
            List<String> steps,
            List<String> instances,
            int firstSecond,
            boolean closeUp,
            Set<String> closeUps) {
        this(stages, steps, instances, firstSecond, closeUp, closeUps, Resolution.MICROSECONDS);
    }

    /** Copy what was given. */
    public RecordingLayout {
        stages = List.copyOf(stages);
        steps = List.copyOf(steps);
        instances = List.copyOf(instances);
        closeUps = Set.copyOf(closeUps);
    }

    /**
     * Ask for nothing but what every run has.
     *
     * @param stages names of the plan's stages, in order
     * @param steps names of the steps that are known beforehand, in order
     * @param instances base URLs, in order
     * @param firstSecond 0, or the first second of the warm-up
     */
    public RecordingLayout(List<String> stages, List<String> steps, List<String> instances, int firstSecond) {
        this(stages, steps, instances, firstSecond, false, Set.of());
    }

    /**
     * Tell times to the nanosecond.
     *
     * @return the same layout but for that
     */
    public RecordingLayout inNanoseconds() {
        return new RecordingLayout(stages, steps, instances, firstSecond, closeUp, closeUps, Resolution.NANOSECONDS);
    }
}
