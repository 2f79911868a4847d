// SPDX-License-Identifier: Apache-2.0
package io.brunt.statistic;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * How far a new run lies from a baseline of earlier ones, and how far it would lie by chance.
 *
 * <p>Runs of one build differ by more than the responses within a run: heap layout, what was compiled when, neighbors on
 * the machine. So a new run is compared with the spread between the baseline's runs, as a prediction interval for one
 * more observation does it: {@code s sqrt(1 + 1/n)} with Student's t of {@code n - 1} degrees (Hahn and Meeker:
 * Statistical Intervals, 2nd edition, 2017, 4.3). Logarithms are compared, since times are off by factors: twice as slow
 * and half as slow are equally far.
 *
 * @param log of the new figure over the baseline's geometric mean
 * @param error standard deviation of {@code log} for an equal build
 * @param degrees of freedom that {@code error} was estimated with
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Change(double log, double error, double degrees) {

    /** From so many runs on their own spread is used alone. */
    public static final int LEAST_RUNS = 3;

    /** What runs are taken to differ by, as a standard deviation of logarithms, while there are too few to see it. */
    public static final double ASSUMED_SPREAD = 0.05;

    /**
     * What runs differ by at least, as a standard deviation of logarithms, however alike those are that are there.
     *
     * <p>Times are told to three digits, and of a throughput the iterations that run when measuring ends are missing, more or
     * fewer of them. Runs that agree to the last digit show that resolution, not that the next one cannot differ.
     */
    public static final double LEAST_SPREAD = 0.002;

    /** So many that Student's distribution is the normal one. */
    private static final double KNOWN = 1e6;

    /**
     * A figure of a run.
     *
     * @param value above 0
     * @param error standard deviation of its logarithm as far as the run's own samples tell, 0 or more
     * @param samples behind it, above 0
     * @since 0.1
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public record Figure(double value, double error, long samples) {

        double log() {
            return Math.log(value);
        }

        double variance() {
            return error * error;
        }
    }

    /**
     * Compare a run with a baseline.
     *
     * <p>What a run's own samples leave open is part of the spread between the runs already. It counts apart only as far
     * as the new run has fewer samples than they had; the degrees of freedom are then those of Welch and Satterthwaite
     * (Satterthwaite: An Approximate Distribution of Estimates of Variance Components, Biometrics 2, 1946).
     *
     * @param baseline at least one
     * @param now the new run
     * @return how far it lies off
     */
    public static Change of(Figure[] baseline, Figure now) {
        int runs = baseline.length;
        double centre =
                Arrays.stream(baseline).mapToDouble(Figure::log).average().orElseThrow();
        double within =
                Arrays.stream(baseline).mapToDouble(Figure::variance).average().orElseThrow();
        double between = variance(baseline, centre);
        boolean weak = runs < LEAST_RUNS;
        if (weak) {
            between = Math.max(between, Math.max(within, ASSUMED_SPREAD * ASSUMED_SPREAD));
        }
        between = Math.max(between, LEAST_SPREAD * LEAST_SPREAD);
        double predicted = between * (1 + 1.0 / runs);
        double samples =
                Arrays.stream(baseline).mapToLong(Figure::samples).average().orElseThrow();
        // By the counts, not by the new run's own error: the noise of two errors is no difference between runs.
        double more = within * Math.max(0, samples / now.samples() - 1);
        double all = predicted + more;
        double degrees = weak ? KNOWN : Math.min(KNOWN, (runs - 1) * Math.pow(all / predicted, 2));
        return new Change(now.log() - centre, Math.sqrt(all), degrees);
    }

    private static double variance(Figure[] baseline, double centre) {
        double squares = 0;
        for (Figure it : baseline) {
            squares += Math.pow(it.log() - centre, 2);
        }
        return baseline.length < 2 ? 0 : squares / (baseline.length - 1);
    }

    /** The error that this spread between runs would have with another number of them. */
    Change withRuns(int from, int to) {
        double spread = error / Math.sqrt(1 + 1.0 / from);
        return new Change(log, spread * Math.sqrt(1 + 1.0 / to), to < LEAST_RUNS ? KNOWN : to - 1.0);
    }

    /** The same in the other direction, where less is worse. */
    public Change reversed() {
        return new Change(-log, error, degrees);
    }

    /**
     * Return how far the logarithm of an equal build may lie off.
     *
     * @param probability one-sided, above 0.5 and below 1
     * @return 0 or more
     */
    double margin(double probability) {
        return BetaQuantile.ofStudent(probability, degrees) * error;
    }

    /**
     * Return between which factors the true change lies.
     *
     * @param level for example 0.9, half of what is left on either side
     * @return factors above 0; 1 lies between them where the new run is where an equal build's may be
     */
    public Bounds factors(double level) {
        double margin = margin(1 - (1 - level) / 2);
        return new Bounds(Math.exp(log - margin), Math.exp(log + margin));
    }

    /**
     * Return the measured change.
     *
     * @return the new figure over the baseline's geometric mean
     */
    public double factor() {
        return Math.exp(log);
    }
}
