// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.foreign.ForeignFormat;
import io.brunt.slo.Slo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignPlanTest {

    @TempDir
    Path module;

    private Path file(String name) {
        try {
            return Files.writeString(module.resolve(name), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResultFiles result(String files, String... slos) {
        return ResultFiles.typed(files, List.of(slos), null);
    }

    @Test
    void findsTheFilesOfEachPatternOnce() {
        Path a = file("a.jtl");
        Path b = file("b.jtl");

        ForeignPlan.Entry entry = ForeignPlan.of(List.of(result("*.jtl,\n a.jtl, none.jtl", "p99 < 1s")), module)
                .entries()
                .get(0);

        assertThat(entry.files()).containsExactly(a, b);
        assertThat(entry.unmatched()).containsExactly("none.jtl");
        assertThat(entry.slos()).extracting(Slo::expression).containsExactly("p99 < 1s");
        assertThat(entry.format()).isEqualTo(ForeignFormat.AUTO);
        assertThat(entry.allowsStale()).isFalse();
    }

    @Test
    void takesOfLocustsFilesTheOneWithTheFigures() {
        Path stats = file("run_stats.csv");
        file("run_stats_history.csv");
        file("run_failures.csv");
        Path alone = file("other_failures.csv");

        assertThat(ForeignPlan.of(List.of(result("*.csv")), module)
                        .entries()
                        .get(0)
                        .files())
                .containsExactly(alone, stats);
    }

    @Test
    void refusesWithAllFaultsAtOnce() {
        file("a.jtl");
        ResultFiles wrong = result("", "p99 < fast", "p99 regression < 1%");
        wrong.format = "jmtr";
        wrong.stale = "alow";

        assertThatThrownBy(() -> ForeignPlan.of(List.of(result("a.jtl"), wrong, result("*.jtl")), module))
                .hasMessageContaining("result 2: <files> is missing")
                .hasMessageContaining("for example <files>target/jmeter/*.jtl</files>")
                .hasMessageContaining("result 2: <format> is not known")
                .hasMessageContaining("did you mean jmeter?")
                .hasMessageContaining("result 2: <stale> is not known")
                .hasMessageContaining("did you mean allow?")
                .hasMessageContaining("p99 < fast")
                .hasMessageContaining("no baseline of another tool's runs")
                .hasMessageContaining("result 3: result 1 has the file " + module.resolve("a.jtl") + " already");
    }
}
