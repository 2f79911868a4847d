// SPDX-License-Identifier: Apache-2.0
package io.brunt.result;

import io.brunt.baseline.BaselineRun;
import io.brunt.baseline.Reference;
import io.brunt.health.GeneratorHealth;
import io.brunt.health.SelfWarmup;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.plan.ThinkTime;
import io.brunt.process.ProcessRecording;
import io.brunt.record.ErrorGroup;
import io.brunt.record.Recording;
import io.brunt.record.SampleTimes;
import io.brunt.slo.Judgement;
import io.brunt.slo.SloResult;
import io.brunt.slo.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Results made up by a seed: a ramp, a hold with a breach by one of three instances, a ramp down. */
public final class RichResult {

    private static final Instant MEASURED_FROM = Instant.parse("2026-11-24T14:00:00Z");
    private static final Path DIRECTORY = Path.of("target/brunt/shop.CheckoutLoadTest.holdsAHundredUsers");

    private RichResult() {}

    /** Over a minute: p99, its windows and the error rate fail, one objective is inconclusive, the others hold. */
    public static LoadResult failing() {
        return failing(6, 100);
    }

    /** The same curve, {@code scale} times as long as 11 s and with so many users. */
    public static LoadResult failing(int scale, int users) {
        return failing(scale, users, errors());
    }

    public static LoadResult failing(int scale, int users, List<ErrorGroup> errors) {
        Recording recording = SyntheticLoad.breached(scale, users).recording(errors);
        List<SloResult> slos = SampleSlos.broken(recording, scale);
        LoadResult result = result(
                plan(scale, users), recording, new Judgement(Verdict.FAIL, slos, List.of()), healthy(), List.of());
        return copy(result, result.test(), result.directory(), List.of(), SampleProcesses.of(scale));
    }

    /** Everything holds. */
    public static LoadResult passing() {
        Recording recording = SyntheticLoad.calm(6, 100).recording(List.of());
        return result(
                plan(6, 100),
                recording,
                new Judgement(Verdict.PASS, SampleSlos.held(recording), List.of()),
                healthy(),
                List.of("scaled: users x 0.1"));
    }

    /** The generator was too slow. */
    public static LoadResult invalid() {
        Recording recording = SyntheticLoad.calm(6, 100).recording(List.of());
        String reason = "2.1 % of the starts were more than 1 s late: the generator was too slow for this load";
        return result(
                plan(6, 100),
                recording,
                new Judgement(Verdict.INVALID, SampleSlos.held(recording), List.of(reason)),
                new GeneratorHealth(
                        recording.delivery().lateness(),
                        0.98,
                        Duration.ofMillis(320),
                        Duration.ofMillis(640),
                        false,
                        List.of("the generator used 98 % of all cores: give it more, or ask for less"),
                        SelfWarmup.NONE),
                List.of());
    }

    /** Nothing was begun. */
    public static LoadResult empty() {
        Recording recording = SyntheticLoad.nothing().recording(List.of());
        return result(
                plan(6, 100),
                recording,
                new Judgement(
                        Verdict.INVALID, SampleSlos.unmeasured(), List.of("nothing was measured: no iteration began")),
                new GeneratorHealth(
                        recording.delivery().lateness(),
                        -1,
                        Duration.ZERO,
                        Duration.ZERO,
                        true,
                        List.of(),
                        SelfWarmup.NONE),
                List.of());
    }

    public static List<ErrorGroup> errors() {
        return List.of(
                new ErrorGroup("status-503", SyntheticLoad.COUNTED, "503 <html><title>Unavailable</title></html>"),
                new ErrorGroup("connection-reset", 1, "java.net.SocketException: Connection reset"));
    }

    /** The same result of another test in another folder. */
    public static LoadResult named(LoadResult result, String className, String method, Path reports) {
        TestIdentity test = new TestIdentity(
                "[engine:junit-jupiter]/[class:" + className + "]/[method:" + method + "()]",
                className,
                method,
                method + "()",
                new TreeSet<>(Set.of("load")),
                className + "." + method);
        return copy(result, test, reports.resolve(test.folder()), result.notes(), result.services());
    }

    /** The same result of a plan that was run as it stands. */
    public static LoadResult unscaled(LoadResult result) {
        return copy(result, result.test(), result.directory(), List.of(), result.services());
    }

    /** The same result beside accepted runs. */
    public static LoadResult beside(LoadResult result, List<BaselineRun> baseline) {
        Judgement judgement = new Judgement(
                result.verdict(), result.slos(), result.judgement().reasons(), new Reference(baseline, ""));
        return judged(result, judgement, result.services());
    }

    /** The same result of other processes, judged by one more objective. */
    public static LoadResult beside(LoadResult result, List<ProcessRecording> services, SloResult slo) {
        Judgement judgement =
                new Judgement(result.verdict(), List.of(slo), result.judgement().reasons());
        return judged(result, judgement, services);
    }

    private static LoadResult judged(LoadResult result, Judgement judgement, List<ProcessRecording> services) {
        return new LoadResult(
                result.test(),
                result.plan(),
                result.request(),
                result.recording(),
                result.generator(),
                judgement,
                result.environment(),
                result.started(),
                result.measuredFrom(),
                result.ended(),
                result.directory(),
                result.notes(),
                services,
                result.settings());
    }

    private static LoadResult copy(
            LoadResult result, TestIdentity test, Path directory, List<String> notes, List<ProcessRecording> services) {
        return new LoadResult(
                test,
                result.plan(),
                result.request(),
                result.recording(),
                result.generator(),
                result.judgement(),
                result.environment(),
                result.started(),
                result.measuredFrom(),
                result.ended(),
                directory,
                notes,
                services,
                result.settings());
    }

    private static LoadPlan plan(int scale, int users) {
        List<Stage> stages = List.of(
                new Stage.Users("ramp up", Duration.ofSeconds(3L * scale), users),
                new Stage.Users("hold", Duration.ofSeconds(6L * scale), users),
                new Stage.Users("ramp down", Duration.ofSeconds(2L * scale), 0));
        return LoadPlan.builder(new LoadModel.RampingUsers(0, stages))
                .warmup(Duration.ofSeconds(scale))
                .thinkTime(ThinkTime.parse("1s"))
                .build();
    }

    private static GeneratorHealth healthy() {
        return new GeneratorHealth(
                SampleTimes.of(60, 92, 412, 6_180),
                0.31,
                Duration.ofNanos(4_100_000),
                Duration.ofNanos(7_800_000),
                true,
                List.of(),
                new SelfWarmup(Duration.ofMillis(712), 9_300));
    }

    private static LoadResult result(
            LoadPlan plan, Recording recording, Judgement judgement, GeneratorHealth health, List<String> notes) {
        HttpRequest request = HttpRequest.of("POST", "/process?api_key=s3cr3t")
                .withBody("{\"payload\":\"test\",\"password\":\"hunter2\"}")
                .withHeader("Content-Type: application/json")
                .withHeader("Authorization: Bearer abc.def.ghi");
        TestIdentity test = new TestIdentity(
                "[engine:junit-jupiter]/[class:shop.CheckoutLoadTest]/[method:holdsAHundredUsers()]",
                "shop.CheckoutLoadTest",
                "holdsAHundredUsers",
                "holdsAHundredUsers()",
                new TreeSet<>(Set.of("load")),
                "shop.CheckoutLoadTest.holdsAHundredUsers");
        return new LoadResult(
                test,
                plan,
                Optional.of(request),
                recording,
                health,
                judgement,
                new Environment(
                        "Linux 6.8, amd64",
                        "AMD EPYC 7763",
                        8,
                        "21.0.5 (Temurin)",
                        "0.1.0",
                        "3f9c2e1",
                        "GitHub Actions, build 1842"),
                MEASURED_FROM.minus(plan.warmup()),
                MEASURED_FROM,
                MEASURED_FROM.plus(recording.measuredTime()),
                DIRECTORY,
                notes,
                List.of(),
                List.of());
    }
}
