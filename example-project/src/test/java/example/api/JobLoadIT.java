// SPDX-License-Identifier: Apache-2.0
package example.api;

import io.brunt.junit.LoadTest;
import io.brunt.junit.Slo;
import io.brunt.user.HttpReply;
import io.brunt.user.VirtualUser;
import java.time.Duration;

/**
 * Long tasks: what users wait for is not the answer to {@code POST /jobs}, which comes at once, but the job's end.
 *
 * <p>So one step spans both, the submitting and the polling, and the objective is on that.
 */
class JobLoadIT {

    private static final Duration BETWEEN_POLLS = Duration.ofMillis(50);

    @LoadTest(users = 40, duration = "3m", thinkTime = "500ms..1s")
    @Slo("p95 of 'submit to done' < 2s")
    @Slo("p99 of 'POST /jobs' < 250ms")
    @Slo("check-rate = 100%")
    @Slo("errors = 0")
    void isDoneInTime(VirtualUser user) throws Exception {
        user.step("submit to done", () -> {
            HttpReply reply = user.http()
                    .post("/jobs")
                    .header("Content-Type", "application/json")
                    .body("{\"payload\":\"test\"}")
                    .send();
            String job = reply.header("Location");
            String status = reply.json("/status");
            while (status.equals("QUEUED") || status.equals("RUNNING")) {
                user.pause(BETWEEN_POLLS);
                // One name for all, or each job would be a step of its own.
                status = user.http().get(job).as("GET /jobs/{id}").send().json("/status");
            }
            return user.check("done", status.equals("DONE"));
        });
    }
}
