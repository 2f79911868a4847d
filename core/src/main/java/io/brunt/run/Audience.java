// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.engine.RunFollower;
import io.brunt.live.LivePage;
import io.brunt.report.ConsoleProgress;
import io.brunt.report.ConsoleReport;
import io.brunt.result.LoadObserver;
import io.brunt.result.LoadResult;
import io.brunt.settings.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All who watch one load test: the line of progress, the live page, and observers. */
final class Audience implements AutoCloseable {

    private final LoadOrder order;
    private final Optional<ConsoleProgress> console;
    private final Optional<LivePage> page;
    private final ObserverWatch observers;

    private Audience(LoadOrder order, Optional<LivePage> page) {
        this.order = order;
        this.page = page;
        console = order.settings().progress() == Progress.NONE
                ? Optional.empty()
                : Optional.of(ConsoleProgress.onStandardOutput(order.settings().progress() == Progress.PLAIN));
        List<LoadObserver> all = new ArrayList<>(order.observers());
        page.ifPresent(all::add);
        GlobalMeters.beside(order.observers()).ifPresent(all::add);
        observers = new ObserverWatch(all, LookPace.ofThisProcess());
    }

    /**
     * Let them in.
     *
     * @param order who asked for what
     * @return to be closed when the reports are written
     */
    static Audience of(LoadOrder order) {
        Optional<LivePage> page = order.settings().live() ? page(order) : Optional.empty();
        return new Audience(order, page);
    }

    private static Optional<LivePage> page(LoadOrder order) {
        try {
            LivePage page = LivePage.open(order.test());
            ConsoleReport.onStandardOutput().live(page.url());
            return Optional.of(page);
        } catch (IOException | LinkageError refused) {
            // The load says as much without its page; a JVM without jdk.httpserver has none.
            System.getLogger(Audience.class.getName())
                    .log(System.Logger.Level.WARNING, "there is no live page", refused);
            return Optional.empty();
        }
    }

    /**
     * Watch a run.
     *
     * @param first whose turn comes before the audience's
     * @param sofar tells how things stand
     * @return to be closed when the load is over
     */
    RunWatch watch(RunFollower first, ObserverWatch.Sofar sofar) {
        List<RunWatch.Watcher> watchers = new ArrayList<>();
        console.ifPresent(it -> watchers.add(new ProgressWatch(order.test().method(), order.plan(), it)));
        watchers.add(run -> observers.look(run, sofar));
        return new RunWatch(first, watchers, () -> console.ifPresent(ConsoleProgress::clear));
    }

    /**
     * Show the end.
     *
     * @param result its reports are written
     */
    void ended(LoadResult result) {
        observers.ended(result);
    }

    @Override
    public void close() {
        page.ifPresent(LivePage::close);
    }
}
