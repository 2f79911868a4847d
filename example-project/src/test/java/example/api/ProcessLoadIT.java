// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.brunt.junit.HttpEndpoint;
import io.brunt.junit.LoadTest;
import io.brunt.junit.Slo;
import io.brunt.junit.Stage;
import io.brunt.result.LoadResult;

/**
 * Does {@code POST /process} hold the load that we promise?
 *
 * <p>The times are those of the promise. {@code junit-platform.properties} scales them to a twentieth, so that they can be
 * run with every build.
 */
@HttpEndpoint(
        method = "POST",
        url = "/process",
        headers = "Content-Type: application/json",
        body = "{\"payload\":\"test\"}")
@Slo("error-rate < 0.1%")
class ProcessLoadIT {

    /** As many as the POM starts; from an IDE, against an API started by hand, there may be only one. */
    private static final int INSTANCES = Integer.getInteger("api.instances", 1);

    /**
     * A closed model: a thousand people who each wait for their answer, read it for a second, and ask again.
     *
     * <p>When the API slows down so do they, as people would. {@code during hold} leaves out the ramps, which would blur a
     * figure; quote a stage's name if it has blanks. {@code balance} is how much more the busiest instance got than the
     * mean of all.
     */
    @LoadTest(
            stages = {
                @Stage(name = "ramp up", duration = "2m", users = 1000),
                @Stage(name = "hold", duration = "5m", users = 1000),
                @Stage(name = "ramp down", duration = "2m", users = 0)
            },
            thinkTime = "1s")
    @Slo("p99 < 250ms")
    @Slo("throughput during hold > 900/s")
    @Slo("balance < 1.2")
    void holdsAThousandUsers(LoadResult result) {
        // The load is over and judged. Here is room for what an @Slo cannot say.
        assertEquals(INSTANCES, result.instances().size(), () -> "not all had work: " + result.instances());
    }

    /**
     * The open twin: requests come on schedule, whether or not the earlier ones are answered.
     *
     * <p>That is how load arrives from the internet, where nobody waits for others. A request that could not be sent in
     * time is measured from when it was due: a stall of the API cannot hide.
     */
    @LoadTest(
            stages = {
                @Stage(name = "ramp up", duration = "1m", rate = "500/s"),
                @Stage(name = "hold", duration = "3m", rate = "500/s"),
                @Stage(name = "ramp down", duration = "1m", rate = "0/s")
            })
    @Slo("p99 < 250ms")
    @Slo("throughput during hold > 480/s")
    void servesFiveHundredArrivalsASecond() {
        // Nothing to add: the objectives say it all.
    }

    /**
     * Ten times as many from one second to the next, as after a mail to all customers.
     *
     * <p>It may be slower meanwhile, and may send some away with 429; but who comes afterwards must not feel it any more.
     */
    @LoadTest(
            stages = {
                @Stage(name = "calm", duration = "1m", rate = "60/s"),
                @Stage(name = "rush", duration = "1s", rate = "600/s"),
                @Stage(name = "spike", duration = "1m", rate = "600/s"),
                @Stage(name = "back", duration = "1s", rate = "60/s"),
                @Stage(name = "calm again", duration = "2m", rate = "60/s")
            },
            startRate = "60/s")
    @Slo("shed-rate < 5%")
    @Slo("p99 during spike < 1s")
    @Slo("p99 during 'calm again' < 250ms")
    void isItselfAgainAfterASpike() {
        // Nothing to add: the objectives say it all.
    }

    /**
     * An ordinary day: what leaks, fills up or slows down shows only with time. Ten minutes show the worst of it; before a
     * release let it run for a night, with {@code -Dbrunt.scale.duration=48}.
     *
     * <p>Memory is that of the worst instance, as the operating system counts it.
     */
    @LoadTest(rate = "100/s", duration = "10m", warmup = "1m")
    @Slo("p99 < 250ms every 5s")
    @Slo("app.rss < 512MiB")
    @Slo("app.threads < 200")
    void keepsItsBreath() {
        // Nothing to add: the objectives say it all.
    }
}
