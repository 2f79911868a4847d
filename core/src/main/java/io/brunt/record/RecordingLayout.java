// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What a recorder must have room for.
 *
 * @param stages names of the plan's stages, in order
 * @param steps names of the steps that are known beforehand, in order
 * @param instances base URLs, in order
 * @param firstSecond 0, or the first second of the warm-up
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RecordingLayout(List<String> stages, List<String> steps, List<String> instances, int firstSecond) {

    /** Copy what was given. */
    public RecordingLayout {
        stages = List.copyOf(stages);
        steps = List.copyOf(steps);
        instances = List.copyOf(instances);
    }
}
