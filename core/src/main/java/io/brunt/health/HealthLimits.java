// SPDX-License-Identifier: Apache-2.0
package io.brunt.health;

import io.brunt.record.Delivery;
import io.brunt.record.Distribution;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * From where on the generator's own state is told as a warning, or makes a run invalid. Below the warnings its part is small
 * beside what one measures over a network.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HealthLimits {

    /** A start later than this counts as late. */
    public static final Duration LATE = Duration.ofMillis(10);

    /** More late starts than this share of all are a warning. */
    public static final double LATE_SHARE = 0.01;

    /** A start later than this was not delivered. */
    public static final Duration NOT_DELIVERED = Delivery.LATE;

    /** More starts that were not delivered than this share of all make a run invalid. */
    public static final double NOT_DELIVERED_SHARE = 0.01;

    /** So do more of them than this share of the starts of any ten seconds. */
    public static final double NOT_DELIVERED_SHARE_OF_TEN_SECONDS = 0.1;

    /** This share of all cores is a warning. */
    public static final double FULL_CPU = 0.9;

    /** A garbage collection or a hiccup of this length is a warning. */
    public static final Duration LONG_PAUSE = Duration.ofMillis(100);

    /** This share of the cores' time taken by a hypervisor is a warning. */
    public static final double MUCH_STEAL = 0.02;

    /** So many threads that want to run, for each core, are a warning where starts were late or a hiccup was long. */
    public static final double CROWDED = 2;

    private HealthLimits() {}

    /**
     * Return which part of the starts was later than a limit.
     *
     * @param lateness of all starts
     * @param limit such as {@link #LATE}
     * @return 0 to 1; 0 if there was none
     */
    public static double shareLaterThan(Distribution lateness, Duration limit) {
        return lateness.isEmpty() ? 0 : 1 - (double) lateness.countAtMost(limit.toNanos() / 1e3) / lateness.count();
    }
}
