// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import java.io.Serializable;
import java.math.BigDecimal;
import org.apiguardian.api.API;

/**
 * What an objective measures.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Metric extends Serializable {

    /**
     * Return how the metric is written.
     *
     * @return for example {@code p99} or {@code error-rate}
     */
    String text();

    /**
     * Return the unit of its figures.
     *
     * @return {@code us}, {@code share}, {@code count}, {@code per-second} or {@code number}
     */
    String unit();

    /**
     * A percentile of the response or service time.
     *
     * @param percent above 0 and below 100
     * @param service whether from the actual start
     * @since 0.1
     */
    record Percentile(double percent, boolean service) implements Metric {
        @Override
        public String text() {
            String digits = new BigDecimal(Double.toString(percent))
                    .stripTrailingZeros()
                    .toPlainString();
            return (service ? "service-time p" : "p") + digits;
        }

        @Override
        public String unit() {
            return "us";
        }
    }

    /**
     * A metric without a number of its own.
     *
     * @since 0.1
     */
    enum Plain implements Metric {
        /** Arithmetic mean of the response time. */
        MEAN("mean", "us"),
        /** Greatest response time. */
        MAX("max", "us"),
        /** Least response time. */
        MIN("min", "us"),
        /** Completed without error within the measured time, per second of it. */
        THROUGHPUT("throughput", "per-second"),
        /** Errors of all that ended. */
        ERROR_RATE("error-rate", "share"),
        /** Checks that held, of all made. */
        CHECK_RATE("check-rate", "share"),
        /** Answers 429, and 503 with Retry-After, of all that ended. */
        SHED_RATE("shed-rate", "share"),
        /** Errors. */
        ERRORS("errors", "count"),
        /** Arrivals that found no free user. */
        DROPPED("dropped", "count"),
        /** Iterations that had not ended when the graceful stop was over. */
        ABANDONED("abandoned", "count");

        private final String text;
        private final String unit;

        Plain(String text, String unit) {
            this.text = text;
            this.unit = unit;
        }

        @Override
        public String unit() {
            return unit;
        }

        @Override
        public String text() {
            return text;
        }
    }
}
