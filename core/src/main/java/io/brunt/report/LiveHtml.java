// SPDX-License-Identifier: Apache-2.0
package io.brunt.report;

import io.brunt.plan.LoadModel;
import io.brunt.record.Recording.StageSpan;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.unit.Figure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * Writes the page to watch while a load runs: a frame with a script, and what the script puts into it, drawn by the
 * templates of {@code report.html}.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LiveHtml {

    private LiveHtml() {}

    /**
     * Write the frame.
     *
     * @param test what will be shown in it
     * @return HTML that asks for {@code events} beside itself
     */
    public static String page(TestIdentity test) {
        Map<String, Object> page = new HashMap<>();
        page.put("title", "Running " + test.method());
        page.put("name", test.method());
        return HtmlPage.live("live", page);
    }

    /**
     * Return what the page may do.
     *
     * @return a content security policy: its own style and script, its own events, nothing else
     */
    public static String policy() {
        return HtmlPage.LIVE_POLICY + "; frame-ancestors 'none'";
    }

    /**
     * Draw what has ended by now.
     *
     * @param sofar its secrets masked
     * @return HTML to stand in the frame
     */
    public static String sofar(LoadResult sofar) {
        Map<String, Object> values = values(sofar, false);
        values.put("headline", standing(sofar));
        // What a load that ends here would have to be told is no news in its middle.
        values.put("warnings", sofar.notes());
        return HtmlPage.part("sofar", values);
    }

    /**
     * Draw the end.
     *
     * @param result its secrets masked
     * @return HTML to stand in the frame
     */
    public static String over(LoadResult result) {
        Map<String, Object> values = values(result, true);
        values.put(
                "file",
                result.directory().resolve(Reports.HTML).toAbsolutePath().toString());
        return HtmlPage.part("sofar", values);
    }

    private static Map<String, Object> values(LoadResult result, boolean over) {
        Map<String, Object> values = HtmlReport.values(result, TimeFrame.MOST_LIVE_COLUMNS);
        values.put("over", over);
        // No other file is served.
        values.put("beside", List.of());
        values.put("hasBeside", false);
        return values;
    }

    /** For example {@code Running, hold: 0:12 of 0:30.} */
    private static String standing(LoadResult sofar) {
        Duration measured = sofar.recording().measuredTime();
        if (measured.isZero()) {
            Duration since = Duration.between(sofar.started(), sofar.ended());
            return "Warm-up, not counted: " + of(since, sofar.plan().warmup());
        }
        Duration planned = sofar.plan().model().duration();
        if (measured.compareTo(planned) >= 0) {
            return "Graceful stop: what still runs may finish.";
        }
        long requests = sofar.totals().requests();
        if (sofar.plan().model() instanceof LoadModel.SharedIterations shared) {
            return "Running: " + iterations(requests, shared.iterations());
        }
        if (sofar.plan().model() instanceof LoadModel.IterationsPerUser each) {
            return "Running: " + iterations(requests, each.iterations() * each.users());
        }
        return "Running" + stage(sofar.recording().stages()) + ": " + of(measured, planned);
    }

    private static String stage(List<StageSpan> stages) {
        return stages.size() == 1
                ? ""
                : stages.stream()
                        .filter(it -> !it.length().isZero())
                        .reduce((first, second) -> second)
                        .map(it -> ", " + it.name())
                        .orElse("");
    }

    private static String iterations(long ended, long all) {
        return Figure.count(ended) + " of " + Figure.count(all) + " iterations.";
    }

    private static String of(Duration part, Duration whole) {
        long shown = Math.min(part.toSeconds(), whole.toSeconds());
        return TimeFrame.minutes((int) Math.max(0, shown)) + " of " + TimeFrame.minutes((int) whole.toSeconds()) + ".";
    }
}
