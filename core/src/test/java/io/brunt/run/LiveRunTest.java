// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.report.ConsoleCapture;
import io.brunt.result.LoadResult;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LiveRunTest {

    private static final Pattern URL = Pattern.compile("Live page {2}(http://\\S+)");
    private static final Pattern ITERATIONS = Pattern.compile("<dt>Iterations</dt><dd>([\\d,]+)</dd>");

    @TempDir
    private Path module;

    private LoadResult run() {
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(2, Duration.ofSeconds(3)))
                .build();
        return new WholeRuns(module, Map.of("brunt.live", "true"))
                .code(plan, user -> user.pause(Duration.ofMillis(5)), "p50 < 60s");
    }

    private static Optional<URI> url(String printed) {
        Matcher found = URL.matcher(printed);
        return found.find() ? Optional.of(URI.create(found.group(1))) : Optional.empty();
    }

    @Test
    void isWatchedToItsEnd() throws Exception {
        CompletableFuture<LoadResult> run;
        String events;
        String printed;
        try (ConsoleCapture console = ConsoleCapture.begin()) {
            run = CompletableFuture.supplyAsync(this::run);
            URI url = await().until(() -> url(console.text()), Optional::isPresent)
                    .orElseThrow();
            HttpRequest listen = HttpRequest.newBuilder(url.resolve("events")).build();
            // Ends when the run does.
            events = HttpClient.newHttpClient()
                    .send(listen, BodyHandlers.ofString())
                    .body();
            printed = console.text();
        }

        LoadResult result = run.get();
        List<Long> iterations = ITERATIONS
                .matcher(events)
                .results()
                .map(it -> Long.parseLong(it.group(1).replace(",", "")))
                .toList();
        assertThat(iterations).hasSizeGreaterThanOrEqualTo(2).isSorted();
        assertThat(iterations.get(iterations.size() - 1))
                .isEqualTo(result.totals().requests());
        for (String said : List.of("event: sofar", "Running: 0:0", "event: over", "Passed: p50 was")) {
            assertThat(events.contains(said)).as(said).isTrue();
        }
        assertThat(URL.matcher(printed).results()).hasSize(1);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(it -> it.startsWith("brunt-live") || it.startsWith("brunt-watch"));
    }
}
