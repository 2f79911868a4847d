// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.brunt.junit.HttpEndpoint;
import io.brunt.junit.LoadTest;
import io.brunt.junit.Slo;
import io.brunt.junit.Stage;
import io.brunt.result.LoadResult;

/**
 * Does {@code POST /process} hold the load that we promise?
 *
 * <p>Small enough to run with every build. At full size only the numbers differ:
 *
 * <pre>{@code
 * @Stage(name = "ramp up", duration = "2m", users = 1000),
 * @Stage(name = "hold", duration = "5m", users = 1000),
 * @Stage(name = "ramp down", duration = "2m", users = 0)
 * }</pre>
 */
class ProcessLoadIT {

    /** As many as the POM starts; from an IDE, against an API started by hand, there may be only one. */
    private static final int INSTANCES = Integer.getInteger("api.instances", 1);

    /**
     * A closed model: a hundred people who each wait for their answer, read it for a second, and ask again.
     *
     * <p>When the API slows down so do they, as people would. Say {@code during hold} where the ramps would blur a
     * figure; quote a stage's name if it has blanks.
     */
    @LoadTest(
            stages = {
                @Stage(name = "ramp up", duration = "5s", users = 100),
                @Stage(name = "hold", duration = "15s", users = 100),
                @Stage(name = "ramp down", duration = "5s", users = 0)
            },
            thinkTime = "1s")
    @HttpEndpoint(
            method = "POST",
            url = "/process",
            headers = "Content-Type: application/json",
            body = "{\"payload\":\"test\"}")
    @Slo("p99 < 250ms")
    @Slo("error-rate < 0.1%")
    @Slo("throughput during hold > 90/s")
    void holdsAHundredUsers(LoadResult result) throws Exception {
        // The load is over and judged. Here is room for what an @Slo cannot say: ask the API itself.
        ServedShares shares = ServedShares.askedOf(result.instances());

        assertTrue(shares.instances() >= INSTANCES, () -> "not all of " + INSTANCES + " had work: " + shares);
        assertTrue(shares.busiest() <= 1.2 * shares.quietest(), () -> "unfairly shared: " + shares);
    }

    /**
     * The open twin: two hundred requests a second, sent on schedule, whether or not the earlier ones are answered.
     *
     * <p>That is how load arrives from the internet, where nobody waits for others. A request that could not be sent in
     * time is measured from when it was due: a stall of the API cannot hide.
     */
    @LoadTest(rate = "200/s", duration = "10s")
    @HttpEndpoint(
            method = "POST",
            url = "/process",
            headers = "Content-Type: application/json",
            body = "{\"payload\":\"test\"}")
    @Slo("p99 < 250ms")
    @Slo("error-rate < 0.1%")
    @Slo("throughput > 190/s")
    void servesTwoHundredArrivalsASecond() {
        // Nothing to add: the objectives say it all.
    }
}
