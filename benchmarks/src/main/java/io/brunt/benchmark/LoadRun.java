// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import io.brunt.http.Tls;
import io.brunt.http.Transport;
import io.brunt.plan.HttpRequest;
import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.plan.ThinkTime;
import io.brunt.record.Distribution;
import io.brunt.record.Tally;
import io.brunt.result.LoadObserver;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.run.Brunt;
import io.brunt.run.LoadOrder;
import io.brunt.run.Workload;
import io.brunt.settings.SettingSource;
import io.brunt.settings.Settings;
import io.brunt.unit.DurationText;
import io.brunt.unit.Rate;
import io.brunt.user.UserCode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * One load test in a JVM of its own, with everything recorded and reported as in any other; prints its figures, one
 * {@code name value} a line.
 *
 * <pre>
 * java … io.brunt.benchmark.LoadRun url=http://127.0.0.1:8080 users=50 warmup=4s duration=6s
 * java … io.brunt.benchmark.LoadRun url=http://127.0.0.1:8080 rate=1000/s duration=20s heap=5s
 * java … io.brunt.benchmark.LoadRun code=pause users=10000 duration=20s
 * </pre>
 */
final class LoadRun {

    static final String BODY = "{\"payload\":\"test\"}";

    private static final Map<String, UserCode> CODE = Map.of("empty", user -> {}, "pause", user -> Thread.sleep(1_000));

    private LoadRun() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> options = new LinkedHashMap<>();
        for (String arg : args) {
            options.put(arg.substring(0, arg.indexOf('=')), arg.substring(arg.indexOf('=') + 1));
        }
        Optional<Duration> lookAtHeap = Optional.ofNullable(options.get("heap")).map(DurationText::parse);
        try (Scratch module = Scratch.folder();
                Usage usage = Usage.watched();
                HeapWatch heap = HeapWatch.every(lookAtHeap)) {
            LoadResult result = options.containsKey("watch") ? watched(options, module, usage) : load(options, module);
            print(result, usage);
            line("heapKib", heap.kib());
        }
        if (options.containsKey("code")) {
            line("bareLoopNanos", BareLoop.nanos());
        }
    }

    private static LoadResult watched(Map<String, String> options, Scratch module, Usage usage) throws Exception {
        Turns turns = new Turns(DurationText.parse(Objects.requireNonNull(options.get("warmup"), "warmup")));
        try (Watcher watcher = Watcher.of(Objects.requireNonNull(options.get("watch")), turns, module)) {
            LoadResult result = load(options, module, watcher);
            line("looks", watcher.looks());
            line("turns", turns.throughput(result));
            line("besidesLoops", turns.besidesLoops(result, usage));
            return result;
        }
    }

    private static LoadResult load(Map<String, String> options, Scratch module, LoadObserver... observers) {
        return Brunt.run(order(options, module).withObservers(List.of(observers)));
    }

    private static LoadOrder order(Map<String, String> options, Scratch module) {
        Properties quiet = new Properties();
        // Standard output is read by who started this.
        quiet.setProperty("brunt.progress", "none");
        return new LoadOrder(
                        TestIdentity.named("benchmark"),
                        plan(options),
                        workload(options),
                        List.of(),
                        Settings.resolve(module.path(), List.of(SettingSource.systemProperties(quiet))),
                        List.of())
                .withTransport(transport(options));
    }

    private static Transport transport(Map<String, String> options) {
        String certificate = options.get("trust");
        return certificate == null
                ? Transport.DEFAULT
                : Transport.DEFAULT.withTls(Tls.trusting(Tls.Store.of(Path.of(certificate))));
    }

    private static Workload workload(Map<String, String> options) {
        String code = options.get("code");
        if (code != null) {
            return new Workload.Code(Objects.requireNonNull(CODE.get(code), code), List.of());
        }
        HttpRequest request = HttpRequest.of("POST", "/").withBody(BODY).withHeader("Content-Type: application/json");
        return new Workload.Http(request, List.of(URI.create(options.get("url"))));
    }

    private static LoadPlan plan(Map<String, String> options) {
        Duration duration = DurationText.parse(Objects.requireNonNull(options.get("duration"), "duration"));
        LoadModel model = options.containsKey("rate")
                ? new LoadModel.ConstantRate(Rate.parse(options.get("rate")), duration)
                : new LoadModel.ConstantUsers(Integer.parseInt(options.get("users")), duration);
        LoadPlan.Builder plan = LoadPlan.builder(model);
        if (options.containsKey("warmup")) {
            plan.warmup(DurationText.parse(Objects.requireNonNull(options.get("warmup"), "warmup")));
        }
        if (options.containsKey("thinkTime")) {
            plan.thinkTime(ThinkTime.parse(options.get("thinkTime")));
        }
        return plan.build();
    }

    private static void print(LoadResult result, Usage usage) {
        Tally tally = result.recording().whole().tally();
        Instant from = result.measuredFrom();
        Usage.Spent spent = usage.between(from, from.plus(result.recording().measuredTime()));
        line("requests", result.totals().requests());
        line(
                "warmupRequests",
                result.recording().timeline().stream()
                        .filter(it -> it.second() < 0)
                        .mapToLong(it -> it.started())
                        .sum());
        line("started", tally.started());
        line("completed", tally.completed());
        line("errors", result.totals().errors());
        line("abandoned", result.totals().abandoned());
        line("dropped", result.totals().dropped());
        line("throughput", result.totals().throughput());
        line("loopCpuMicros", spent.loopNanos() / 1e3 / tally.started());
        line("cpuMicros", spent.cpuNanos() / 1e3 / tally.started());
        line("allocatedBytes", spent.allocatedBytes() / tally.started());
        times("response", result.recording().whole().responseTime(), 50, 90, 95, 99, 99.9);
        times("service", result.recording().whole().serviceTime(), 50, 99);
        times("lateness", result.recording().delivery().lateness(), 50, 99, 99.9);
        line("verdict", result.verdict());
    }

    private static void times(String name, Distribution times, double... percents) {
        for (double percent : percents) {
            line(
                    name + "P" + (percent % 1 == 0 ? String.valueOf((int) percent) : "999"),
                    times.percentileMicros(percent));
        }
        line(name + "Max", times.max().toNanos() / 1_000);
    }

    private static void line(String name, Object value) {
        System.out.println(name + " " + value);
    }
}
