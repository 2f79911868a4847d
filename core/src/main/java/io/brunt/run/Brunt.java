// SPDX-License-Identifier: Apache-2.0
package io.brunt.run;

import io.brunt.baseline.Reference;
import io.brunt.engine.EngineOutcome;
import io.brunt.engine.LoopEngine;
import io.brunt.engine.Outlook;
import io.brunt.engine.RunFollower;
import io.brunt.engine.StopSignal;
import io.brunt.engine.Ticks;
import io.brunt.engine.Timetable;
import io.brunt.health.GeneratorHealth;
import io.brunt.health.GeneratorMonitor;
import io.brunt.health.SelfWarmup;
import io.brunt.health.Vitals;
import io.brunt.http.AllowedHosts;
import io.brunt.http.Egress;
import io.brunt.http.HttpAction;
import io.brunt.http.HttpSessions;
import io.brunt.http.HttpTarget;
import io.brunt.http.HttpVersion;
import io.brunt.http.InstanceHeader;
import io.brunt.http.SocketLimits;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.problem.BruntException;
import io.brunt.problem.Problem;
import io.brunt.process.ProcessRecording;
import io.brunt.process.ProcessWatch;
import io.brunt.process.ServiceProcess;
import io.brunt.record.Recording;
import io.brunt.record.RecordingLayout;
import io.brunt.report.Reports;
import io.brunt.result.AppliedSetting;
import io.brunt.result.LoadResult;
import io.brunt.result.Settling;
import io.brunt.settings.StartedProcess;
import io.brunt.slo.Judgement;
import io.brunt.slo.LostObjectives;
import io.brunt.slo.Metric;
import io.brunt.slo.MetricSource;
import io.brunt.slo.Slo;
import io.brunt.slo.SloJudge;
import io.brunt.slo.SloMeans;
import io.brunt.user.CodeEngine;
import io.brunt.user.UserCode;
import io.brunt.warm.Rehearsal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Runs load tests, from a plan to a result whose reports are written.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Brunt {

    private final LoadOrder order;
    private final Timetable timetable;
    private final Reference reference;
    private final SampleKeeper samples;
    private final StopSignal stop = new StopSignal();

    private Brunt(LoadOrder order) {
        this.order = order;
        this.timetable = new Timetable(order.plan());
        this.reference = BaselineLookup.of(order);
        this.samples = SampleKeeper.of(order);
    }

    /**
     * Run a load test.
     *
     * <p>Blocks until the load is over and its reports are written. An interrupt of the calling thread ends the load at
     * once; what was measured is judged {@code INVALID} and written all the same, and the thread stays interrupted.
     *
     * @param order what to run
     * @return the result, whatever its verdict
     * @throws BruntException before any load, if a host is not allowed or not known, an objective cannot be measured, or a
     *     baseline cannot be read
     */
    public static LoadResult run(LoadOrder order) {
        return new Brunt(order).run();
    }

    /**
     * Run a load test of a request, in any test or {@code main}: see {@link LoadOrder#of(LoadPlan, HttpRequest)}.
     *
     * @param plan when iterations start
     * @param request of each iteration
     * @param slos what must hold, as {@code @Slo} takes it
     * @return the result, whatever its verdict
     * @throws BruntException before any load, for whatever cannot be run or judged
     */
    public static LoadResult run(LoadPlan plan, HttpRequest request, String... slos) {
        return run(LoadOrder.of(plan, request).withSlos(slos));
    }

    /**
     * Run a load test of Java code, likewise: see {@link LoadOrder#of(LoadPlan, UserCode)}.
     *
     * @param plan when iterations start
     * @param code what each iteration does
     * @param slos what must hold, as {@code @Slo} takes it
     * @return the result, whatever its verdict
     * @throws BruntException before any load, for whatever cannot be run or judged
     */
    public static LoadResult run(LoadPlan plan, UserCode code, String... slos) {
        return run(LoadOrder.of(plan, code).withSlos(slos));
    }

    private LoadResult run() {
        requireMeans();
        Question question = Question.of(order.slos(), order.settings());
        Load load =
                order.workload() instanceof Workload.Http http ? request(http) : code((Workload.Code) order.workload());
        Interruption interruption = Interruption.watch(stop);
        SelfWarmup selfWarmup = load.rehearse();
        try (Audience audience = Audience.of(order);
                GeneratorMonitor monitor = GeneratorMonitor.start();
                ProcessWatch watch = ProcessWatch.start(processes())) {
            Instant started = Instant.now();
            if (order.plan().warmup().isZero()) {
                // The engine tells it up to 100 ms late: a short run may be over by then.
                watch.beginMeasuring();
            }
            EngineOutcome outcome;
            try (RunWatch run =
                    audience.watch(follower(monitor, watch), sofar(load, monitor, watch, started, selfWarmup))) {
                outcome = load.run(run);
            }
            Recording recording = outcome.recording(timetable);
            GeneratorHealth health = GeneratorHealth.of(monitor.vitals(), recording, selfWarmup);
            List<ProcessRecording> services = watch.recordings(recording.measuredTime());
            // A file channel is closed by an interrupt: the result would be lost just when it matters most.
            boolean interrupted = Thread.interrupted();
            try {
                LoadResult result = judgedAndWritten(started, outcome, recording, health, services, load, question);
                audience.ended(result);
                return result;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        } catch (IOException noLoop) {
            throw new UncheckedIOException("no event loop can be had", noLoop);
        } finally {
            samples.close();
            interruption.over();
        }
    }

    private void requireMeans() {
        List<Problem> lacking = new SloMeans(
                        order.workload() instanceof Workload.Code,
                        order.settings().prometheusUrl().isPresent(),
                        order.settings().processes().stream()
                                .map(StartedProcess::service)
                                .distinct()
                                .toList())
                .lacking(order.slos());
        if (!lacking.isEmpty()) {
            throw new BruntException(lacking);
        }
    }

    private boolean countsAllocation() {
        return order.slos().stream().anyMatch(it -> it.metric() == Metric.Plain.ALLOCATION);
    }

    private List<ServiceProcess> processes() {
        return order.settings().processes().stream()
                .map(it -> new ServiceProcess(it.service(), it.index(), it.pid(), it.started()))
                .toList();
    }

    private RunFollower follower(GeneratorMonitor monitor, ProcessWatch watch) {
        LostObjectives lost =
                new LostObjectives(order.slos(), order.plan(), terms(), Outlook.of(order.plan())::mostToCome);
        return new AbortWatch(lost, stop, () -> {
            monitor.beginMeasuring();
            watch.beginMeasuring();
        });
    }

    private SloJudge.Terms terms() {
        SloJudge.Terms terms = SloJudge.Terms.of(order.plan()).with(reference);
        return order.settings().scaleUsers() == 1 ? terms : terms.scaled();
    }

    /** What has ended by now, judged as if it were all; nobody else is asked, and nothing is written. */
    private ObserverWatch.Sofar sofar(
            Load load, GeneratorMonitor monitor, ProcessWatch watch, Instant started, SelfWarmup selfWarmup) {
        return (recording, nowNanos) -> {
            Vitals vitals = monitor.vitals();
            Instant now = Instant.now();
            return () -> {
                GeneratorHealth health = GeneratorHealth.of(vitals, recording, selfWarmup);
                List<ProcessRecording> services = watch.sofar(Duration.ofNanos(Math.max(0, nowNanos)));
                return new LoadResult(
                        order.test(),
                        order.plan(),
                        load.request(),
                        recording,
                        health,
                        SloJudge.judge(order.slos(), recording, health, terms().with(services), MetricSource.NONE),
                        EnvironmentProbe.environment(order.settings().module()),
                        started,
                        now.minusNanos(nowNanos),
                        now,
                        directory(),
                        order.notes(),
                        services,
                        AppliedSetting.of(order.settings()));
            };
        };
    }

    private Path directory() {
        return order.settings().reportDirectory().resolve(order.test().folder());
    }

    private LoadResult judgedAndWritten(
            Instant started,
            EngineOutcome outcome,
            Recording recording,
            GeneratorHealth health,
            List<ProcessRecording> services,
            Load load,
            Question question) {
        MetricSource source = question.source(recording, outcome.measuredFrom());
        Judgement judgement = SloJudge.judge(order.slos(), recording, health, terms().with(services), source);
        LoadResult result = new LoadResult(
                order.test(),
                order.plan(),
                load.request(),
                recording,
                health,
                judgement,
                EnvironmentProbe.environment(order.settings().module()),
                started,
                outcome.measuredFrom(),
                outcome.ended(),
                directory(),
                notes(recording, load.remarks()),
                services,
                AppliedSetting.of(order.settings()));
        for (Problem problem : Reports.write(result, samples.samples())) {
            System.getLogger(Brunt.class.getName()).log(System.Logger.Level.WARNING, problem.text());
        }
        return result;
    }

    private List<String> notes(Recording recording, List<String> remarks) {
        Stream<String> platform = countsAllocation() && CodeEngine.isPlatformBound()
                ? Stream.of("users ran on platform threads, since only those count what they allocate")
                : Stream.empty();
        Stream<String> settling = Settling.of(order.plan(), recording).map(Settling::text).stream();
        return Stream.of(
                        order.notes().stream(),
                        order.transport().notes().stream(),
                        platform,
                        remarks.stream(),
                        UnnamedInstances.note(order.settings(), recording),
                        settling,
                        samples.notes().stream())
                .flatMap(it -> it)
                .toList();
    }

    /** A load that is ready to be made. */
    private interface Load {
        SelfWarmup rehearse();

        EngineOutcome run(RunFollower follower) throws IOException;

        default Optional<HttpRequest> request() {
            return Optional.empty();
        }

        default List<String> remarks() {
            return List.of();
        }
    }

    private Load request(Workload.Http http) {
        Egress egress = egress();
        List<HttpTarget> targets = Targets.of(http, egress);
        if (order.transport().version() == HttpVersion.HTTP_1_1) {
            // With HTTP/2 users share connections; how many they take, only the servers know.
            FileGate.check(order.plan(), http.request(), targets.size(), SocketLimits.ofThisProcess());
        }
        RecordingLayout layout = layout(
                List.of(http.request().name()),
                targets.stream().map(HttpTarget::url).toList());
        HttpAction action = new HttpAction(http.request(), targets, egress, instances(targets));
        LoopEngine engine = new LoopEngine(order.plan(), action, () -> samples.recorder(layout), Ticks.SYSTEM);
        return new Load() {
            @Override
            public SelfWarmup rehearse() {
                boolean old = order.transport().version() == HttpVersion.HTTP_1_1;
                return (old ? Rehearsal.HTTP : Rehearsal.HTTP_2).once(stop);
            }

            @Override
            public EngineOutcome run(RunFollower follower) throws IOException {
                return engine.run(LoopEngine.loopsForThisMachine(), stop, follower);
            }

            @Override
            public Optional<HttpRequest> request() {
                return Optional.of(http.request());
            }
        };
    }

    private Load code(Workload.Code code) {
        Egress egress = egress();
        List<HttpTarget> targets = Targets.of(code.baseUrls(), egress);
        RecordingLayout layout = layout(
                        List.of(), targets.stream().map(HttpTarget::url).toList())
                .inNanoseconds();
        return new Load() {
            private List<String> remarks = List.of();

            @Override
            public SelfWarmup rehearse() {
                return Rehearsal.CODE.once(stop);
            }

            @Override
            public EngineOutcome run(RunFollower follower) throws IOException {
                try (HttpSessions http = new HttpSessions(targets, egress, instances(targets))) {
                    CodeEngine engine = new CodeEngine(
                            order.plan(),
                            code.code(),
                            http,
                            () -> samples.recorder(layout),
                            Ticks.SYSTEM,
                            countsAllocation());
                    EngineOutcome outcome = engine.run(stop, follower);
                    remarks = engine.remarks();
                    return outcome;
                }
            }

            @Override
            public List<String> remarks() {
                return remarks;
            }
        };
    }

    /** Of several base URLs we know who was asked, even where no answer came. */
    private InstanceHeader instances(List<HttpTarget> targets) {
        return targets.size() > 1
                ? InstanceHeader.NONE
                : order.settings().instanceHeader().map(InstanceHeader::named).orElse(InstanceHeader.NONE);
    }

    private Egress egress() {
        return new Egress(AllowedHosts.of(order.settings().allowedHosts()), order.transport());
    }

    private RecordingLayout layout(List<String> steps, List<String> instances) {
        LoadPlan plan = order.plan();
        return new RecordingLayout(
                plan.stages().stream().map(Stage::name).toList(),
                steps,
                instances,
                timetable.firstSecond(),
                order.slos().stream().anyMatch(Slo::needsCloseUp),
                order.slos().stream().flatMap(it -> it.stepByWindow().stream()).collect(Collectors.toSet()));
    }
}
