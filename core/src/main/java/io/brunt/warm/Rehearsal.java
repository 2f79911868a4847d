// SPDX-License-Identifier: Apache-2.0
package io.brunt.warm;

import io.brunt.engine.EngineOutcome;
import io.brunt.engine.LoopEngine;
import io.brunt.engine.RunFollower;
import io.brunt.engine.StopSignal;
import io.brunt.engine.Ticks;
import io.brunt.engine.Timetable;
import io.brunt.health.SelfWarmup;
import io.brunt.http.Egress;
import io.brunt.http.HttpAction;
import io.brunt.http.HttpSessions;
import io.brunt.http.HttpTarget;
import io.brunt.http.HttpVersion;
import io.brunt.http.Transport;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.record.RecordingLayout;
import io.brunt.unit.Rate;
import io.brunt.user.CodeEngine;
import io.brunt.user.UserCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Runs the generator in before its first load, so that a cold JVM is not charged to the target: the same engine, codec,
 * timers and recorder, in both models, against a stub in this JVM, recorded and thrown away.
 *
 * <p>Once for each kind in a JVM; safe for any thread. It takes less than a second, ends at once when the run is
 * stopped, leaves no thread and no connection, and never fails a run. Why, and what it does: docs/design/003.
 *
 * @since 0.1
 */
@API(status = API.Status.INTERNAL, since = "0.1")
@SuppressWarnings("ImmutableEnumChecker") // What a JVM did once, it remembers.
public enum Rehearsal {

    /** Requests on event loops. */
    HTTP {
        @Override
        long play(StopSignal stop) throws IOException {
            return play(stop, HttpVersion.HTTP_1_1);
        }
    },

    /** Requests on event loops, over HTTP/2. */
    HTTP_2 {
        @Override
        long play(StopSignal stop) throws IOException {
            return play(stop, HttpVersion.HTTP_2);
        }
    },

    /** Java code on threads. */
    CODE {
        @Override
        long play(StopSignal stop) {
            UserCode code = user -> user.step("warm", () -> user.check("warm", true));
            long iterations = 0;
            try (HttpSessions http = new HttpSessions(List.of(), Egress.toLoopback(Transport.DEFAULT))) {
                for (LoadPlan plan : List.of(OPEN, CLOSED)) {
                    RecordingLayout layout = layout(plan, List.of(), List.of()).inNanoseconds();
                    CodeEngine engine = new CodeEngine(plan, code, http, layout, Ticks.SYSTEM);
                    iterations += iterations(plan, engine.run(stop, RunFollower.NOBODY));
                }
            }
            return iterations;
        }
    };

    private static final Duration GRACEFUL_STOP = Duration.ofMillis(100);

    private static final LoadPlan OPEN = LoadPlan.builder(
                    new LoadModel.ConstantRate(Rate.perSecond(3_000), Duration.ofMillis(300)))
            .gracefulStop(GRACEFUL_STOP)
            // A cold JVM falls behind, and would open a connection, two files here, for each arrival.
            .maxUsers(16)
            .build();

    private static final LoadPlan CLOSED = LoadPlan.builder(new LoadModel.ConstantUsers(4, Duration.ofMillis(300)))
            .gracefulStop(GRACEFUL_STOP)
            .build();

    private SelfWarmup made = SelfWarmup.NONE;

    /**
     * Run in, unless this JVM has.
     *
     * @param stop ends it early
     * @return what was done in this JVM
     */
    public synchronized SelfWarmup once(StopSignal stop) {
        if (made.equals(SelfWarmup.NONE) && stop.ending().isEmpty()) {
            long start = System.nanoTime();
            long iterations = 0;
            try {
                iterations = play(stop);
            } catch (IOException | RuntimeException broken) {
                System.getLogger(Rehearsal.class.getName())
                        .log(System.Logger.Level.DEBUG, "the generator starts cold", broken);
            }
            made = new SelfWarmup(Duration.ofNanos(System.nanoTime() - start), iterations);
        }
        return made;
    }

    static long play(StopSignal stop, HttpVersion version) throws IOException {
        HttpRequest request = HttpRequest.of("POST", "/warm").withBody("{\"warm\":true}");
        try (Stub stub = Stub.start()) {
            Egress egress = Egress.toLoopback(Transport.DEFAULT.withVersion(version));
            HttpTarget target = egress.resolve(stub.url());
            long iterations = 0;
            for (LoadPlan plan : List.of(OPEN, CLOSED)) {
                HttpAction action = new HttpAction(request, List.of(target), egress);
                RecordingLayout layout = layout(plan, List.of(request.name()), List.of(target.url()));
                LoopEngine engine = new LoopEngine(plan, action, layout, Ticks.SYSTEM);
                iterations += iterations(plan, engine.run(1, stop, RunFollower.NOBODY));
            }
            return iterations;
        }
    }

    /** Return how many iterations were made. */
    abstract long play(StopSignal stop) throws IOException;

    private static RecordingLayout layout(LoadPlan plan, List<String> steps, List<String> instances) {
        return new RecordingLayout(
                plan.stages().stream().map(Stage::name).toList(), steps, instances, new Timetable(plan).firstSecond());
    }

    private static long iterations(LoadPlan plan, EngineOutcome outcome) {
        return outcome.recording(new Timetable(plan)).whole().tally().started();
    }
}
