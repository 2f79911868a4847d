// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import java.util.Set;
import org.apiguardian.api.API;

/**
 * What is to be kept of each second, besides what every timeline has: windows of service times, or of steps, need it.
 *
 * @param times whether all times are kept, not only those from the intended start
 * @param steps names of the steps that get a timeline of their own
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record CloseUp(boolean times, Set<String> steps) {

    /** No more than every timeline has. */
    public static final CloseUp NONE = new CloseUp(false, Set.of());

    /** Keep an immutable copy. */
    public CloseUp {
        steps = Set.copyOf(steps);
    }
}
