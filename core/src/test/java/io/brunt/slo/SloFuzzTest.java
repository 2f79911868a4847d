// SPDX-License-Identifier: Apache-2.0
package io.brunt.slo;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.brunt.problem.BruntException;

/**
 * Whatever anybody writes is an objective, read again as the same from its own words, or refused with one problem.
 *
 * <p>In a build the inputs are those beside it, under {@code SloFuzzTestInputs}: one of each kind, and whatever was once found. To
 * search for others: {@code JAZZER_FUZZ=1 mvn test -Dfast -pl core -Dtest=SloFuzzTest -Djazzer.hooks=true}.
 */
class SloFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void readsOrRefuses(FuzzedDataProvider data) {
        String text = data.consumeRemainingAsString();
        Slo slo;
        try {
            slo = SloParser.parse(text);
        } catch (BruntException refused) {
            assertThat(refused.problems()).hasSize(1);
            assertThat(refused.getMessage()).startsWith("@Slo has ");
            return;
        }
        assertThat(SloParser.parse(slo.text()).asksTheSameAs(slo)).isTrue();
    }
}
