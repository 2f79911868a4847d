// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.brunt.record.Distribution;
import io.brunt.record.Second;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntervalLogTest {

    @TempDir
    Path temp;

    private LoadResult write(LoadResult result, String folder) {
        LoadResult named = RichResult.named(result, "shop.CartIT", "buys", temp.resolve(folder));
        assertThat(Reports.write(named)).isEmpty();
        return named;
    }

    private static List<Distribution> measured(LoadResult result) {
        return result.timeline().stream()
                .filter(it -> it.second() >= 0)
                .map(Second::responseTime)
                .toList();
    }

    @Test
    void mergesTheSameSecondOfSeveralResultsAndTheSecondsOfAColumn() throws IOException {
        LoadResult one = write(RichResult.failing(), "1");
        LoadResult two = write(RichResult.passing(), "2");

        IntervalLog log = IntervalLog.of(List.of(one.directory(), two.directory(), temp.resolve("none")));

        List<Distribution> first = measured(one);
        List<Distribution> second = measured(two);
        assertThat(log.seconds()).hasSize(Math.max(first.size(), second.size()));
        Distribution column = Distribution.merge(Stream.of(first.get(2), first.get(3), second.get(2), second.get(3))
                .toList());
        assertThat(log.percentiles(99, 2, log.columns(2)).get(1))
                .isCloseTo(column.percentileMicros(99), within(column.percentileMicros(99) * 0.002));
        assertThat(log.rates(2, log.columns(2)).get(1)).isEqualTo(column.count() / 2.0);
    }

    @Test
    void hasGapsWhereThereIsNothing() throws IOException {
        IntervalLog none = IntervalLog.of(List.of(temp));

        assertThat(none.percentiles(99, 1, 2)).containsExactly(Double.NaN, Double.NaN);
        assertThat(none.rates(1, 1)).containsExactly(Double.NaN);
    }
}
