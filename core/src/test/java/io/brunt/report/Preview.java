// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes pages to look at: {@code java -cp … io.brunt.report.Preview <folder>}. */
final class Preview {

    private Preview() {}

    public static void main(String[] args) {
        Path folder = Path.of(args[0]);
        List<LoadResult> results = Stream.of(
                        RichResult.named(
                                RichResult.failing(50, 1000), "shop.CheckoutLoadTest", "holdsAThousandUsers", folder),
                        RichResult.named(RichResult.failing(), "shop.CartLoadTest.Paid", "survivesTheSale", folder),
                        RichResult.named(RichResult.passing(), "shop.LoginLoadTest", "logsIn", folder),
                        RichResult.named(RichResult.invalid(), "shop.SearchLoadTest", "findsWhileIndexing", folder),
                        RichResult.named(RichResult.failing(328, 100), "shop.SoakTest", "lastsAnHour", folder),
                        RichResult.named(RichResult.empty(), "shop.PriceTest", "pricesABasket", folder))
                .toList();
        results.forEach(it -> Reports.write(it).forEach(problem -> {
            throw new AssertionError(problem.text());
        }));
    }
}
