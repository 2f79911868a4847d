// SPDX-License-Identifier: Apache-2.0
package io.brunt.record;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What one recorder has taken down by a moment. Immutable: it is read by another thread than the one that writes on.
 *
 * @param layout of the recorder
 * @param iterations one slice for each stage
 * @param steps in the order of first use
 * @param instances one for each base URL, and behind them those that named themselves
 * @param timeline ascending; seconds in which nothing happened are left out
 * @param errors by kind
 * @param lateness of the starts
 * @param startedLate starts more than a second late
 * @param connections what became of connections
 * @param protocols versions of HTTP that were spoken, in the order of first use
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Reading(
        RecordingLayout layout,
        List<Slice> iterations,
        List<StepRecording> steps,
        List<InstanceRecording> instances,
        List<Second> timeline,
        List<ErrorGroup> errors,
        Distribution lateness,
        long startedLate,
        Connections connections,
        List<String> protocols) {

    /** Copy what was given. */
    public Reading {
        protocols = List.copyOf(protocols);
    }

    /**
     * Leave out what still runs, so that the sums balance in the middle of a run as they do at its end.
     *
     * @return the same, in which only what has ended was started
     */
    public Reading ofWhatEnded() {
        return new Reading(
                layout,
                iterations.stream().map(Slice::ofWhatEnded).toList(),
                steps,
                instances,
                timeline.stream().map(Second::ofWhatEnded).toList(),
                errors,
                lateness,
                startedLate,
                connections,
                protocols);
    }
}
