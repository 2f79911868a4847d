// SPDX-License-Identifier: Apache-2.0
package io.brunt.assertj;

import static io.brunt.assertj.BruntAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.result.LoadResult;
import java.time.Duration;

/** What {@code docs/junit.md} shows: the regions between the marks, word for word. */
final class CheckoutChecks {

    private CheckoutChecks() {}

    // @formatter:off
    static void hard(LoadResult result) {
        // tag::hard[]
        assertThat(result)
                .passes()
                .meets("p99 < 250ms")
                .hasPercentileBelow(99.9, Duration.ofSeconds(1))
                .hasErrorsOnlyOf("status-503")
                .hasInstances(3)
                .eachInstance(instance -> assertThat(instance.requests()).isPositive())
                .step("POST /process", step -> step.hasMeanBelow(Duration.ofMillis(100)))
                .stage("hold", hold -> hold.meets("throughput >= 50/s").hasErrorRateBelow(0.01));
        // end::hard[]
    }

    static void soft(LoadResult result) {
        // tag::soft[]
        BruntSoftAssertions softly = new BruntSoftAssertions();
        softly.assertThat(result).meets("p50 < 20ms").meets("max < 2s");
        softly.assertThat(result.connections().reconnects()).isZero();
        softly.assertAll();
        // end::soft[]
    }
    // @formatter:on
}
