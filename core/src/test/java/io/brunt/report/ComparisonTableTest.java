// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static io.brunt.baseline.BaselineFixture.run;

import io.brunt.GoldenFile;
import io.brunt.baseline.Comparison;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {

    @Test
    void setsARunBesideItsBaseline() {
        List<Comparison> rows =
                Comparison.of(List.of(run(3, "101ms"), run(2, "103ms"), run(1, "100ms")), run(4, "150ms"));

        GoldenFile.assertMatches("comparison.txt", String.join("\n", ComparisonTable.of(rows, "baseline")) + "\n");
    }
}
