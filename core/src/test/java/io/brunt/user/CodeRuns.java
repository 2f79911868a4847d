// SPDX-License-Identifier: Apache-2.0
package io.brunt.user;

import io.brunt.engine.RunFollower;
import io.brunt.engine.StopSignal;
import io.brunt.engine.Ticks;
import io.brunt.engine.Timetable;
import io.brunt.http.AllowedHosts;
import io.brunt.http.Egress;
import io.brunt.http.HttpSessions;
import io.brunt.http.HttpTarget;
import io.brunt.http.Transport;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.record.Recorder;
import io.brunt.record.Recording;
import io.brunt.record.RecordingLayout;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Runs Java code as iterations, against real sockets; the recording checks its own sums. */
public final class CodeRuns {

    private CodeRuns() {}

    public static LoadPlan perUser(int iterations, int users) {
        return LoadPlan.builder(new LoadModel.IterationsPerUser(iterations, users, Duration.ofSeconds(30)))
                .build();
    }

    public static Recording run(LoadPlan plan, UserCode code, URI... urls) {
        return run(plan, code, List.of(), new StopSignal(), urls);
    }

    public static Recording run(LoadPlan plan, UserCode code, List<String> allowed, StopSignal stop, URI... urls) {
        return run(plan, code, new Egress(AllowedHosts.of(allowed), Transport.DEFAULT), stop, urls);
    }

    /** With what iterations allocate. */
    static Recording counting(LoadPlan plan, UserCode code, URI... urls) {
        Egress egress = new Egress(AllowedHosts.of(List.of()), Transport.DEFAULT);
        return run(plan, code, egress, new StopSignal(), true, urls);
    }

    public static Recording run(LoadPlan plan, UserCode code, Egress egress, StopSignal stop, URI... urls) {
        return run(plan, code, egress, stop, false, urls);
    }

    private static Recording run(
            LoadPlan plan, UserCode code, Egress egress, StopSignal stop, boolean countsAllocation, URI... urls) {
        List<HttpTarget> targets = Arrays.stream(urls).map(egress::resolve).toList();
        Timetable timetable = new Timetable(plan);
        RecordingLayout layout = new RecordingLayout(
                        plan.stages().stream().map(Stage::name).toList(),
                        List.of(),
                        targets.stream().map(HttpTarget::url).toList(),
                        timetable.firstSecond())
                .inNanoseconds();
        try (HttpSessions http = new HttpSessions(targets, egress)) {
            return new CodeEngine(plan, code, http, () -> new Recorder(layout), Ticks.SYSTEM, countsAllocation)
                    .run(stop, RunFollower.NOBODY)
                    .recording(timetable);
        }
    }
}
