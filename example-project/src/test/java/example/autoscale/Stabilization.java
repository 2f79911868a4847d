// SPDX-License-Identifier: Apache-2.0
package example.autoscale;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntBinaryOperator;

/**
 * Hold back what a metric asks for until all recent answers agree, so that a fleet does not flap.
 *
 * <p>Kubernetes keeps its recommendations for the length of a window and goes up only to the lowest of those within the
 * window for scaling up (0 s unless said otherwise, so at once), down only to the highest within that for scaling down
 * (300 s): {@code spec.behavior.scaleUp.stabilizationWindowSeconds} and {@code scaleDown}, in
 * {@code stabilizeRecommendationWithBehaviors} of {@code horizontal.go}. Confined to one thread.
 */
final class Stabilization {

    private final long upNanos;
    private final long downNanos;
    private final Deque<Recommendation> recent = new ArrayDeque<>();

    private record Recommendation(long atNanos, int instances) {}

    /**
     * Begin with how many instances there are, which counts as the first recommendation.
     *
     * @param up window for scaling up
     * @param down window for scaling down
     */
    Stabilization(Duration up, Duration down, int current, long nowNanos) {
        this.upNanos = up.toNanos();
        this.downNanos = down.toNanos();
        recent.add(new Recommendation(nowNanos, current));
    }

    /**
     * Return how many instances there should be now.
     *
     * @param current how many there are
     * @param recommended what the formula says
     */
    int stabilized(int current, int recommended, long nowNanos) {
        recent.add(new Recommendation(nowNanos, recommended));
        recent.removeIf(it -> nowNanos - it.atNanos() > Math.max(upNanos, downNanos));
        int lowest = within(upNanos, recommended, nowNanos, Math::min);
        int highest = within(downNanos, recommended, nowNanos, Math::max);
        return Math.min(highest, Math.max(lowest, current));
    }

    private int within(long windowNanos, int recommended, long nowNanos, IntBinaryOperator choose) {
        return recent.stream()
                .filter(it -> nowNanos - it.atNanos() <= windowNanos)
                .mapToInt(Recommendation::instances)
                .reduce(recommended, choose);
    }
}
