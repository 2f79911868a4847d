// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import static io.brunt.slo.JudgeFixture.judge;
import static io.brunt.slo.JudgeFixture.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.record.RecordingFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleNeedTest {

    /** Those of percentiles are the smallest n with p^n at most 0.05, from the tables of Wilks. */
    @ParameterizedTest
    @CsvSource({
        "p50 < 1s, 5",
        "p90 < 1s, 29",
        "p95 < 1s, 59",
        "p99 < 1s, 299",
        "p99.9 < 1s, 2995",
        "p99.99 < 1s, 29956",
        "service-time p99 <= 1s, 299",
        "p50 > 1ms, 5",
        "p10 >= 1ms, 29",
        "p99 > 1ms, 1",
        "p99 = 1ms, 299",
        "error-rate < 0.1%, 1000",
        "error-rate <= 1%, 100",
        "error-rate < 0.3%, 334",
        "shed-rate < 50%, 2",
        "check-rate >= 99.9%, 1000",
        "check-rate > 99%, 100",
        "check-rate = 100%, 1",
        "error-rate = 0%, 1",
        "error-rate <= 0%, 0",
        "mean < 1s, 0",
        "max < 1s, 0",
        "min < 1s, 0",
        "throughput > 1/s, 0",
        "errors <= 1, 0",
        "dropped = 0, 0",
        "abandoned = 0, 0"
    })
    void isWhatTheClaimNeeds(String expression, long samples) {
        assertThat(SampleNeed.of(SloParser.parse(expression))).isEqualTo(samples);
    }

    @Test
    void takesAPassAway() {
        SloResult result =
                only(judge(new RecordingFixture().completed(40, "0s", "5ms").build(), "p99 < 250ms"));

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.reason()).isEqualTo("p99 needs 299 requests to be claimed, there were 40: run longer");
    }

    @Test
    void leavesAFail() {
        SloResult result =
                only(judge(new RecordingFixture().completed(40, "0s", "5s").build(), "p99 < 250ms"));

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void isNamedWithTheBoundOfAShare() {
        SloResult result =
                only(judge(new RecordingFixture().completed(999, "0s", "5ms").build(), "error-rate < 0.1%"));

        assertThat(result.reason())
                .isEqualTo("error-rate < 0.1% needs 1,000 requests to be claimed, there were 999: run longer");
    }

    @Test
    void isMetExactly() {
        RecordingFixture recording = new RecordingFixture().completed(299, "0s", "5ms");

        assertThat(only(judge(recording.build(), "p99 < 250ms")).verdict()).isEqualTo(Verdict.PASS);
    }
}
