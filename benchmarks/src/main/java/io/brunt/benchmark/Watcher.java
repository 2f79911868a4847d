// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import io.brunt.metrics.BruntMeters;
import io.brunt.result.LoadObserver;
import io.brunt.result.LoadResult;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who watches a load test: nobody, the meters of a Prometheus registry, or a viewer of the live page, who is a
 * process of its own on the target's core.
 */
final class Watcher implements AutoCloseable {

    private static final Pattern PAGE = Pattern.compile("Live page +(http\\S+)");

    private final String who;
    private final Path seen;
    private final AtomicInteger looks = new AtomicInteger();
    private final PrintStream console = System.out;
    private @Nullable Process viewer;

    Watcher(String who, Scratch folder) {
        if (!List.of("nobody", "meters", "page").contains(who)) {
            throw new IllegalArgumentException("nobody, meters or page may watch, but asked for was " + who);
        }
        this.who = who;
        this.seen = folder.path().resolve("seen");
        if (who.equals("page")) {
            System.setOut(new PrintStream(new Announcement(), true, StandardCharsets.UTF_8));
        }
    }

    boolean wantsPage() {
        return who.equals("page");
    }

    /** Who is told of the load. */
    List<LoadObserver> observers() {
        if (!who.equals("meters")) {
            return List.of();
        }
        BruntMeters meters = BruntMeters.in(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        return List.of(new LoadObserver() {
            @Override
            public void sofar(LoadResult sofar) {
                looks.incrementAndGet();
                meters.sofar(sofar);
            }

            @Override
            public void ended(LoadResult result) {
                meters.ended(result);
            }
        });
    }

    /** How many times the load was seen while it ran, about. */
    long looks() throws IOException {
        if (!Files.exists(seen)) {
            return looks.get();
        }
        try (var lines = Files.lines(seen)) {
            return lines.filter(it -> it.startsWith("event: ")).count();
        }
    }

    @Override
    public void close() {
        System.setOut(console);
        Process open = viewer;
        if (open != null) {
            open.destroy();
        }
    }

    /** What would stand on the console says where the page is. */
    private final class Announcement extends ByteArrayOutputStream {

        @Override
        public synchronized void flush() throws IOException {
            Matcher page = PAGE.matcher(toString(StandardCharsets.UTF_8));
            if (viewer == null && page.find()) {
                viewer = new ProcessBuilder("taskset", "-c", Cores.TARGET, "curl", "-sN", page.group(1) + "events")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(seen.toFile())
                        .start();
            }
        }
    }
}
