// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import io.brunt.record.Distribution;
import io.brunt.record.Recording;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * How the generator itself fared while it measured.
 *
 * <p>Lateness only ever makes response times worse. So a late generator is a warning as long as it delivered the load,
 * and makes the run invalid only if it did not (see {@link DeliveryRule}).
 *
 * @param lateness actual less intended starts
 * @param cpu share of all cores that this process used, 0 to 1; negative if the machine does not tell
 * @param gcPause longest garbage collection
 * @param hiccupMax longest time for which a thread that only sleeps did not get to run
 * @param valid whether the load was delivered and the figures can be trusted
 * @param reasons what is wrong, and what to do; also warnings beside {@code valid = true}
 * @param selfWarmup how it warmed itself before the load
 * @param surroundings what happened around it
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GeneratorHealth(
        Distribution lateness,
        double cpu,
        Duration gcPause,
        Duration hiccupMax,
        boolean valid,
        List<String> reasons,
        SelfWarmup selfWarmup,
        Surroundings surroundings)
        implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    /**
     * Note how the generator fared, without a look around it.
     *
     * @param lateness actual less intended starts
     * @param cpu share of all cores that this process used, 0 to 1; negative if the machine does not tell
     * @param gcPause longest garbage collection
     * @param hiccupMax longest time for which a thread that only sleeps did not get to run
     * @param valid whether the load was delivered and the figures can be trusted
     * @param reasons what is wrong, and what to do; also warnings beside {@code valid = true}
     * @param selfWarmup how it warmed itself before the load
     */
    public GeneratorHealth(
            Distribution lateness,
            double cpu,
            Duration gcPause,
            Duration hiccupMax,
            boolean valid,
            List<String> reasons,
            SelfWarmup selfWarmup) {
        this(lateness, cpu, gcPause, hiccupMax, valid, reasons, selfWarmup, Surroundings.UNKNOWN);
    }

    /** Copy what was given. */
    public GeneratorHealth {
        reasons = List.copyOf(reasons);
    }

    /**
     * Put together what was observed of this process and what it recorded.
     *
     * @param vitals CPU, pauses and hiccups of the measured time
     * @param recording what was measured
     * @param selfWarmup what was done before the load
     * @return the faults of the load, if any, then warnings
     */
    public static GeneratorHealth of(Vitals vitals, Recording recording, SelfWarmup selfWarmup) {
        List<String> faults = DeliveryRule.faults(recording);
        List<String> reasons = new ArrayList<>(faults);
        reasons.addAll(Warnings.of(vitals, recording.delivery()));
        return new GeneratorHealth(
                recording.delivery().lateness(),
                vitals.cpu(),
                vitals.gcPause(),
                vitals.hiccupMax(),
                faults.isEmpty(),
                reasons,
                selfWarmup,
                vitals.surroundings());
    }
}
