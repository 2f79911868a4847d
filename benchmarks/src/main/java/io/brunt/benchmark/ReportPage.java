// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import io.brunt.report.Reports;
import io.brunt.result.LoadResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large {@code report.html} of a run is, and how long a browser takes to open it.
 *
 * @param bytes of the page
 * @param resultBytes of {@code result.json}
 * @param writing all files
 * @param openingMillis from the start of navigation until every chart is drawn, each time the browser was started anew;
 *     empty where there is no Chromium
 */
public record ReportPage(long bytes, long resultBytes, Duration writing, List<Long> openingMillis) {

    private static final int TIMES = 7;

    /** The page notes when its charts are drawn. */
    private static final Pattern READY = Pattern.compile("<html[^>]* data-ready=\"(\\d+)\"");

    /** Copy what was given. */
    public ReportPage {
        openingMillis = openingMillis.stream().sorted().toList();
    }

    /**
     * Print the figures.
     *
     * @param args seconds, iterations per second
     * @throws Exception if a file cannot be written or the browser fails
     */
    public static void main(String[] args) throws Exception {
        ReportPage page = of(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        System.out.printf(
                Locale.ROOT,
                "report.html %,d KB, result.json %,d KB, all files written in %,d ms%n",
                page.bytes / 1_000,
                page.resultBytes / 1_000,
                page.writing.toMillis());
        System.out.println(
                page.openingMillis.isEmpty()
                        ? "chromium is not installed, so nothing was opened"
                        : "opened and drawn after ms: " + page.openingMillis + ", median "
                                + page.openingMillis.get(page.openingMillis.size() / 2));
    }

    /**
     * Measure.
     *
     * @param seconds of the made-up run
     * @param perSecond its iterations
     * @return size and opening times
     * @throws IOException if a file cannot be written or the browser not be run
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public static ReportPage of(int seconds, int perSecond) throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.folder()) {
            LoadResult result = SyntheticRun.of(seconds, perSecond, "hold", scratch.path());
            long began = System.nanoTime();
            Reports.write(result);
            Duration writing = Duration.ofNanos(System.nanoTime() - began);
            Path page = result.directory().resolve("report.html");
            List<Long> opening = new ArrayList<>();
            for (int i = 0; i < TIMES && Program.isInstalled("chromium"); i++) {
                opening.add(open(page, scratch.path().resolve("profile-" + i)));
            }
            return new ReportPage(
                    Files.size(page), Files.size(result.directory().resolve("result.json")), writing, opening);
        }
    }

    private static long open(Path page, Path profile) throws IOException, InterruptedException {
        Process chromium = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + profile,
                        "--window-size=1280,1000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String dom = new String(chromium.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        chromium.waitFor();
        Matcher ready = READY.matcher(dom);
        if (!ready.find()) {
            throw new IllegalStateException("the page was not drawn: " + dom.substring(0, Math.min(300, dom.length())));
        }
        return Long.parseLong(ready.group(1));
    }
}
