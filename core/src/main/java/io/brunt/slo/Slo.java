// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * One objective: {@code metric [of <step>] [during <stage>] <op> <bound> [every <window>]}.
 *
 * @param expression as the user wrote it
 * @param metric what is measured
 * @param step the step it speaks of, or empty for the iterations
 * @param stage the stage it speaks of, or empty for the whole measured time
 * @param op how the figure must stand to the bound
 * @param bound in the metric's unit: microseconds, share from 0 to 1, count, or per second
 * @param every the length of the windows in which it must hold too, or empty
 * @param implied whether nobody wrote it
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Slo(
        String expression,
        Metric metric,
        Optional<String> step,
        Optional<String> stage,
        Op op,
        double bound,
        Optional<Duration> every,
        boolean implied)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * How a figure must stand to its bound.
     *
     * @since 0.1
     */
    public enum Op {
        /** Below the bound. */
        LESS("<"),
        /** At most the bound. */
        AT_MOST("<="),
        /** Above the bound. */
        MORE(">"),
        /** At least the bound. */
        AT_LEAST(">="),
        /** The bound itself. */
        EQUAL("=");

        private final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        /**
         * Return how it is written.
         *
         * @return for example {@code <=}
         */
        public String sign() {
            return sign;
        }

        /**
         * Tell whether a figure holds.
         *
         * @param actual the figure
         * @param bound the bound
         * @return true if it stands to the bound as it must
         */
        public boolean holds(double actual, double bound) {
            return switch (this) {
                case LESS -> actual < bound;
                case AT_MOST -> actual <= bound;
                case MORE -> actual > bound;
                case AT_LEAST -> actual >= bound;
                case EQUAL -> actual == bound;
            };
        }
    }
}
