// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import io.brunt.live.LivePage;
import io.brunt.metrics.BruntMeters;
import io.brunt.result.LoadObserver;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;

/** Somebody who watches a load test in turns with nobody, and how often. */
final class Watcher implements LoadObserver, AutoCloseable {

    private final LoadObserver watching;
    private final Turns turns;
    private final Runnable rest;
    private int looks;

    private Watcher(LoadObserver watching, Turns turns, Runnable rest) {
        this.watching = watching;
        this.turns = turns;
        this.rest = rest;
    }

    /**
     * Begin.
     *
     * @param who watches: {@code meters}, those of a Prometheus registry, or {@code page}, the live page with one viewer,
     *     who is a process of its own on the target's core
     * @param turns in which it watches
     * @param folder for what the viewer sees
     */
    static Watcher of(String who, Turns turns, Scratch folder) throws IOException {
        return switch (who) {
            case "meters" ->
                new Watcher(BruntMeters.in(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)), turns, () -> {});
            case "page" -> page(turns, folder.path().resolve("seen"));
            default -> throw new IllegalArgumentException("page or meters may watch, but asked for was " + who);
        };
    }

    private static Watcher page(Turns turns, Path seen) throws IOException {
        LivePage page = LivePage.open(TestIdentity.named("benchmark"));
        Process viewer = new ProcessBuilder("taskset", "-c", Cores.TARGET, "curl", "-sN", page.url() + "events")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(seen.toFile())
                .start();
        return new Watcher(page, turns, () -> {
            // The viewer ends with the page.
            page.close();
            viewer.destroy();
        });
    }

    /** How often it looked while the load ran. */
    int looks() {
        return looks;
    }

    @Override
    public boolean isWatching() {
        return turns.isWatched() && watching.isWatching();
    }

    @Override
    public void sofar(LoadResult sofar) {
        looks++;
        watching.sofar(sofar);
    }

    @Override
    public void ended(LoadResult result) {
        watching.ended(result);
    }

    @Override
    public void close() {
        rest.run();
    }
}
