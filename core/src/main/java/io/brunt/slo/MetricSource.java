// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * Where the figures of metrics come from that no recording holds.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
@FunctionalInterface
public interface MetricSource {

    /** Knows no metric at all. */
    MetricSource NONE = metric -> Optional.empty();

    /**
     * Ask for a figure. May block, though not without an end.
     *
     * @param metric of an objective
     * @return what it came to, or why that is not known; empty if another source has it
     */
    Optional<Answer> ask(Metric metric);

    /**
     * What a source said.
     *
     * @param figure in the metric's unit, finite; or empty
     * @param reason why there is none, for a person; empty beside a figure
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    record Answer(OptionalDouble figure, String reason) {

        /**
         * Answer with a figure.
         *
         * @param figure in the metric's unit
         * @return that figure
         */
        public static Answer of(double figure) {
            return new Answer(OptionalDouble.of(figure), "");
        }

        /**
         * Say why there is none.
         *
         * @param reason for a person, with what to do
         * @return no figure
         */
        public static Answer none(String reason) {
            return new Answer(OptionalDouble.empty(), reason);
        }
    }
}
