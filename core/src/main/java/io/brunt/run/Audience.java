// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.engine.RunFollower;
import io.brunt.report.ConsoleProgress;
import io.brunt.result.LoadResult;
import io.brunt.settings.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All who watch one load test: the line of progress, and observers. */
final class Audience {

    private final LoadOrder order;
    private final Optional<ConsoleProgress> console;
    private final ObserverWatch observers;

    private Audience(LoadOrder order) {
        this.order = order;
        console = order.settings().progress() == Progress.NONE
                ? Optional.empty()
                : Optional.of(ConsoleProgress.onStandardOutput(order.settings().progress() == Progress.PLAIN));
        observers = new ObserverWatch(order.observers());
    }

    /**
     * Let them in.
     *
     * @param order who asked for what
     * @return who they are
     */
    static Audience of(LoadOrder order) {
        return new Audience(order);
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
}
