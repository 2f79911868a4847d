// SPDX-License-Identifier: Apache-2.0
package example.autoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RequestRateTest {

    @Test
    void addsUpTheAnswersOfThePathWhateverTheirStatus() {
        String metrics =
                """
                # TYPE http_server_requests_seconds histogram
                http_server_requests_seconds_bucket{method="POST",status="200",uri="/process",le="0.001"} 900
                http_server_requests_seconds_count{method="POST",status="200",uri="/process"} 1200.0
                http_server_requests_seconds_count{method="POST",status="429",uri="/process"} 1.5E2
                http_server_requests_seconds_count{method="GET",status="200",uri="/metrics"} 7
                http_server_requests_seconds_sum{method="POST",status="200",uri="/process"} 1.25
                """;

        assertEquals(1350, RequestRate.answers(metrics));
    }

    @Test
    void isZeroBeforeTheFirstRequest() {
        assertEquals(0, RequestRate.answers("jvm_threads_live_threads 12.0\n"));
    }
}
