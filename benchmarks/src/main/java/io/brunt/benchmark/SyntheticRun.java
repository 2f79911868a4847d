// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import io.brunt.health.GeneratorHealth;
import io.brunt.health.SelfWarmup;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.Stage;
import io.brunt.plan.ThinkTime;
import io.brunt.process.ProcessFigures;
import io.brunt.process.ProcessRecording;
import io.brunt.process.ProcessSecond;
import io.brunt.process.ServiceProcess;
import io.brunt.record.Outcome;
import io.brunt.record.Recorder;
import io.brunt.record.RecorderMerge;
import io.brunt.record.Recording;
import io.brunt.record.Recording.StageSpan;
import io.brunt.record.RecordingLayout;
import io.brunt.result.Environment;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.slo.Judgement;
import io.brunt.slo.Slo;
import io.brunt.slo.SloJudge;
import io.brunt.slo.SloParser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The result of a run that nobody made, of any length: users ramp up, one of three instances is slow for a while and
 * sheds part of its load, users ramp down. The same arguments give the same result.
 */
public final class SyntheticRun {

    private static final Instant MEASURED_FROM = Instant.parse("2026-11-24T14:00:00Z");
    private static final long MEBIBYTE = 1 << 20;

    private final Random random = new Random(42);
    private final int seconds;
    private final int warmup;
    private final int perSecond;
    private final String name;
    private final Recorder recorder;

    private SyntheticRun(int seconds, int perSecond, String name) {
        this.seconds = seconds;
        this.warmup = Math.max(1, seconds / 60);
        this.perSecond = perSecond;
        this.name = name;
        recorder = new Recorder(new RecordingLayout(
                List.of("ramp up", name, "ramp down"),
                List.of("POST /process", name),
                List.of("http://127.0.0.1:41901", "http://127.0.0.1:41902", "http://127.0.0.1:41903"),
                -warmup));
    }

    /**
     * Make a result up.
     *
     * @param seconds measured, at least 30
     * @param perSecond iterations in each second of the hold
     * @param name of a stage, a step, a kind of error with its sample, a tag, and part of the display name
     * @param folder where its files go
     * @return three objectives of which are broken
     */
    public static LoadResult of(int seconds, int perSecond, String name, Path folder) {
        return new SyntheticRun(seconds, perSecond, name).result(folder);
    }

    private LoadResult result(Path folder) {
        for (int second = -warmup; second < seconds; second++) {
            run(second);
        }
        Recording recording = new RecorderMerge(List.of(recorder.reading()))
                .merge(spans(), Duration.ofSeconds(seconds), Optional.empty());
        GeneratorHealth health = new GeneratorHealth(
                recording.delivery().lateness(),
                0.31,
                Duration.ofNanos(4_100_000),
                Duration.ofNanos(7_800_000),
                true,
                List.of(),
                new SelfWarmup(Duration.ofMillis(712), 9_300));
        LoadPlan plan = plan();
        List<ProcessRecording> services = List.of(process(1), process(2), process(3));
        List<Slo> slos = Stream.of(
                        "p99 < 250ms",
                        "p99 < 250ms every 10s",
                        "error-rate < 0.1%",
                        "p50 < 100ms",
                        "app.cpu < 20%",
                        "app.rss < 512MiB")
                .map(SloParser::parse)
                .toList();
        Judgement judgement =
                SloJudge.judge(slos, recording, health, SloJudge.Terms.of(plan).with(services));
        TestIdentity test = new TestIdentity(
                "[engine:junit-jupiter]/[class:shop.CheckoutLoadTest]/[method:holdsAThousandUsers()]",
                "shop.CheckoutLoadTest",
                "holdsAThousandUsers",
                "checkout " + name,
                new TreeSet<>(List.of("load", name)),
                "shop.CheckoutLoadTest.holdsAThousandUsers");
        return new LoadResult(
                test,
                plan,
                Optional.empty(),
                recording,
                health,
                judgement,
                new Environment("Linux 6.8, amd64", null, 8, "21.0.5 (Temurin)", "0.1.0-SNAPSHOT", "3f9c2e1", null),
                MEASURED_FROM.minusSeconds(warmup),
                MEASURED_FROM,
                MEASURED_FROM.plusSeconds(seconds),
                folder.resolve(test.folder()),
                List.of("made up: " + name),
                services,
                List.of());
    }

    private LoadPlan plan() {
        List<Stage> stages = List.of(
                new Stage.Users("ramp up", Duration.ofSeconds(up()), perSecond),
                new Stage.Users(name, Duration.ofSeconds(down() - (long) up()), perSecond),
                new Stage.Users("ramp down", Duration.ofSeconds(seconds - (long) down()), 0));
        return LoadPlan.builder(new LoadModel.RampingUsers(0, stages))
                .warmup(Duration.ofSeconds(warmup))
                .thinkTime(ThinkTime.parse("1s"))
                .build();
    }

    private int up() {
        return seconds / 5;
    }

    private int down() {
        return seconds * 4 / 5;
    }

    private boolean isBreach(int second) {
        return second >= seconds * 4 / 10 && second < seconds * 5 / 10;
    }

    private List<StageSpan> spans() {
        return List.of(span("ramp up", 0, up()), span(name, up(), down()), span("ramp down", down(), seconds));
    }

    private static StageSpan span(String stage, int from, int to) {
        return new StageSpan(stage, Duration.ofSeconds(from), Duration.ofSeconds(to - (long) from));
    }

    private double level(int second) {
        return second < 0
                ? 1
                : second < up()
                        ? (double) second / up()
                        : second < down() ? 1 : (double) (seconds - second) / (seconds - down());
    }

    private void run(int second) {
        int users = (int) Math.round(level(second) * perSecond);
        int stage = second < 0 ? Recorder.WARMUP : second < up() ? 0 : second < down() ? 1 : 2;
        for (int i = 0; i < users; i++) {
            iteration(stage, second, users, i % 3);
        }
    }

    private void iteration(int stage, int second, int users, int instance) {
        recorder.iterationStarted(stage, second, users, 60_000 + random.nextInt(400_000));
        double micros = 58_000 * Math.exp(0.18 * random.nextGaussian());
        if (random.nextInt(150) == 0) {
            micros *= 1 + random.nextInt(4);
        }
        if (second < 0) {
            micros *= 1 - 3.0 * second / warmup;
        }
        boolean slow = instance == 1 && isBreach(second);
        boolean shed = slow && random.nextInt(6) == 0;
        if (slow) {
            micros = shed ? 9_000 + random.nextInt(6_000) : micros + 280_000 * Math.exp(0.3 * random.nextGaussian());
        }
        long nanos = Math.round(micros * 1e3);
        long first = nanos / 3;
        Outcome outcome = shed ? Outcome.ERROR : Outcome.COMPLETED;
        recorder.requestEnded(stage, second, 0, instance, 200, Outcome.COMPLETED, first, first - 1_000, true, 148, 231);
        recorder.requestEnded(
                stage,
                second,
                1,
                instance,
                shed ? 503 : 200,
                outcome,
                nanos - first,
                nanos - first - 1_000,
                true,
                148,
                231);
        if (shed) {
            boolean other = random.nextInt(20) == 0;
            recorder.error(stage, second, other ? "status-502" : name, "503 " + name);
        }
        recorder.iterationEnded(stage, second, outcome, nanos, nanos - 1_000, true);
    }

    private ProcessRecording process(int index) {
        List<ProcessSecond> all = new ArrayList<>();
        for (int second = -warmup; second < seconds; second++) {
            double worse = index == 2 && isBreach(second) ? 1 : 0;
            double load = Math.max(0.2, level(second));
            long heap = Math.round((60 + 40 * load + 280 * worse + random.nextInt(20)) * MEBIBYTE);
            boolean collects = random.nextInt(5) < 1 + 3 * worse;
            all.add(new ProcessSecond(
                    second,
                    Duration.ofSeconds(1),
                    new ProcessFigures(
                            0.08 * load + 0.18 * worse + random.nextDouble() * 0.02,
                            heap + 130 * MEBIBYTE,
                            34 + Math.round(12 * load),
                            60 + Math.round(100 * load),
                            collects ? Math.round(3_000 + 4_000 * random.nextDouble() + 40_000 * worse) : 0,
                            collects ? 1 : 0,
                            heap,
                            1)));
        }
        ServiceProcess process =
                new ServiceProcess("api", index, 4_710L + index, MEASURED_FROM.minusSeconds(warmup + 20L));
        return new ProcessRecording(process, true, all, Map.of(), Optional.empty());
    }
}
