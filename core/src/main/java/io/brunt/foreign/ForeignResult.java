// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import io.brunt.record.ErrorGroup;
import io.brunt.record.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * What a file of another tool tells. Immutable.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public sealed interface ForeignResult {

    /**
     * Return whose file it is.
     *
     * @return for example {@code JMeter}
     */
    String tool();

    /**
     * Return what a reader should know beside the figures.
     *
     * @return possibly empty
     */
    List<String> notes();

    /**
     * Every single sample, so that every figure can be taken from it.
     *
     * @param tool whose file it is
     * @param recording of the samples, each an iteration of its own; steps are labels
     * @param from when timeline second 0 begins: at most a second before the first sample
     * @param ended when the last sample had ended
     * @param notes what a reader should know
     * @since 0.1
     */
    record Samples(String tool, Recording recording, Instant from, Instant ended, List<String> notes)
            implements ForeignResult {
        /** Copy what was given. */
        public Samples {
            notes = List.copyOf(notes);
        }
    }

    /**
     * The figures that a tool printed at its end, and nothing else.
     *
     * @param tool whose file it is
     * @param whole over all requests
     * @param parts of single names; one may go by several
     * @param length how long was measured, if that is told
     * @param dropped iterations that found no free user; empty if the tool does not tell
     * @param checks checks made by the script; empty if there were none, or the tool has none
     * @param thresholds the script's own objectives, as the tool judged them
     * @param errors by kind, greatest count first; possibly empty though there were errors
     * @param notes what a reader should know
     * @since 0.1
     */
    record Summary(
            String tool,
            Part whole,
            List<Part> parts,
            Optional<Duration> length,
            OptionalLong dropped,
            Optional<Share> checks,
            List<Threshold> thresholds,
            List<ErrorGroup> errors,
            List<String> notes)
            implements ForeignResult {
        /** Copy what was given. */
        public Summary {
            parts = List.copyOf(parts);
            thresholds = List.copyOf(thresholds);
            errors = List.copyOf(errors);
            notes = List.copyOf(notes);
        }

        /**
         * Find the figures of a name.
         *
         * @param name one of those that a part goes by
         * @return empty if there is none
         */
        public Optional<Part> part(String name) {
            return parts.stream().filter(it -> it.names().contains(name)).findFirst();
        }
    }

    /**
     * How many of how many.
     *
     * @param part at most {@code whole}
     * @param whole 0 or more
     * @since 0.1
     */
    record Share(long part, long whole) {}

    /**
     * The figures of one name, or of all requests.
     *
     * @param names by which an objective may call it, the usual one first; empty for all requests
     * @param requests that ended, if that is told
     * @param errors of those, if that is told
     * @param throughput completed without error each second, if that is told
     * @param times what is told of the response time
     * @since 0.1
     */
    record Part(
            List<String> names,
            OptionalLong requests,
            OptionalLong errors,
            OptionalDouble throughput,
            ToldTimes times) {
        /** Copy what was given. */
        public Part {
            names = List.copyOf(names);
        }
    }

    /**
     * An objective of the script's own.
     *
     * @param metric as the tool calls it, for example {@code http_req_duration{name:buy}}
     * @param expression as the script has it, for example {@code p(95)<250}
     * @param broken whether the tool found it broken
     * @param actual what the metric came to, in the tool's unit, if the file tells
     * @param time whether that unit is a millisecond
     * @param measured whether the metric had samples at all; a tool may call an objective on nothing kept
     * @param samples how many there were, 0 if that is not told
     * @since 0.1
     */
    record Threshold(
            String metric,
            String expression,
            boolean broken,
            OptionalDouble actual,
            boolean time,
            boolean measured,
            long samples) {}
}
