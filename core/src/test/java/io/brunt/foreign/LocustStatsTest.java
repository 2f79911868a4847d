// SPDX-License-Identifier: Apache-2.0
package io.brunt.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.foreign.ForeignResult.Part;
import io.brunt.foreign.ForeignResult.Summary;
import io.brunt.record.ErrorGroup;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocustStatsTest {

    private static final String HEADER = "Type,Name,Request Count,Failure Count,Requests/s,Failures/s,50%\n";

    @TempDir
    Path folder;

    private Summary read(String text) {
        return ForeignFiles.summary(ForeignFiles.write(folder, "locust_stats.csv", text));
    }

    @Test
    void takesTheFiguresOfAllAndOfEachName() {
        Summary summary = ForeignFiles.summary(ForeignFiles.kept("locust_stats.csv"));

        assertThat(summary.tool()).isEqualTo("Locust");
        assertThat(summary.whole().requests()).hasValue(1_000);
        assertThat(summary.whole().errors()).hasValue(10);
        assertThat(summary.whole().throughput()).hasValue(9.9);
        assertThat(summary.length()).contains(Duration.ofSeconds(100));
        assertThat(summary.part("POST /buy, now"))
                .isEqualTo(summary.part("/buy, now"))
                .isPresent();
        assertThat(summary.part("GET /never").map(Part::times).map(ToldTimes::told))
                .contains("no times");
        assertThat(summary.errors())
                .containsExactly(new ErrorGroup(
                        "POST /buy, now",
                        10,
                        "HTTPError('500 Server Error: Internal Server Error for url: /buy, now')"));
    }

    @Test
    void knowsOfAPercentileNoMoreThanItsBucket() {
        ToldTimes times = ForeignFiles.summary(ForeignFiles.kept("locust_stats.csv"))
                .whole()
                .times();

        assertThat(times.figure("p90")).contains(new ToldTimes.Figure(90_000, 89_000, 91_000));
        assertThat(times.figure("p95")).contains(new ToldTimes.Figure(320_000, 310_000, 330_000));
        assertThat(times.figure("p99.9")).contains(new ToldTimes.Figure(1_900_000, 1_800_000, 2_000_000));
        assertThat(times.figure("max")).contains(new ToldTimes.Figure(1_900_750, 1_900_750, 1_900_750));
        assertThat(times.figure("mean")).contains(new ToldTimes.Figure(77_100, 77_100, 77_100));
        assertThat(times.figure("p97")).isEmpty();
        assertThat(times.told()).contains("95%").endsWith("of the response time");
    }

    @Test
    void refusesAFileWithoutRequests() {
        assertThatThrownBy(() -> read(HEADER)).hasMessageContaining("nothing but a header");
        assertThatThrownBy(() -> read(HEADER + ",Aggregated,0,0,0.0,0.0,N/A\n")).hasMessageContaining("0 requests");
    }

    @Test
    void refusesAFileThatWasNotWrittenToItsEnd() {
        assertThatThrownBy(() -> read(HEADER + "GET,/,10,0,1.0,0.0,5\n"))
                .hasMessageContaining("there is no row Aggregated");
        assertThatThrownBy(() -> read(HEADER + ",Aggregated,10,0")).hasMessageContaining("line 2 has 4 columns");
        assertThatThrownBy(() -> read(HEADER + ",Aggregated,10,0,x,0.0,5\n"))
                .hasMessageContaining("line 2: Requests/s cannot be read");
    }

    @Test
    void namesTheFileThatIsMeantWhereAnotherOfTheFourIsGiven() {
        assertThatThrownBy(() -> read("Timestamp,User Count,Type,Name,Requests/s\n"))
                .hasMessageContaining("expected PREFIX_stats.csv");
        assertThatThrownBy(() -> read("Method,Name,Error,Occurrences,First Seen,Last Seen\n"))
                .hasMessageContaining("expected PREFIX_stats.csv");
        assertThat(ForeignFile.companionOf(Path.of("out/run_stats_history.csv")))
                .contains(Path.of("out/run_stats.csv"));
        assertThat(ForeignFile.companionOf(Path.of("out/run_stats.csv"))).isEmpty();
    }
}
