// SPDX-License-Identifier: Apache-2.0
package example.autoscale;

/**
 * How many instances a metric asks for, as Kubernetes' Horizontal Pod Autoscaler reckons it.
 *
 * <p>{@code desired = ceil(current * metric / target)}, left as it is while the ratio is within the tolerance of 1, and
 * then held between the bounds. So says "Algorithm details" on
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/, and so reckons
 * {@code replica_calculator.go} in Kubernetes. Left out here: pods that are not ready or tell nothing (the fleet decides
 * only when all instances have answered), and the policies that bound how many are added in a minute.
 *
 * @param min fewest instances, from 1
 * @param max most instances
 * @param target the metric that one instance shall have, above 0
 * @param tolerance how far the ratio may be from 1; Kubernetes has 0.1
 */
record HpaFormula(int min, int max, double target, double tolerance) {

    static final double KUBERNETES_TOLERANCE = 0.1;

    /** 3 * (40 / 60.0) may come out a little above 2, and ceil would make it 3; Kubernetes reckons in thousandths. */
    private static final double ROUNDING = 1e-9;

    HpaFormula {
        if (min < 1 || max < min) {
            throw new IllegalArgumentException(
                    "min must be at least 1 and at most max, but was " + min + " with a max of " + max);
        }
        if (!(target > 0)) {
            throw new IllegalArgumentException("target must be above 0, but was " + target);
        }
    }

    /**
     * Return how many instances there should be.
     *
     * @param current how many there are
     * @param metric the mean over them
     */
    int desired(int current, double metric) {
        double ratio = metric / target;
        boolean isNear = 1 - tolerance <= ratio && ratio <= 1 + tolerance;
        int desired = isNear ? current : (int) Math.ceil(current * ratio - ROUNDING);
        return Math.max(min, Math.min(max, desired));
    }
}
