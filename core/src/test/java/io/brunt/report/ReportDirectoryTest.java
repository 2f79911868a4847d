// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brunt.problem.Problem;
import io.brunt.result.LoadResult;
import io.brunt.result.RichResult;
import io.brunt.slo.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("one-jdk")
class ReportDirectoryTest {

    @TempDir
    Path temp;

    @Test
    void listsTheWorstFirst() {
        write(RichResult.passing(), "logsIn", temp);
        write(RichResult.failing(), "buys", temp);
        write(RichResult.invalid(), "finds", temp);

        DirectoryContents contents = ReportDirectory.read(List.of(temp));

        assertThat(contents.results())
                .extracting(ResultSummary::verdict)
                .containsExactly(Verdict.INVALID, Verdict.FAIL, Verdict.PASS);
        assertThat(contents.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(contents.headline()).isEqualTo("1 of 3 load tests is invalid, 1 failed");
    }

    @Test
    void saysThatAResultIsBrokenAndShowsTheOthers() throws IOException {
        write(RichResult.passing(), "logsIn", temp);
        Path broken = write(RichResult.passing(), "buys", temp).resolve("result.json");
        String json = Files.readString(broken);
        Files.writeString(broken, json.substring(0, json.length() / 2));

        assertThat(ReportDirectory.update(temp)).isEmpty();

        assertThat(ReportDirectory.read(List.of(temp)).verdict()).isEqualTo(Verdict.INVALID);
        assertThat(temp.resolve("index.html")).content().contains("1 result cannot be read", "shop.CartIT.logsIn/");
        assertThat(temp.resolve("summary.md")).content().contains("1 result cannot be read", "ends in the middle");
    }

    @Test
    void forgetsTheTestCasesOfATestThatIsGone() throws IOException {
        Path gone = Files.createDirectories(temp.resolve("junit")).resolve("TEST-shop.GoneIT.xml");
        Files.writeString(gone, "<testsuite/>");
        Path foreign = Files.writeString(temp.resolve("junit/notes.txt"), "mine");

        write(RichResult.passing(), "logsIn", temp);

        assertThat(gone).doesNotExist();
        assertThat(foreign).exists();
        assertThat(temp.resolve("junit/TEST-shop.CartIT.xml")).exists();
    }

    @Test
    void gathersTheResultsOfSeveralModulesWithAllThatItLinksTo() throws IOException {
        Path cart = temp.resolve("a cart/target/brunt");
        write(RichResult.passing(), "logsIn", temp.resolve("shop/target/brunt"));
        write(RichResult.failing(), "buys", cart);
        Path to = temp.resolve("target/brunt");

        assertThat(gather(to, "shop", "a cart", "nothing")).isEmpty();

        Path moved = Files.move(to, temp.resolve("moved"));
        assertThat(moved.resolve("index.html"))
                .content()
                .contains("modules/a%20cart/shop.CartIT.buys/report.html")
                .contains("modules/shop/shop.CartIT.logsIn/report.html")
                .contains("of a cart")
                .contains("<span class=\"name\">Whole shop</span>");
        assertThat(moved.resolve("modules/a cart/index.html")).content().contains("<span class=\"name\">a cart</span>");
        assertEveryLinkLeadsSomewhere(moved);
        assertThat(moved.resolve("modules/nothing")).doesNotExist();
    }

    @Test
    void forgetsWhatAModuleHasNoLonger() throws IOException {
        Path shop = temp.resolve("shop/target/brunt");
        Path to = temp.resolve("target/brunt");
        write(RichResult.passing(), "logsIn", shop);
        Path gone = write(RichResult.failing(), "buys", shop);
        gather(to, "shop");
        Files.delete(gone.resolve("result.json"));

        gather(to, "shop");

        assertThat(to.resolve("modules/shop/shop.CartIT.buys")).doesNotExist();
        assertThat(to.resolve("modules/shop/shop.CartIT.logsIn/report.html")).exists();
        assertThat(to.resolve("index.html"))
                .content()
                .contains("The load test passed")
                .doesNotContain("buys");
    }

    private List<Problem> gather(Path to, String... modules) {
        return ReportDirectory.gather(
                Stream.of(modules)
                        .map(it -> ResultSet.of(it, temp.resolve(it).resolve("target/brunt")))
                        .toList(),
                to,
                "Whole shop");
    }

    /** As a browser follows them: within the folder, from the page that has them. */
    private static void assertEveryLinkLeadsSomewhere(Path folder) throws IOException {
        List<Path> pages;
        try (Stream<Path> all = Files.walk(folder)) {
            pages = all.filter(it -> it.toString().endsWith(".html")).toList();
        }
        assertThat(pages).hasSize(5);
        for (Path page : pages) {
            Matcher links = Pattern.compile("href=\"([^\"#][^\"]*)\"").matcher(Files.readString(page));
            while (links.find()) {
                Path target = Path.of(page.toUri().resolve(links.group(1)));
                assertThat(target)
                        .as("%s from %s", links.group(1), page)
                        .startsWith(folder)
                        .exists();
            }
        }
    }

    @Test
    void namesTheModuleByItsFolderUntilSomebodyKnowsItsName() {
        Path shop = temp.resolve("shop/target/brunt");
        write(RichResult.passing(), "logsIn", shop);
        assertThat(shop.resolve("index.html")).content().contains("<span class=\"name\">shop</span>");

        assertThat(ReportDirectory.update(shop, "The Shop")).isEmpty();

        assertThat(shop.resolve("index.html")).content().contains("<span class=\"name\">The Shop</span>");
    }

    @Test
    void namesNoModuleWhoseFolderCannotBeTold() {
        write(RichResult.passing(), "logsIn", temp.resolve("elsewhere"));

        assertThat(temp.resolve("elsewhere/index.html")).content().contains("<span class=\"name\">Load tests</span>");
        assertThat(ResultSet.moduleOf(Path.of("/target/brunt"))).isEmpty();
    }

    @Test
    void saysThatNothingHasRun() {
        assertThat(ReportDirectory.update(temp)).isEmpty();

        assertThat(temp.resolve("index.html")).content().contains("No load test has run");
        assertThat(temp.resolve("summary.md")).content().contains("No load test has run");
    }

    @Test
    void isWholeAfterManyThreadsWroteAtOnce() throws InterruptedException {
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(i -> new Thread(() -> write(RichResult.passing(), "test" + i, temp)))
                .toList();

        threads.forEach(Thread::start);
        for (Thread it : threads) {
            it.join();
        }

        assertHasAll(8);
    }

    @Test
    void isWholeAfterSeveralJvmsWroteAtOnce() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            OtherJvm.class.getName(),
                            temp.toString(),
                            "test" + i)
                    .inheritIO()
                    .start());
        }

        for (Process it : processes) {
            assertThat(it.waitFor()).isZero();
        }

        assertHasAll(3);
        try (Stream<Path> files = Files.walk(temp)) {
            assertThat(files).noneMatch(it -> it.toString().endsWith(".tmp"));
        }
    }

    private void assertHasAll(int tests) {
        assertThat(ReportDirectory.read(List.of(temp)).results()).hasSize(tests);
        for (int i = 0; i < tests; i++) {
            assertThat(temp.resolve("index.html")).content().contains("shop.CartIT.test" + i + "/report.html");
            assertThat(temp.resolve("summary.md")).content().contains("test" + i);
            assertThat(temp.resolve("junit/TEST-shop.CartIT.xml")).content().contains("test" + i + ": p99");
        }
    }

    private static Path write(LoadResult result, String method, Path reports) {
        LoadResult named = RichResult.named(result, "shop.CartIT", method, reports);
        assertThat(Reports.write(named)).isEmpty();
        return named.directory();
    }

    /** Writes five times, so that the writers meet. */
    static final class OtherJvm {

        private OtherJvm() {}

        public static void main(String[] args) {
            for (int i = 0; i < 5; i++) {
                write(RichResult.passing(), args[1], Path.of(args[0]));
            }
        }
    }
}
