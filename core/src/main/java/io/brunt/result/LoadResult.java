// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.baseline.BaselineRun;
import io.brunt.health.GeneratorHealth;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.PlanText;
import io.brunt.process.ProcessRecording;
import io.brunt.record.Allocation;
import io.brunt.record.Connections;
import io.brunt.record.Distribution;
import io.brunt.record.ErrorGroup;
import io.brunt.record.Recording;
import io.brunt.record.Recording.StageSpan;
import io.brunt.record.Second;
import io.brunt.record.Slice;
import io.brunt.record.StepRecording;
import io.brunt.slo.Judgement;
import io.brunt.slo.Metric;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * Everything known about one load test.
 *
 * <p>Immutable, safe for any thread. {@code requests} of the test are its iterations; a step's are its own.
 *
 * @param test which test it was
 * @param plan what was asked for
 * @param request the request of each iteration, or empty if an iteration is code
 * @param recording what was measured
 * @param generator how the generator fared
 * @param judgement what came of judging
 * @param environment where it ran
 * @param started when the load began, warm-up included
 * @param measuredFrom when measuring began
 * @param ended when the last iteration had ended or was abandoned
 * @param directory where its files are
 * @param notes what the reader should know beside the figures, such as a scale; possibly empty
 * @param services what each process used that the Maven goals had started; empty if there was none
 * @param settings all of them, with where each came from; empty where nobody noted them
 * @since 0.1
 */
@API(status = API.Status.STABLE, since = "0.1")
public record LoadResult(
        TestIdentity test,
        LoadPlan plan,
        Optional<HttpRequest> request,
        Recording recording,
        GeneratorHealth generator,
        Judgement judgement,
        Environment environment,
        Instant started,
        Instant measuredFrom,
        Instant ended,
        Path directory,
        List<String> notes,
        List<ProcessRecording> services,
        List<AppliedSetting> settings) {

    /** Copy what was given. */
    public LoadResult {
        notes = List.copyOf(notes);
        services = List.copyOf(services);
        settings = List.copyOf(settings);
    }

    /**
     * Return the verdict: the worst of the objectives' and the load's.
     *
     * @return {@code INVALID} before {@code FAIL} before {@code INCONCLUSIVE} before {@code PASS}
     */
    public Verdict verdict() {
        return judgement.verdict();
    }

    /**
     * Return the objectives as they were judged.
     *
     * @return the written ones in their order, then the implied ones
     */
    public List<SloResult> slos() {
        return judgement.slos();
    }

    /**
     * Return the counts of all iterations.
     *
     * @return measured ones only
     */
    public Totals totals() {
        return Totals.of(recording.tally(), recording.measuredTime());
    }

    /**
     * Return the response time of all iterations, from their intended start.
     *
     * @return everything that ended: completed, errors, and abandoned ones with the time that had passed
     */
    public Distribution responseTime() {
        return Distribution.merge(
                recording.iterations().stream().map(Slice::responseTime).toList());
    }

    /**
     * Return the service time of all iterations, from their actual start.
     *
     * @return everything that ended, likewise
     */
    public Distribution serviceTime() {
        return Distribution.merge(
                recording.iterations().stream().map(Slice::serviceTime).toList());
    }

    /**
     * Return what iterations of Java code allocated.
     *
     * @return of the measured ones; {@link Allocation#NONE} unless an objective asked for it
     */
    public Allocation allocation() {
        return recording.iterations().stream().map(Slice::allocation).reduce(Allocation.NONE, Allocation::plus);
    }

    /**
     * Return the steps.
     *
     * @return in the order of first use
     */
    public List<StepResult> steps() {
        return recording.steps().stream().map(this::step).toList();
    }

    /**
     * Find a step.
     *
     * @param name for example {@code POST /process}
     * @return the step
     * @throws NoSuchElementException naming the steps there are, if none has the name
     */
    public StepResult step(String name) {
        return recording
                .step(name)
                .map(this::step)
                .orElseThrow(() -> new NoSuchElementException("no step is called " + name + ", only "
                        + recording.steps().stream().map(StepRecording::name).toList()));
    }

    private StepResult step(StepRecording step) {
        Slice whole = step.whole();
        return new StepResult(
                step.name(),
                Totals.of(whole.tally(), recording.measuredTime()),
                whole.responseTime(),
                whole.serviceTime(),
                step.statusCodes(),
                step.series());
    }

    /**
     * Return the stages.
     *
     * @return in the plan's order
     */
    public List<StageResult> stages() {
        List<StageResult> stages = new ArrayList<>();
        for (StageSpan stage : recording.stages()) {
            stages.add(stage(stage.name()));
        }
        return List.copyOf(stages);
    }

    /**
     * Find a stage.
     *
     * @param name its name, or its number from 1 where it has none
     * @return the stage
     * @throws NoSuchElementException naming the stages there are, if none has the name
     */
    public StageResult stage(String name) {
        int index = recording.stageIndex(name);
        if (index < 0) {
            throw new NoSuchElementException("no stage is called " + name + ", only "
                    + recording.stages().stream().map(StageSpan::name).toList());
        }
        Slice slice = recording.iterations().get(index);
        StageSpan span = recording.stages().get(index);
        return new StageResult(
                name, Totals.of(slice.tally(), span.length()), slice.responseTime(), slice.serviceTime());
    }

    /**
     * Return the instances of the target.
     *
     * @return in the order of the base URLs
     */
    public List<InstanceResult> instances() {
        return recording.instances().stream()
                .map(it -> new InstanceResult(
                        it.url(),
                        it.slice().tally().started(),
                        it.slice().tally().errors(),
                        it.slice().responseTime(),
                        it.series()))
                .toList();
    }

    /**
     * Return the errors.
     *
     * @return by kind, greatest count first
     */
    public List<ErrorGroup> errors() {
        return recording.errors();
    }

    /**
     * Return what became of connections.
     *
     * @return counts of the measured part; all 0 where the load opened none
     */
    public Connections connections() {
        return recording.connections();
    }

    /**
     * Return the run, second by second.
     *
     * @return ascending without gaps; negative seconds are warm-up
     */
    public List<Second> timeline() {
        return recording.timeline();
    }

    /**
     * Return what had come together by the end of each measured second.
     *
     * @return ascending; made anew by each iterator
     */
    public Iterable<RunningTotals> runningTotals() {
        return RunningTotals.of(recording.timeline());
    }

    /**
     * Return how many users were busy at most, of an open model: how many iterations ran at once.
     *
     * @return of the measured seconds; 0 if there is none
     */
    public int mostUsers() {
        return recording.timeline().stream()
                .filter(it -> it.second() >= 0)
                .mapToInt(Second::users)
                .max()
                .orElse(0);
    }

    /**
     * Find the objective that charts of the response time are drawn against.
     *
     * @return the first one on the response time that has the worst verdict, else empty
     */
    public Optional<SloResult> timeObjective() {
        return slos().stream()
                .filter(it ->
                        it.slo().metric().unit().equals("us") && !(it.slo().metric() instanceof Metric.App))
                .filter(it -> !it.slo().metric().text().startsWith("service-time"))
                .filter(it -> it.slo().step().isEmpty() || recording.steps().size() == 1)
                .max(Comparator.comparing(SloResult::verdict));
    }

    /**
     * Find out from when to when the first broken objective was broken.
     *
     * @return empty if none failed, or none tells since when
     */
    public Optional<Breach> breach() {
        return Breach.of(this);
    }

    /**
     * Return the response time's percentile curve.
     *
     * @return as {@link PercentilePoint#curve} lays it
     */
    public List<PercentilePoint> percentiles() {
        return PercentilePoint.curve(responseTime());
    }

    /**
     * Return the response time's histogram.
     *
     * @return bins on a logarithmic axis, an edge of which is the bound of {@link #timeObjective}
     */
    public List<HistogramBin> histogram() {
        return HistogramBin.of(responseTime(), timeBound());
    }

    /**
     * Return how many iterations took how long, and when.
     *
     * @param most how many columns there may be
     * @return an edge of its rows is the bound of {@link #timeObjective}
     */
    public HeatMap heat(int most) {
        return HeatMap.of(recording.timeline(), timeBound(), most);
    }

    private OptionalDouble timeBound() {
        return timeObjective().map(it -> OptionalDouble.of(it.slo().bound())).orElse(OptionalDouble.empty());
    }

    /**
     * Find out what was different while the first broken objective was broken.
     *
     * @return empty without a breach, or where it fills its stages
     */
    public Optional<Difference> difference() {
        return Difference.of(this);
    }

    /**
     * Find out whether the response time still changed by itself while it was measured.
     *
     * @return empty if it was steady, or nothing was long and even enough to tell
     */
    public Optional<Settling> settling() {
        return Settling.of(plan, recording);
    }

    /**
     * Estimate what users who arrive by the clock would have seen.
     *
     * @return of closed models without pacing, where it differs from what was measured
     */
    public Optional<ArrivalEstimate> arrivalEstimate() {
        return ArrivalEstimate.of(plan, responseTime());
    }

    /**
     * Return the timeline in columns of equal length.
     *
     * @param most how many columns there may be
     * @return ascending; the last may be shorter
     */
    public List<TimeColumn> columns(int most) {
        return TimeColumn.of(recording.timeline(), most);
    }

    /**
     * Return the response times of the accepted runs that this one may be compared with.
     *
     * @return empty if there is none of this load on such a machine
     */
    public Optional<BaselineTimes> baselineTimes() {
        return BaselineTimes.of(judgement.reference().runs(), responseTime().resolution());
    }

    /**
     * Return what a baseline keeps of the run.
     *
     * @return its figures and where it ran, to compare later runs with
     */
    public BaselineRun baselineRun() {
        return BaselineRun.of(measuredFrom, environment.commit(), environment.machine(), PlanText.of(plan), recording);
    }

    /**
     * Return which part of the iterations took longer than a bound.
     *
     * @param micros the bound in microseconds
     * @return 0 to 1; 0 if nothing was measured
     */
    public double shareSlowerThan(double micros) {
        Distribution times = responseTime();
        return times.isEmpty() ? 0 : 1 - (double) times.countAtMost(micros) / times.count();
    }
}
