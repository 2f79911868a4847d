// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import io.brunt.record.Delivery;
import io.brunt.record.ErrorGroup;
import io.brunt.record.Recording;
import io.brunt.record.Second;
import io.brunt.unit.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Tells whether the generator made the load that was promised.
 *
 * <p>An iteration that began more than a second after it was due counts as not delivered. The load is delivered if at
 * least {@value #LEAST_WHOLE} of what was begun over the whole measured time was in time, and at least
 * {@value #LEAST_TEN_SECONDS} in any ten seconds. A request that could not be sent, since the generator had no file or
 * port left for its connection, was not delivered either, and one is enough. Dropped arrivals are not the generator's
 * doing but a slow target's, and are judged apart.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DeliveryRule {

    static final double LEAST_WHOLE = 1 - HealthLimits.NOT_DELIVERED_SHARE;
    static final double LEAST_TEN_SECONDS = 1 - HealthLimits.NOT_DELIVERED_SHARE_OF_TEN_SECONDS;
    private static final int WINDOW_SECONDS = 10;

    private DeliveryRule() {}

    /**
     * Return why the load was not delivered.
     *
     * @param recording what was measured
     * @return a sentence for each rule that was broken, with what to do; empty if the load was delivered
     */
    public static List<String> faults(Recording recording) {
        List<String> faults = new ArrayList<>();
        recording.errors().stream()
                .filter(ErrorGroup::isOfGenerator)
                .forEach(it -> faults.add(exhausted(it, recording.delivery())));
        Delivery delivery = recording.delivery();
        if (inTime(delivery.started(), delivery.startedLate()) < LEAST_WHOLE) {
            faults.add("the generator was too slow: " + late(delivery.started(), delivery.startedLate())
                    + " over a second late; use fewer users per machine, or a machine with nothing else to do");
        } else {
            worstWindow(recording.timeline()).ifPresent(faults::add);
        }
        return faults;
    }

    private static String exhausted(ErrorGroup errors, Delivery delivery) {
        return Figure.count(errors.count()) + " of " + Figure.count(delivery.started())
                + " iterations failed through the generator's own limits, not the target: " + errors.sample();
    }

    private static Optional<String> worstWindow(List<Second> timeline) {
        List<Second> measured = timeline.stream().filter(it -> it.second() >= 0).toList();
        double worst = LEAST_TEN_SECONDS;
        String fault = null;
        // A run shorter than ten seconds is one window.
        for (int from = 0; from == 0 || from + WINDOW_SECONDS <= measured.size(); from++) {
            List<Second> window = measured.subList(from, Math.min(measured.size(), from + WINDOW_SECONDS));
            long started = window.stream().mapToLong(Second::started).sum();
            long startedLate = window.stream().mapToLong(Second::startedLate).sum();
            if (inTime(started, startedLate) < worst) {
                worst = inTime(started, startedLate);
                fault = "the generator was too slow for a while: from "
                        + window.get(0).second() + "s on "
                        + late(started, startedLate)
                        + " over a second late within ten seconds; look for a pause of this machine or its JVM";
            }
        }
        return Optional.ofNullable(fault);
    }

    private static double inTime(long started, long startedLate) {
        return started == 0 ? 1 : (double) (started - startedLate) / started;
    }

    private static String late(long started, long startedLate) {
        return Figure.count(startedLate) + " of " + Figure.count(started) + " starts ("
                + Figure.share((double) startedLate / started) + ") were";
    }
}
