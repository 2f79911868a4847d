// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import io.brunt.record.Delivery;
import io.brunt.unit.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says where the generator itself may have made figures worse, and what to do.
 *
 * <p>The bounds: more than 1 % of the starts over 10 ms late; 90 % of all cores used; a garbage collection or a hiccup
 * of 100 ms; 2 % of the cores' time taken by a hypervisor; a jump of the time of day; and, where starts were late or a hiccup was
 * that long, two threads that want to run for each core.
 */
final class Warnings {

    private Warnings() {}

    static List<String> of(Vitals vitals, Delivery delivery) {
        List<String> warnings = new ArrayList<>();
        boolean busy = vitals.cpu() >= HealthLimits.FULL_CPU;
        String cpu = "the generator used " + percent(vitals.cpu()) + " of all cores";
        double late = HealthLimits.shareLaterThan(delivery.lateness(), HealthLimits.LATE);
        if (late > HealthLimits.LATE_SHARE) {
            String starts = Figure.share(late) + " of the starts were over " + Figure.time(HealthLimits.LATE) + " late";
            warnings.add(
                    busy
                            ? starts + ", " + cpu + ": use fewer users per machine, or a larger machine"
                            : starts + ": leave the generator's machine to it alone");
        } else if (busy) {
            warnings.add(cpu + ", so some of the waiting is its own: use fewer users per machine, or a larger machine");
        }
        if (vitals.gcPause().compareTo(HealthLimits.LONG_PAUSE) >= 0) {
            warnings.add("the generator's JVM stopped for " + Figure.time(vitals.gcPause())
                    + " to collect garbage: give it more memory (-Xmx), or keep less in user code");
        } else if (vitals.hiccupMax().compareTo(HealthLimits.LONG_PAUSE) >= 0) {
            warnings.add("the generator did not get to run for " + Figure.time(vitals.hiccupMax())
                    + ": leave its machine to it alone, and look for throttling by a container or a hypervisor");
        }
        boolean held = late > HealthLimits.LATE_SHARE || vitals.hiccupMax().compareTo(HealthLimits.LONG_PAUSE) >= 0;
        warnings.addAll(around(vitals.surroundings(), held));
        return warnings;
    }

    private static List<String> around(Surroundings surroundings, boolean held) {
        List<String> warnings = new ArrayList<>();
        if (surroundings.steal() >= HealthLimits.MUCH_STEAL) {
            warnings.add("the hypervisor gave " + percent(surroundings.steal())
                    + " of the machine's time to others though it was wanted here (steal): use a machine with cores of its own,"
                    + " or a larger one");
        }
        if (held && surroundings.runQueue() >= HealthLimits.CROWDED) {
            warnings.add(
                    "on average " + Figure.number(surroundings.runQueue())
                            + " threads ran or wanted to for each core of the machine: leave it to the generator alone, or use a larger one");
        }
        if (!surroundings.clockJump().isZero()) {
            boolean back = surroundings.clockJump().isNegative();
            warnings.add(
                    "the machine's clock jumped " + (back ? "back" : "ahead") + " by "
                            + Figure.time(surroundings.clockJump().abs())
                            + ": it was suspended, or its time was set, so times of day in this"
                            + " result are off and connections may have broken; keep it awake, set its clock before, and run again");
        }
        return warnings;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f\u00a0%%", share * 100);
    }
}
