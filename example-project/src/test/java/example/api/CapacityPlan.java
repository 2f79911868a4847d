// SPDX-License-Identifier: Apache-2.0
package example.api;

import java.util.List;
import java.util.Locale;

/**
 * How many instances so many users need.
 *
 * <p>A user who thinks for a second sends at most one request a second (Little's law, with an answer that takes no time:
 * whoever waits longer sends less). Instances are never planned full, since a queue's length has no bound there, and one
 * is added that may fail.
 *
 * @param heldPerSecond requests a second that all instances together have held
 * @param instances that held them
 */
record CapacityPlan(double heldPerSecond, int instances) {

    static final double LOAD_FACTOR = 0.7;
    private static final List<Integer> USERS = List.of(100, 1_000, 5_000, 10_000, 50_000);

    double perInstance() {
        return heldPerSecond / instances;
    }

    /** Return how many instances so many users need, who think for {@code thinkSeconds} after each answer. */
    int instancesFor(int users, double thinkSeconds) {
        double perSecond = users / thinkSeconds;
        return (int) Math.ceil(perSecond / (perInstance() * LOAD_FACTOR)) + 1;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "One instance holds %.0f requests/s. Planned with %.0f %% of that, and one instance more:%n%n"
                        + "  users, thinking 1 s  requests/s  instances%n",
                perInstance(),
                LOAD_FACTOR * 100));
        for (int users : USERS) {
            text.append(String.format(Locale.ROOT, "  %20d  %10d  %9d%n", users, users, instancesFor(users, 1)));
        }
        return text.toString();
    }
}
