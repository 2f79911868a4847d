// SPDX-License-Identifier: Apache-2.0
package io.brunt.baseline;

import static io.brunt.baseline.BaselineFixture.HERE;
import static io.brunt.baseline.BaselineFixture.LOAD;
import static io.brunt.baseline.BaselineFixture.baseline;
import static io.brunt.baseline.BaselineFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.GoldenFile;
import io.brunt.problem.BruntException;
import io.brunt.record.RecordingFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineFileTest {

    @TempDir
    Path directory;

    private BaselineFile file;

    @BeforeEach
    void place() {
        file = BaselineFile.of(directory.resolve("src/test/brunt"), "shop.CheckoutIT.holds");
    }

    private List<String> lines(Baseline baseline) throws IOException {
        file.write(baseline);
        return Files.readAllLines(file.path());
    }

    @Test
    void readsWhatItWrote() {
        Baseline baseline = baseline(run(2, "12ms"), run(1, "10ms"));

        file.write(baseline);

        assertThat(file.read()).isEqualTo(baseline);
        assertThat(file.path()).hasFileName("shop.CheckoutIT.holds.json");
    }

    @Test
    void hasNoRunsWithoutAFile() {
        assertThat(file.read()).isEqualTo(Baseline.EMPTY);
    }

    @Test
    void isReadByPeople() throws IOException {
        file.write(baseline(run(1, "10ms")));

        GoldenFile.assertMatches(
                "baseline.json", Files.readString(file.path()).replaceAll("\"HISTFAAA[^\"]*", "\"HISTFAAA..."));
    }

    @Test
    void keepsTheOldFileAndLeavesNoOtherWhenItCannotBeWritten() throws IOException {
        Files.createDirectories(file.path());

        assertThatThrownBy(() -> file.write(baseline(run(1, "10ms"))))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("this baseline cannot be written");
        try (Stream<Path> left = Files.list(file.path().resolveSibling(""))) {
            assertThat(left).containsExactly(file.path());
        }
    }

    @Test
    void writesOnAnInterruptedThread() {
        Thread.currentThread().interrupt();

        file.write(baseline(run(1, "10ms")));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(file.read()).isEqualTo(baseline(run(1, "10ms")));
    }

    @Test
    void addsLinesAboveAndChangesNone() throws IOException {
        Baseline before = baseline(run(1, "10ms"), run(2, "11ms"));
        List<String> old = lines(before);

        List<String> added = lines(before.plus(run(3, "12ms"), 10));

        int more = added.size() - old.size();
        assertThat(added.get(0)).isEqualTo("{");
        assertThat(added.subList(1 + more, added.size())).isEqualTo(old.subList(1, old.size()));
    }

    @Test
    void dropsLinesBelowAndChangesNone() throws IOException {
        List<String> three = lines(baseline(run(1, "10ms"), run(2, "11ms"), run(3, "12ms")));
        List<String> two = lines(baseline(run(2, "11ms"), run(3, "12ms")));

        assertThat(three).containsSubsequence(two);
    }

    /** A line in common would be taken for unchanged by git, and the rest of both runs mixed up around it. */
    @Test
    void hasNoLineTwice() throws IOException {
        BaselineRun ofOneStage = run(
                3,
                HERE,
                LOAD,
                new RecordingFixture().completed(10, "1s", "13ms").build());
        BaselineRun another = run(
                4,
                HERE,
                LOAD,
                new RecordingFixture().completed(10, "1s", "14ms").build());

        assertThat(lines(baseline(run(1, "10ms"), run(2, "11ms"), ofOneStage, another)))
                .hasSize(3 + 4 + 4 + 2 + 2)
                .doesNotHaveDuplicates();
    }

    @Test
    void survivesAMergeThatKeepsTheLinesOfBothSides() throws IOException {
        Baseline before = baseline(run(1, "10ms"));
        List<String> base = lines(before);
        List<String> ours = lines(before.plus(run(2, "11ms"), 10));
        List<String> theirs = lines(before.plus(run(3, "12ms"), 10));
        int more = ours.size() - base.size();
        List<String> merged = new ArrayList<>(ours.subList(0, 1 + more));
        merged.addAll(theirs.subList(1, theirs.size()));

        Files.write(file.path(), merged);

        assertThat(file.read()).isEqualTo(baseline(run(3, "12ms"), run(2, "11ms"), run(1, "10ms")));
    }

    @Test
    void refusesWhatItCannotReadAndSaysWhere() throws IOException {
        file.write(baseline(run(1, "10ms")));
        String text = Files.readString(file.path());

        assertRefused(text.replace("brunt-baseline/1", "brunt-baseline/2"), "another schema");
        assertRefused(text.substring(0, text.length() / 2), "ends in the middle");
        assertRefused(text.replace("  \"schema\"", "<<<<<<< HEAD\n  \"schema\""), "keeping all runs");
        assertRefused(
                text.replaceFirst("HISTFAAA....", "HISTFAAAxxxx"),
                "2026-11-01T14:00:00Z.whole.histogram cannot be read");
        assertRefused(text.replaceFirst("\"HISTFAAA", "\"!"), "2026-11-01T14:00:00Z.whole.histogram cannot be read");
        assertRefused(
                text.replaceFirst("\"max\": 10000", "\"max\": 90000"),
                "2026-11-01T14:00:00Z.whole.histogram cannot be read");
        assertRefused(text.replaceFirst("\"load\"", "\"lode\""), "2026-11-01T14:00:00Z.load cannot be read");
        assertRefused("", "this baseline cannot be read");
    }

    private void assertRefused(String text, String message) throws IOException {
        Files.writeString(file.path(), text);
        assertThatThrownBy(file::read)
                .isInstanceOf(BruntException.class)
                .hasMessageStartingWith(file.path() + ": ")
                .hasMessageContaining(message);
    }
}
