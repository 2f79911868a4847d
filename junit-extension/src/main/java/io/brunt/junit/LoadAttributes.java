// SPDX-License-Identifier: Apache-2.0
package io.brunt.junit;

import java.util.List;
import java.util.Optional;

/**
 * What {@link LoadTest} and {@link Load} say alike; an annotation cannot extend another.
 *
 * @param annotation as the user wrote it, {@code @LoadTest} or {@code @Load}
 */
record LoadAttributes(
        String annotation,
        String name,
        List<Stage> stages,
        int startUsers,
        String startRate,
        int users,
        String rate,
        String duration,
        long iterations,
        long iterationsPerUser,
        String maxDuration,
        String warmup,
        String thinkTime,
        String pacing,
        String gracefulStop,
        int maxUsers,
        String arrivals,
        String scenario,
        long seed) {

    static Optional<LoadAttributes> of(TestMethod test) {
        return test.annotation(LoadTest.class)
                .map(LoadAttributes::of)
                .or(() -> test.annotation(Load.class).map(LoadAttributes::of));
    }

    private static LoadAttributes of(LoadTest it) {
        return new LoadAttributes(
                "@LoadTest",
                it.name(),
                List.of(it.stages()),
                it.startUsers(),
                it.startRate(),
                it.users(),
                it.rate(),
                it.duration(),
                it.iterations(),
                it.iterationsPerUser(),
                it.maxDuration(),
                it.warmup(),
                it.thinkTime(),
                it.pacing(),
                it.gracefulStop(),
                it.maxUsers(),
                it.arrivals(),
                it.scenario(),
                it.seed());
    }

    private static LoadAttributes of(Load it) {
        return new LoadAttributes(
                "@Load",
                it.name(),
                List.of(it.stages()),
                it.startUsers(),
                it.startRate(),
                it.users(),
                it.rate(),
                it.duration(),
                it.iterations(),
                it.iterationsPerUser(),
                it.maxDuration(),
                it.warmup(),
                it.thinkTime(),
                it.pacing(),
                it.gracefulStop(),
                it.maxUsers(),
                it.arrivals(),
                it.scenario(),
                it.seed());
    }

    boolean hasUsers() {
        return users != Unset.NUMBER;
    }

    boolean hasRate() {
        return !rate.isEmpty();
    }

    boolean hasDuration() {
        return !duration.isEmpty();
    }

    boolean hasIterations() {
        return iterations != Unset.NUMBER;
    }

    boolean hasIterationsPerUser() {
        return iterationsPerUser != Unset.NUMBER;
    }

    int usersOrOne() {
        return hasUsers() ? users : 1;
    }
}
