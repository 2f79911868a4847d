// SPDX-License-Identifier: Apache-2.0
package io.brunt.http;

import io.brunt.engine.EngineOutcome;
import io.brunt.engine.LoopEngine;
import io.brunt.engine.RunFollower;
import io.brunt.engine.StopSignal;
import io.brunt.engine.Ticks;
import io.brunt.engine.Timetable;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.record.Recording;
import io.brunt.record.RecordingLayout;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** Runs a plan against real sockets; the recording checks its own sums. */
final class HttpRuns {

    private HttpRuns() {}

    static Recording run(LoadPlan plan, HttpRequest request, URI... urls) throws IOException {
        return run(plan, request, 1, new StopSignal(), urls);
    }

    static Recording run(LoadPlan plan, HttpRequest request, int loops, StopSignal stop, URI... urls)
            throws IOException {
        List<HttpTarget> targets = Arrays.stream(urls).map(HttpTarget::resolve).toList();
        return run(plan, request, loops, stop, targets, Transport.DEFAULT);
    }

    static Recording run(LoadPlan plan, HttpRequest request, HttpTarget target, Transport transport)
            throws IOException {
        return run(plan, request, 1, new StopSignal(), List.of(target), transport);
    }

    private static Recording run(
            LoadPlan plan,
            HttpRequest request,
            int loops,
            StopSignal stop,
            List<HttpTarget> targets,
            Transport transport)
            throws IOException {
        Timetable timetable = new Timetable(plan);
        RecordingLayout layout = new RecordingLayout(
                plan.stages().stream().map(Stage::name).toList(),
                List.of(request.name()),
                targets.stream().map(HttpTarget::url).toList(),
                timetable.firstSecond());
        HttpAction action = new HttpAction(request, targets, AllowedHosts.of(List.of()), transport);
        EngineOutcome outcome = new LoopEngine(plan, action, layout, Ticks.SYSTEM).run(loops, stop, RunFollower.NOBODY);
        return outcome.recording(timetable);
    }
}
