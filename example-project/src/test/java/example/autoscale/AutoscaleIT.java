// SPDX-License-Identifier: Apache-2.0
package example.autoscale;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.brunt.junit.HttpEndpoint;
import io.brunt.junit.LoadTest;
import io.brunt.junit.Slo;
import io.brunt.junit.Stage;
import io.brunt.result.LoadResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;

/**
 * Do instances come when the load does, and go when it goes, without anybody noticing? Runs only with
 * {@code mvn verify -Pautoscale}.
 */
@Tag("autoscale")
class AutoscaleIT {

    private static final Path DECISIONS = Path.of("target/brunt/services/autoscaler-1/instances.csv");

    /**
     * From a load for one instance to one for four, and back: 40 requests a second for each are the target.
     *
     * <p>The warm-up is for the first instance, which has the load of the beginning alone.
     */
    @LoadTest(
            startRate = "20/s",
            stages = {
                @Stage(name = "calm", duration = "10s", rate = "20/s"),
                @Stage(name = "rise", duration = "30s", rate = "150/s"),
                @Stage(name = "peak", duration = "20s", rate = "150/s"),
                @Stage(name = "fall", duration = "10s", rate = "20/s"),
                @Stage(name = "calm again", duration = "30s", rate = "20/s")
            },
            warmup = "5s")
    @HttpEndpoint(
            method = "POST",
            url = "/process",
            headers = "Content-Type: application/json",
            body = "{\"payload\":\"test\"}")
    @Slo("error-rate < 0.1%")
    @Slo("p99 during peak < 500ms")
    void followsTheLoad(LoadResult result) throws IOException {
        List<Decision> decisions = Decision.readFrom(DECISIONS);

        System.out.println(Rehearsal.of(result, decisions).table());

        // Behind a balancer an instance is known by a header of its answers: brunt.instanceHeader.
        assertTrue(
                result.instances().size() >= 2,
                () -> "no second instance was started, see " + DECISIONS + ": " + result.instances());
        int most = decisions.stream().mapToInt(Decision::instances).max().orElse(0);
        int last = decisions.get(decisions.size() - 1).instances();
        assertTrue(last < most, () -> "of " + most + " instances none was stopped again, see " + DECISIONS);
    }
}
