// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.file.WholeFile;
import io.brunt.problem.Problem;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    @TempDir
    Path temp;

    @Test
    void writesEveryFileAndNoOther() throws IOException {
        Path reports = temp.resolve("target/brunt");

        List<Problem> problems = Reports.write(here(reports));

        assertThat(problems).isEmpty();
        try (Stream<Path> files = Files.walk(temp)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(it -> reports.relativize(it).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrder(
                            ".lock",
                            "index.html",
                            "summary.md",
                            "junit/TEST-shop.CartIT.xml",
                            "shop.CartIT.holds/result.json",
                            "shop.CartIT.holds/report.html",
                            "shop.CartIT.holds/latency.hlog",
                            "shop.CartIT.holds/metrics.prom",
                            "shop.CartIT.holds/locust_stats.csv",
                            "shop.CartIT.holds/locust_stats_history.csv",
                            "shop.CartIT.holds/k6-summary.json");
        }
    }

    @Test
    void writesTheOthersWhenOneThrows() {
        ReportWriter broken = writer("broken.txt", out -> {
            out.write("half".getBytes(StandardCharsets.UTF_8));
            throw new IllegalStateException("no more");
        });
        ReportWriter unlinked = writer("unlinked.txt", out -> {
            throw new NoClassDefFoundError("com/Missing");
        });
        ReportWriter whole = writer("whole.txt", out -> out.write(1));

        List<Problem> problems = Reports.write(here(temp), formats(broken, unlinked, whole));

        assertThat(problems)
                .extracting(Problem::text)
                .satisfiesExactly(
                        it -> assertThat(it)
                                .contains("broken.txt: this file could not be written")
                                .contains("no more"),
                        it -> assertThat(it).contains("unlinked.txt", "com/Missing"));
        assertThat(temp.resolve("shop.CartIT.holds")).isDirectoryContaining(it -> it.endsWith("whole.txt"));
        assertThat(temp.resolve("shop.CartIT.holds").toFile().list()).containsExactly("whole.txt");
        assertThat(temp.resolve("index.html")).exists();
    }

    @Test
    void keepsTheOldFileWhenTheNewOneFails() throws IOException {
        Path file = Files.writeString(temp.resolve("result.json"), "old");

        List<Problem> problems = WholeFile.attempt(file, out -> {
            out.write(new byte[100_000]);
            throw new IOException("No space left on device");
        });

        assertThat(problems)
                .singleElement()
                .extracting(Problem::text)
                .asString()
                .contains("No space left on device");
        assertThat(file).hasContent("old");
        assertThat(temp.toFile().list()).containsExactly("result.json");
    }

    @Test
    void tellsWhenTheDirectoryCannotBeMade() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "in the way");

        assertThat(Reports.write(here(file)))
                .singleElement()
                .extracting(Problem::text)
                .asString()
                .contains("shop.CartIT.holds: this file could not be written");
    }

    @Test
    void writesOnAnInterruptedThreadAndLeavesItInterrupted() {
        Thread.currentThread().interrupt();

        List<Problem> problems = Reports.write(here(temp));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(problems).isEmpty();
        assertThat(temp.resolve("index.html")).exists();
    }

    @Test
    void writesNoSecretIntoAnyFile() throws IOException {
        Reports.write(here(temp));

        try (Stream<Path> files = Files.walk(temp)) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(4)
                    .allSatisfy(it -> assertThat(Files.readString(it)).doesNotContain("hunter2", "s3cr3t", "abc.def"));
        }
    }

    @Test
    void readsBackWhatItWrote() {
        LoadResult result = here(temp);

        Reports.write(result);

        assertThat(ReportDirectory.read(List.of(temp)).results()).containsExactly(ResultSummary.of(result));
    }

    private static ReportFormats formats(ReportWriter... writers) {
        return ReportFormats.of(List.of(writers), new ArrayList<>());
    }

    private static LoadResult here(Path reports) {
        return RichResult.named(RichResult.failing(), "shop.CartIT", "holds", reports);
    }

    private static ReportWriter writer(String name, WholeFile.Content content) {
        return new ReportWriter() {
            @Override
            public String fileName() {
                return name;
            }

            @Override
            public void write(LoadResult result, OutputStream out) throws IOException {
                content.writeTo(out);
            }
        };
    }
}
