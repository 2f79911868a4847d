// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.problem.Problem;
import io.brunt.record.WrittenSamples;
import io.brunt.result.LoadResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a result is shown as: files, pages, the console, and what a failed test says. */
final class EveryFormat {

    private EveryFormat() {}

    /**
     * Write them all.
     *
     * @param result as it came out of a run
     * @param planted a text that is planted in what is not in the result, too: samples, and files that cannot be read
     * @param folder to write into
     * @return what each wrote, by the name of its file
     */
    static Map<String, String> of(LoadResult result, String planted, Path folder) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        LoadResult safe = MaskedResult.of(result);
        for (ReportWriter it : ReportFormats.OURS) {
            texts.put(it.fileName(), ReportContract.text(it, result));
        }
        ReportWriter samples =
                new SamplesJtl(WrittenSamples.in(folder, result.measuredFrom(), 3, planted, "another step", planted));
        texts.put(samples.fileName(), ReportContract.text(samples, result));
        ResultSummary summary = ResultSummary.of(result);
        DirectoryContents contents = new DirectoryContents(
                List.of(summary), List.of(Problem.of(Secrets.mask(planted)).at("result.json")));
        texts.put("summary.md", SummaryMarkdown.of(contents));
        texts.put("index.html", IndexPage.of(contents, List.of(), Path.of("target/brunt"), Secrets.mask(planted)));
        texts.put("TEST-shop.CheckoutLoadTest.xml", JUnitXml.of(List.of(summary)));
        texts.put("failure.txt", FailureText.of(result));
        texts.put("console.txt", console(summary));
        texts.put("live-sofar.html", LiveHtml.sofar(safe));
        texts.put("live-over.html", LiveHtml.over(safe));
        return texts;
    }

    private static String console(ResultSummary summary) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ConsoleReport(new PrintStream(out, true, StandardCharsets.UTF_8), false).print(summary);
        return out.toString(StandardCharsets.UTF_8);
    }
}
