// SPDX-License-Identifier: Apache-2.0
package example.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.brunt.junit.BruntExtension;
import io.brunt.junit.HttpEndpoint;
import io.brunt.junit.LoadTest;
import io.brunt.junit.Slo;
import io.brunt.record.Second;
import io.brunt.result.LoadResult;
import io.brunt.settings.Settings;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Properties;
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

    private static final int KILLED_AFTER_SECOND = 4;
    private static final int RATE = 200;

    private static final Victim VICTIM = new Victim(2, KILLED_AFTER_SECOND);

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
        assertTrue(VICTIM.isDead(), "nobody was killed");
        int seconds = secondsToRecover(result.timeline());
        assertTrue(servedSinceItsRestart() > 0, "the killed one is not back");

        long passed = balancer.requests() - passedBefore;
        long requests = result.totals().requests();
        assertEquals(3, result.instances().size(), result.instances()::toString);
        // This test's own question is one of them.
        assertEquals(requests + 1, passed, "not all went through the balancer, or others did too");
        System.out.println("Killed one of three: " + result.totals().errors() + " of " + requests
                + " requests failed, within " + seconds + " s; all went through the balancer");
    }

    /** From the first second with an error to the last it may take three; from then on the rate is whole again. */
    private static int secondsToRecover(List<Second> timeline) {
        List<Integer> broken = timeline.stream()
                .filter(it -> it.second() >= 0 && it.errors() > 0)
                .map(Second::second)
                .toList();
        int first = broken.isEmpty() ? KILLED_AFTER_SECOND : broken.get(0);
        int last = broken.isEmpty() ? first : broken.get(broken.size() - 1);
        assertTrue(first >= KILLED_AFTER_SECOND, () -> "errors before it was killed, in second " + first);
        assertTrue(last - first < 3, () -> "it took " + (last - first + 1) + " s to recover: " + broken);
        timeline.stream()
                .filter(it -> it.second() > last)
                .forEach(it -> assertEquals(it.started(), it.completed(), () -> "second " + it.second()));
        return broken.isEmpty() ? 0 : last - first + 1;
    }

    /** Its counters began anew with it. */
    private static long servedSinceItsRestart() throws IOException, InterruptedException {
        Properties started = new Properties();
        try (Reader reader = Files.newBufferedReader(Settings.handedOver(Settings.moduleDirectory()))) {
            started.load(reader);
        }
        URI url = URI.create(started.getProperty("brunt.api.2.url"));
        return ApiClient.to(url).served("/process");
    }
}
