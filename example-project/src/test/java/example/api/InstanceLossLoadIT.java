// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.brunt.junit.BruntExtension;
import io.brunt.junit.HttpEndpoint;
import io.brunt.junit.LoadTest;
import io.brunt.junit.Slo;
import io.brunt.record.Second;
import io.brunt.result.LoadResult;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One of the instances is killed in mid-load: what do users notice behind a balancer, and for how long?
 *
 * <p>Without a balancer there is nothing to test: who spreads the load by himself goes on calling the dead.
 */
@EnabledIfSystemProperty(named = "api.balancer", matches = ".+", disabledReason = "runs with -Pnginx and -Phaproxy")
class InstanceLossLoadIT {

    private static final int KILLED_IN_SECOND = 4;
    private static final int RATE = 100;

    private static final Victim VICTIM = new Victim(2, KILLED_IN_SECOND);

    @RegisterExtension
    static final BruntExtension BRUNT =
            BruntExtension.builder().observer(VICTIM).build();

    private final Balancer balancer = Balancer.ofThisBuild();
    private long passedBefore;

    @BeforeEach
    void countWhatPassedBefore() throws Exception {
        passedBefore = balancer.requests();
    }

    /** What was under way to the dead one is lost; nothing else may be. */
    @LoadTest(rate = RATE + "/s", duration = "5m")
    @HttpEndpoint(
            method = "POST",
            url = "/process",
            headers = "Content-Type: application/json",
            body = "{\"payload\":\"test\"}")
    @Slo("error-rate < 1%")
    @Slo("p95 < 250ms")
    @Slo("balance < 1.5")
    void isHardlyNoticed(LoadResult result) throws Exception {
        long seconds = secondsToRecover(result.timeline());
        long passed = balancer.requests() - passedBefore;
        long requests = result.totals().requests();
        assertEquals(3, result.instances().size(), result.instances()::toString);
        // This test's own question is one of them.
        assertEquals(requests + 1, passed, "not all went through the balancer, or others did too");
        await("the killed one is back, and gets requests").atMost(Duration.ofSeconds(60)).until(this::isAnsweredByIt);
        System.out.println("Killed one of three: " + result.totals().errors() + " of " + requests
                + " requests failed, within " + seconds + " s; all went through the balancer");
    }

    /**
     * How long errors went on after it was killed: at most three seconds; then every request is answered again.
     *
     * <p>A request stands in the second in which it was due. One that waited for the killed one may be from before.
     */
    private static long secondsToRecover(List<Second> timeline) {
        long killed = VICTIM.died().orElseThrow(() -> new AssertionError("nobody was killed"));
        List<Integer> broken = timeline.stream()
                .filter(it -> it.errors() > 0)
                .map(Second::second)
                .toList();
        long seconds = broken.isEmpty() ? 0 : Math.max(1, broken.get(broken.size() - 1) - killed + 1);
        assertTrue(seconds <= 3, () -> "killed in second " + killed + ", but errors in " + broken);
        assertTrue(
                timeline.get(timeline.size() - 1).second() > killed + seconds,
                "the load was over before it could be seen that all is well again");
        return seconds;
    }

    private boolean isAnsweredByIt() throws IOException, InterruptedException {
        HttpResponse<String> reply = balancer.client().process("{\"payload\":\"test\"}");
        return reply.headers().firstValue("X-Instance").equals(Optional.of("api-2"));
    }
}
