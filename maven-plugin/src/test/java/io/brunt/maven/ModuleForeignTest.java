// SPDX-License-Identifier: Apache-2.0
package io.brunt.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.maven.foreign.ForeignPlan;
import io.brunt.maven.foreign.ResultFiles;
import io.brunt.maven.gate.Gate;
import io.brunt.maven.gate.Results;
import io.brunt.maven.gate.Softening;
import io.brunt.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleForeignTest {

    private static final Instant BUILD_START = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant BEFORE = BUILD_START.minusSeconds(60);
    private static final Instant SINCE = BUILD_START.plusSeconds(60);

    @TempDir
    Path module;

    private Settings settings;
    private final List<String> lines = new ArrayList<>();

    @BeforeEach
    void resolves() {
        settings = Settings.resolve(module, List.of());
    }

    /** A run of one request, and a file of a time of its own. */
    private void file(String name, Instant ran, Instant written) throws IOException {
        Path file = Files.writeString(
                module.resolve(name), "timeStamp,elapsed,label,success\n" + ran.toEpochMilli() + ",20,home,true\n");
        Files.setLastModifiedTime(file, FileTime.from(written));
    }

    private ForeignOutcome judge(String files, String stale, String... slos) {
        ForeignPlan plan = ForeignPlan.of(List.of(ResultFiles.typed(files, List.of(slos), stale)), module);
        return new ModuleForeign(module, settings, BUILD_START, new SystemStreamLog() {
                    @Override
                    public void info(CharSequence content) {
                        lines.add(content.toString());
                    }

                    @Override
                    public void warn(CharSequence content) {
                        lines.add("WARN " + content);
                    }
                })
                .judge(plan);
    }

    private Gate gate(Set<String> kept) {
        return Gate.of(
                Results.in(settings.reportDirectory()), BUILD_START, List.of(), kept, new Softening(false, false));
    }

    @Test
    void judgesAFileOfThisBuildAndShowsItsTable() throws IOException {
        file("run.jtl", SINCE, SINCE.plusSeconds(1));

        ForeignOutcome outcome = judge("*.jtl", "refuse", "max < 1s");

        assertThat(outcome.missing()).isEmpty();
        assertThat(lines).anyMatch(it -> it.startsWith("PASS  run.jtl passed: max was 20"));
        assertThat(gate(outcome.kept()).passed()).isEqualTo("1 result passed the gate");
    }

    @Test
    void refusesAFileThatIsOlderThanTheBuildWithoutReadingIt() throws IOException {
        file("run.jtl", BEFORE, BEFORE);

        ForeignOutcome outcome = judge("*.jtl", "refuse");

        assertThat(outcome.missing())
                .singleElement()
                .asString()
                .startsWith(
                        "no result of this build: run.jtl was written at 2026-11-25T11:59:00Z, and this build began at"
                                + " 2026-11-25T12:00:00Z\n")
                .contains("<stale>allow</stale>");
        assertThat(settings.reportDirectory()).doesNotExist();
    }

    @Test
    void refusesANewFileOfAnOldRun() throws IOException {
        file("run.jtl", BEFORE.minus(Duration.ofDays(2)), SINCE);

        assertThat(judge("*.jtl", "refuse").missing())
                .singleElement()
                .asString()
                .startsWith("no result of this build: run.jtl is of a run that ended at 2026-11-23T11:59:00.020Z");
    }

    @Test
    void countsAnOldFileThatIsKeptOnPurpose() throws IOException {
        file("run.jtl", BEFORE, BEFORE);

        ForeignOutcome outcome = judge("*.jtl", "allow", "max < 1ms");

        assertThat(outcome.missing()).isEmpty();
        assertThat(gate(Set.of()).warnings())
                .singleElement()
                .asString()
                .contains("an earlier build left them: foreign.run.jtl");
        assertThat(gate(outcome.kept()).failure(""))
                .hasValueSatisfying(it ->
                        assertThat(it).startsWith("1 of 1 result did not pass\n\nforeign.run.jtl\nFailed: max was 20"));
    }

    @Test
    void namesWhatIsOldBesideWhatIsNew() throws IOException {
        file("new.jtl", SINCE, SINCE);
        file("old.jtl", BEFORE, BEFORE);

        ForeignOutcome outcome = judge("*.jtl", "refuse");

        assertThat(outcome.missing()).isEmpty();
        assertThat(lines)
                .anyMatch(it -> it.startsWith("WARN Not judged, since this build began at") && it.contains("old.jtl"));
        assertThat(gate(Set.of()).passed()).isEqualTo("1 result passed the gate");
    }

    @Test
    void failsOnAPatternThatMatchesNothing() {
        ForeignOutcome outcome = judge("target/*.jtl", "refuse", "error-rate < 1%");

        assertThat(outcome.isAskedFor()).isTrue();
        assertThat(gate(outcome.kept()).failure(""))
                .hasValueSatisfying(it -> assertThat(it)
                        .contains("Invalid: target/*.jtl: no file matches, so nothing was measured")
                        .doesNotContain("NaN"));
    }
}
