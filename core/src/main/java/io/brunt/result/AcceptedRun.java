// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.baseline.BaselineRun;
import java.time.Instant;
import org.apiguardian.api.API;

/**
 * An accepted run of a load test, as a point of a trend.
 *
 * @param measuredFrom when measuring began
 * @param p99 of the response time of its iterations, in microseconds
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record AcceptedRun(Instant measuredFrom, double p99) {

    static AcceptedRun of(BaselineRun run) {
        return new AcceptedRun(run.at(), run.whole().responseTime().percentileMicros(99));
    }
}
