// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import io.brunt.process.ProcessFigure;
import io.brunt.process.ProcessFigures;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * What an objective measures.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface Metric {

    /**
     * Return how the metric is written.
     *
     * @return for example {@code p99} or {@code error-rate}
     */
    String text();

    /**
     * Return what kind of quantity its figures are.
     *
     * @return the dimension, which prints them
     */
    Dimension dimension();

    /**
     * Return the unit of its figures.
     *
     * @return {@code us}, {@code share}, {@code change}, {@code count}, {@code per-second}, {@code bytes} or {@code number}
     */
    default String unit() {
        return dimension().code();
    }

    /**
     * A percentile of the response or service time.
     *
     * @param percent above 0 and below 100
     * @param service whether from the actual start
     * @since 0.1
     */
    record Percentile(double percent, boolean service) implements Metric {
        /** Refuse what is no percentile. */
        public Percentile {
            if (!(percent > 0 && percent < 100)) {
                throw new IllegalArgumentException("a percentile lies between 0 and 100, but was " + percent);
            }
        }

        @Override
        public String text() {
            String digits = BigDecimal.valueOf(percent).stripTrailingZeros().toPlainString();
            return (service ? "service-time p" : "p") + digits;
        }

        @Override
        public Dimension dimension() {
            return Dimension.TIME;
        }
    }

    /**
     * How satisfied users are: 1 for each that completed within the target, 0.5 for each within four times the target, 0 for
     * all others and for errors, on average (Apdex Technical Specification 1.1, Apdex Alliance 2007).
     *
     * @param targetMicros above 0
     * @since 0.1
     */
    record Apdex(double targetMicros) implements Metric {

        /** What takes longer than so many targets frustrates. */
        static final int FRUSTRATING = 4;

        /** Refuse a target that nothing can meet. */
        public Apdex {
            if (!(targetMicros > 0)) {
                throw new IllegalArgumentException("a target is above 0, but was " + targetMicros);
            }
        }

        @Override
        public String text() {
            return "apdex(" + Dimension.TIME.text(targetMicros) + ")";
        }

        @Override
        public Dimension dimension() {
            return Dimension.SCORE;
        }
    }

    /**
     * What Prometheus says at the end of the measured time.
     *
     * @param query in PromQL, with {@code $window} for how long was measured; not blank
     * @since 0.1
     */
    record Promql(String query) implements Metric {
        /** Refuse what asks nothing. */
        public Promql {
            if (query.isBlank()) {
                throw new IllegalArgumentException("a query asks something");
            }
        }

        @Override
        public String text() {
            return "promql('" + query.replace("'", "''") + "')";
        }

        @Override
        public Dimension dimension() {
            return Dimension.NUMBER;
        }
    }

    /**
     * By which share a figure is worse than in the baseline's runs: a time greater, a throughput less.
     *
     * @param of a percentile of the response time, {@code mean} or {@code throughput}
     * @since 0.1
     */
    record Regression(Metric of) implements Metric {

        /** Behind the metric that it is of. */
        static final String WORD = "regression";

        /** Refuse what cannot be compared. */
        public Regression {
            if (!isPossible(of)) {
                throw new IllegalArgumentException(of.text() + " cannot be compared with a baseline");
            }
        }

        /** Whether a baseline keeps it, and its spread between runs is one of factors. */
        static boolean isPossible(Metric metric) {
            return metric == Plain.MEAN
                    || metric == Plain.THROUGHPUT
                    || metric instanceof Percentile percentile && !percentile.service();
        }

        @Override
        public String text() {
            return of.text() + " " + WORD;
        }

        @Override
        public Dimension dimension() {
            return Dimension.CHANGE;
        }
    }

    /**
     * What a process of the application used; each process that the Maven goals started must hold, or those of one service.
     *
     * @since 0.1
     */
    enum App implements Metric {
        /** Mean share of all cores. */
        CPU("app.cpu", Dimension.SHARE, ProcessFigure.CPU) {
            @Override
            double figure(ProcessFigures figures) {
                return figures.cpu();
            }
        },
        /** Greatest memory in RAM. */
        RSS("app.rss", Dimension.SIZE, ProcessFigure.RSS) {
            @Override
            double figure(ProcessFigures figures) {
                return figures.rssBytes();
            }
        },
        /** Longest pause for garbage collection. */
        GC_PAUSE("app.gc-pause", Dimension.TIME, ProcessFigure.GC_PAUSE) {
            @Override
            double figure(ProcessFigures figures) {
                return figures.gcPauseMicros();
            }
        },
        /** Most threads. */
        THREADS("app.threads", Dimension.COUNT, ProcessFigure.THREADS) {
            @Override
            double figure(ProcessFigures figures) {
                return figures.threads();
            }
        };

        private final String text;
        private final Dimension dimension;
        private final ProcessFigure source;

        App(String text, Dimension dimension, ProcessFigure source) {
            this.text = text;
            this.dimension = dimension;
            this.source = source;
        }

        /** The figure, below 0 if it is not known. */
        abstract double figure(ProcessFigures figures);

        /**
         * Return the figure of a process.
         *
         * @param figures of it, in any span of time
         * @return in the unit of the dimension; empty if it is not known
         */
        public OptionalDouble of(ProcessFigures figures) {
            double figure = figure(figures);
            return figure < 0 ? OptionalDouble.empty() : OptionalDouble.of(figure);
        }

        /** What must be known of a process. */
        ProcessFigure source() {
            return source;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public Dimension dimension() {
            return dimension;
        }
    }

    /**
     * A metric without a number of its own.
     *
     * @since 0.1
     */
    enum Plain implements Metric {
        /** Arithmetic mean of the response time. */
        MEAN("mean", Dimension.TIME),
        /** Greatest response time. */
        MAX("max", Dimension.TIME),
        /** Least response time. */
        MIN("min", Dimension.TIME),
        /** Arithmetic mean of the service time. */
        SERVICE_MEAN("service-time mean", Dimension.TIME),
        /** Greatest service time. */
        SERVICE_MAX("service-time max", Dimension.TIME),
        /** Least service time. */
        SERVICE_MIN("service-time min", Dimension.TIME),
        /** Completed without error within the measured time, per second of it. */
        THROUGHPUT("throughput", Dimension.RATE),
        /** Errors of all that ended. */
        ERROR_RATE("error-rate", Dimension.SHARE),
        /** Checks that held, of all made. */
        CHECK_RATE("check-rate", Dimension.SHARE),
        /** Answers 429, and 503 with Retry-After, of all that ended. */
        SHED_RATE("shed-rate", Dimension.SHARE),
        /** Errors. */
        ERRORS("errors", Dimension.COUNT),
        /** Arrivals that found no free user. */
        DROPPED("dropped", Dimension.COUNT),
        /** Iterations that had not ended when the graceful stop was over. */
        ABANDONED("abandoned", Dimension.COUNT),
        /** The busiest instance's requests over the mean of all. */
        BALANCE("balance", Dimension.RATIO),
        /** Bytes that an iteration of Java code allocates, on average. */
        ALLOCATION("allocation", Dimension.SIZE);

        private final String text;
        private final Dimension dimension;

        Plain(String text, Dimension dimension) {
            this.text = text;
            this.dimension = dimension;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public Dimension dimension() {
            return dimension;
        }
    }
}
