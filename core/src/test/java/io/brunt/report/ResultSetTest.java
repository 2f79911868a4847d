// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brunt.problem.BruntException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultSetTest {

    @TempDir
    Path temp;

    private void result(String folder, String text) throws IOException {
        Files.writeString(Files.createDirectories(temp.resolve(folder)).resolve("result.json"), text);
    }

    @Test
    void findsResultsWhereverACiServerHasPutThem() throws IOException {
        result("machine-1/target/brunt/shop.CartIT.buys", "1");
        result("machine-2/target/brunt/shop.CartIT.buys", "2");
        result("machine-3/shop.CartIT.buys", "3");
        Files.createDirectories(temp.resolve("machine-1/target/brunt/junit"));

        assertThat(ResultSet.below(List.of(temp)))
                .extracting(ResultSet::name)
                .containsExactly("machine-1", "machine-2", "machine-3");
        assertThat(ResultSet.below(List.of(temp.resolve("machine-3"))))
                .containsExactly(new ResultSet("machine-3", List.of(temp.resolve("machine-3/shop.CartIT.buys"))));
    }

    /** Else the results of one would overwrite those of the other. */
    @Test
    void givesNoTwoSetsOneName() throws IOException {
        result("a/brunt/shop.CartIT.buys", "1");
        result("a/brunt/brunt/target/brunt/shop.CartIT.buys", "2");
        result("a/brunt/target/brunt/shop.CartIT.buys", "3");

        assertThat(ResultSet.below(List.of(temp.resolve("a/brunt"))))
                .hasSize(3)
                .extracting(ResultSet::name)
                .doesNotHaveDuplicates()
                .allMatch(it -> !it.isEmpty());
    }

    @Test
    void takesAResultOnceThatAReportHasCopied() throws IOException {
        result("cart/target/brunt/shop.CartIT.buys", "1");
        result("target/brunt/modules/cart/shop.CartIT.buys", "1");
        result("target/brunt/modules/stock/shop.StockIT.counts", "2");

        List<ResultSet> sets = ResultSet.below(List.of(temp, temp.resolve("cart")));

        assertThat(sets)
                .flatExtracting(ResultSet::folders)
                .containsExactlyInAnyOrder(
                        temp.resolve("cart/target/brunt/shop.CartIT.buys"),
                        temp.resolve("target/brunt/modules/stock/shop.StockIT.counts"));
    }

    /** What JUnit publishes of a test lies beside {@code target/brunt}, in a folder of another name. */
    @Test
    void takesAResultOnceThatJUnitHasPublished() throws IOException {
        result("cart/target/a-junit-jupiter/shop.CartIT/buys()", "1");
        result("cart/target/brunt/shop.CartIT.buys", "1");
        Files.createFile(temp.resolve("cart/target/brunt/index.html"));

        assertThat(ResultSet.below(List.of(temp.resolve("cart"))))
                .flatExtracting(ResultSet::folders)
                .containsExactly(temp.resolve("cart/target/brunt/shop.CartIT.buys"));
    }

    @Test
    void saysWhereItLookedInVain() throws IOException {
        Path empty = Files.createDirectories(temp.resolve("empty"));

        assertThatThrownBy(() -> ResultSet.below(List.of(empty)))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining(empty + ": no result.json is anywhere below");
        assertThatThrownBy(() -> ResultSet.below(List.of(temp.resolve("gone"))))
                .isInstanceOf(BruntException.class)
                .hasMessageContaining("there is no such folder");
    }
}
