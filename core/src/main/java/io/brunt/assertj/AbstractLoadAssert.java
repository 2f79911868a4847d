// SPDX-License-Identifier: Apache-2.0
package io.brunt.assertj;

import io.brunt.result.LoadResult;
import io.brunt.slo.Metric;
import io.brunt.slo.Metric.Percentile;
import io.brunt.slo.Metric.Plain;
import io.brunt.slo.Slo;
import io.brunt.slo.Slo.Op;
import io.brunt.slo.SloParser;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apiguardian.api.API;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Checks of a load test or a part of it.
 *
 * <p>Each is an objective, judged as {@code @Slo} is: times count from the intended start, and a figure that holds by luck,
 * with too few samples for the claim, does not pass.
 *
 * @param <SELF> the assertions themselves
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class AbstractLoadAssert<SELF extends AbstractLoadAssert<SELF>>
        extends AbstractAssert<SELF, LoadResult> {

    private final Optional<String> step;
    private final Optional<String> stage;

    AbstractLoadAssert(@Nullable LoadResult actual, Class<?> self, Optional<String> step, Optional<String> stage) {
        super(Objects.requireNonNull(actual, "the result to check"), self);
        this.step = step;
        this.stage = stage;
    }

    /**
     * Check an objective in the words of {@code @Slo}.
     *
     * <p>One that the run was judged by already is not judged again; {@code promql('…')} and a
     * regression have to be one of those.
     *
     * @param slo for example {@code p99 of login < 250ms}; on a part, {@code of} and {@code during} need not be repeated
     * @return this
     * @throws io.brunt.problem.BruntException with a caret under the fault, if it is no objective
     */
    public SELF meets(String slo) {
        Slo written = SloParser.parse(slo);
        Slo placed = Slo.of(
                written.metric(),
                written.step().or(() -> step),
                written.stage().or(() -> stage),
                written.op(),
                written.bound(),
                written.every());
        // Read again, so that what does not go with a step or a stage is refused.
        return judged(SloParser.parse(placed.text()));
    }

    private SELF judged(Slo slo) {
        SloResult judged = Rejudgement.of(slo, actual);
        if (judged.verdict() != Verdict.PASS) {
            throw failureWithActualExpected(Finding.actual(judged), slo.required(), "%s", Finding.text(actual, judged));
        }
        return myself;
    }

    final SELF is(Metric metric, Op op, double bound) {
        return judged(Slo.of(metric, step, stage, op, bound, Optional.empty()));
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1e3;
    }

    /**
     * Check a percentile of the response time.
     *
     * @param percent above 0 and below 100
     * @param bound it must stay below
     * @return this
     */
    public SELF hasPercentileBelow(double percent, Duration bound) {
        return is(new Percentile(percent, false), Op.LESS, micros(bound));
    }

    /**
     * Check a percentile of the service time, which counts from the actual start.
     *
     * @param percent above 0 and below 100
     * @param bound it must stay below
     * @return this
     */
    public SELF hasServiceTimeBelow(double percent, Duration bound) {
        return is(new Percentile(percent, true), Op.LESS, micros(bound));
    }

    /**
     * Check the mean response time.
     *
     * @param bound it must stay below
     * @return this
     */
    public SELF hasMeanBelow(Duration bound) {
        return is(Plain.MEAN, Op.LESS, micros(bound));
    }

    /**
     * Check the greatest response time.
     *
     * @param bound it must stay below
     * @return this
     */
    public SELF hasMaxBelow(Duration bound) {
        return is(Plain.MAX, Op.LESS, micros(bound));
    }

    /**
     * Check the least response time.
     *
     * @param bound it must be above
     * @return this
     */
    public SELF hasMinAbove(Duration bound) {
        return is(Plain.MIN, Op.MORE, micros(bound));
    }

    /**
     * Check how many completed without error, per second of the measured time.
     *
     * @param perSecond at least
     * @return this
     */
    public SELF hasThroughputOfAtLeast(double perSecond) {
        return is(Plain.THROUGHPUT, Op.AT_LEAST, perSecond);
    }

    /**
     * Check which part ended as an error.
     *
     * @param share from 0 to 1, which it must stay below
     * @return this
     */
    public SELF hasErrorRateBelow(double share) {
        return is(Plain.ERROR_RATE, Op.LESS, share);
    }

    /**
     * Check that nothing ended as an error.
     *
     * @return this
     */
    public SELF hasNoErrors() {
        return hasErrors(0);
    }

    /**
     * Check how many ended as an error.
     *
     * @param count exactly
     * @return this
     */
    public SELF hasErrors(long count) {
        return is(Plain.ERRORS, Op.EQUAL, count);
    }

    /**
     * Check that everything ended before the graceful stop was over.
     *
     * @return this
     */
    public SELF hasNothingAbandoned() {
        return is(Plain.ABANDONED, Op.EQUAL, 0);
    }

    /**
     * Check which part the target shed, with status 429, or 503 and Retry-After.
     *
     * @param share from 0 to 1, which it must stay below
     * @return this
     */
    public SELF hasShedRateBelow(double share) {
        return is(Plain.SHED_RATE, Op.LESS, share);
    }

    /**
     * Check how satisfied users are.
     *
     * @param target within which they are
     * @param score from 0 to 1, at least
     * @return this
     */
    public SELF hasApdexOfAtLeast(Duration target, double score) {
        return is(new Metric.Apdex(micros(target)), Op.AT_LEAST, score);
    }
}
