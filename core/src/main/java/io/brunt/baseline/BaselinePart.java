// SPDX-License-Identifier: Apache-2.0
package io.brunt.baseline;

import io.brunt.record.Distribution;
import io.brunt.record.Slice;
import java.time.Duration;
import org.apiguardian.api.API;

/**
 * What a baseline keeps of a run, or of one of its stages or steps.
 *
 * @param name of the stage or step; {@code whole} of the run
 * @param throughput completed without error within the measured time, per second of it
 * @param responseTime from the intended start, of everything that ended
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BaselinePart(String name, double throughput, Distribution responseTime) {

    static BaselinePart of(String name, Slice slice, Duration measured) {
        double seconds = measured.toNanos() / 1e9;
        double throughput = seconds == 0 ? 0 : slice.tally().completedInTime() / seconds;
        return new BaselinePart(name, Math.round(throughput * 1e3) / 1e3, slice.responseTime());
    }
}
