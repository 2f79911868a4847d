// SPDX-License-Identifier: Apache-2.0
package example.api;

import io.brunt.junit.HttpEndpoint;
import io.brunt.junit.LoadTest;
import io.brunt.junit.Slo;
import org.junit.jupiter.api.Tag;

/** An objective that cannot be met, to show how a build fails. Runs only with {@code mvn verify -Pbreach}. */
@Tag("breach")
class BreachIT {

    /** Fifty microseconds are less than the way to the API and back takes on any machine. */
    @LoadTest(rate = "100/s", duration = "10s", warmup = "2s")
    @HttpEndpoint(
            method = "POST",
            url = "/process",
            headers = "Content-Type: application/json",
            body = "{\"payload\":\"test\"}")
    @Slo("p99 < 50us")
    @Slo("error-rate < 0.1%")
    void answersFasterThanItCan() {}
}
