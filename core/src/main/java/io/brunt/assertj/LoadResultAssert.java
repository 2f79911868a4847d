// SPDX-License-Identifier: Apache-2.0
package io.brunt.assertj;

import io.brunt.record.ErrorGroup;
import io.brunt.result.InstanceResult;
import io.brunt.result.LoadResult;
import io.brunt.slo.Metric.Plain;
import io.brunt.slo.Slo.Op;
import io.brunt.slo.Verdict;
import io.brunt.unit.Figure;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * Checks of a whole load test.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class LoadResultAssert extends AbstractLoadAssert<LoadResultAssert> {

    /**
     * Check a result; {@link BruntAssertions#assertThat} is the way here.
     *
     * @param actual of a load test
     */
    public LoadResultAssert(LoadResult actual) {
        super(actual, LoadResultAssert.class, Optional.empty(), Optional.empty());
    }

    /**
     * Check that all objectives hold and the load was delivered.
     *
     * @return this
     */
    public LoadResultAssert passes() {
        return hasVerdict(Verdict.PASS);
    }

    /**
     * Check the verdict.
     *
     * @param verdict of the whole test
     * @return this
     */
    public LoadResultAssert hasVerdict(Verdict verdict) {
        if (actual.verdict() != verdict) {
            throw failureWithActualExpected(actual.verdict(), verdict, "%s", Finding.verdict(actual, verdict));
        }
        return this;
    }

    /**
     * Check how many iterations were begun.
     *
     * @param count exactly
     * @return this
     */
    public LoadResultAssert hasRequests(long count) {
        return equal("iteration", actual.totals().requests(), count);
    }

    /**
     * Check that every arrival found a free user.
     *
     * @return this
     */
    public LoadResultAssert hasNothingDropped() {
        return is(Plain.DROPPED, Op.EQUAL, 0);
    }

    /**
     * Check which part of the checks held that user code made.
     *
     * @param share from 0 to 1, at least
     * @return this
     */
    public LoadResultAssert hasCheckRateOfAtLeast(double share) {
        return is(Plain.CHECK_RATE, Op.AT_LEAST, share);
    }

    /**
     * Check how evenly the instances were used.
     *
     * @param ratio of the busiest one's requests to the mean of all, which it must stay below
     * @return this
     */
    public LoadResultAssert hasBalanceBelow(double ratio) {
        return is(Plain.BALANCE, Op.LESS, ratio);
    }

    /**
     * Check what an iteration of code allocated; only where an objective of the load test asked for it.
     *
     * @param bytes on average, which it must stay below
     * @return this
     */
    public LoadResultAssert hasAllocationBelow(long bytes) {
        return is(Plain.ALLOCATION, Op.LESS, bytes);
    }

    /**
     * Check that errors of some kinds came, and no others.
     *
     * @param kinds for example {@code status-503}; none for no error at all
     * @return this
     */
    public LoadResultAssert hasErrorsOnlyOf(String... kinds) {
        List<String> allowed = List.of(kinds);
        List<ErrorGroup> others = actual.errors().stream()
                .filter(it -> !allowed.contains(it.kind()))
                .toList();
        if (!others.isEmpty()) {
            throw failure("%s", Finding.test(actual) + " to have no errors but of " + allowed + Finding.errors(others));
        }
        return this;
    }

    /**
     * Check that an error of a kind came.
     *
     * @param kind for example {@code timeout}
     * @return this
     */
    public LoadResultAssert hasErrorOf(String kind) {
        if (actual.errors().stream().noneMatch(it -> it.kind().equals(kind))) {
            throw failure(
                    "%s", Finding.test(actual) + " to have an error of " + kind + Finding.errors(actual.errors()));
        }
        return this;
    }

    /**
     * Check a step.
     *
     * @param name for example {@code POST /login}
     * @param checks of that step
     * @return this
     */
    public LoadResultAssert step(String name, Consumer<PartAssert> checks) {
        checks.accept(PartAssert.step(actual, name));
        return this;
    }

    /**
     * Check a stage.
     *
     * @param name its name, or its number from 1
     * @param checks of that stage
     * @return this
     */
    public LoadResultAssert stage(String name, Consumer<PartAssert> checks) {
        checks.accept(PartAssert.stage(actual, name));
        return this;
    }

    /**
     * Check how many instances of the target there were.
     *
     * @param count exactly
     * @return this
     */
    public LoadResultAssert hasInstances(int count) {
        return equal("instance", actual.instances().size(), count);
    }

    /**
     * Check each instance of the target.
     *
     * @param check throws where one is not as it must be
     * @return this
     */
    public LoadResultAssert eachInstance(Consumer<InstanceResult> check) {
        for (InstanceResult instance : actual.instances()) {
            try {
                check.accept(instance);
            } catch (AssertionError broken) {
                throw new AssertionError(
                        Finding.test(actual) + " to hold at " + instance.url() + "\nbut " + broken.getMessage(),
                        broken);
            }
        }
        return this;
    }

    private LoadResultAssert equal(String what, long was, long expected) {
        if (was != expected) {
            String counted = Figure.counted(expected, what);
            throw failureWithActualExpected(
                    was,
                    expected,
                    "%s",
                    Finding.test(actual) + " to have " + counted + "\nbut it had " + Figure.count(was));
        }
        return this;
    }
}
