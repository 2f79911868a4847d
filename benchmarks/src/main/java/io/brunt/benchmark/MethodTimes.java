// SPDX-License-Identifier: Apache-2.0
package io.brunt.benchmark;

import io.brunt.plan.LoadModel;
import io.brunt.plan.LoadPlan;
import io.brunt.result.LoadResult;
import io.brunt.result.TestIdentity;
import io.brunt.run.Brunt;
import io.brunt.run.LoadOrder;
import io.brunt.run.Workload;
import io.brunt.settings.SettingSource;
import io.brunt.settings.Settings;
import io.brunt.user.UserCode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Holds the p50 of a load test of one user against the median of JMH's averages, method by method: within 10 % or 100 ns.
 * JMH makes a JVM for each method, and so does this one's script.
 */
final class MethodTimes {

    private static final double SHARE = 0.1;
    private static final double NANOS = 100;

    private MethodTimes() {}

    public static void main(String[] args) throws IOException, RunnerException {
        Method method = Method.valueOf(args[0]);
        LoadResult result;
        try (Scratch module = Scratch.folder()) {
            result = Brunt.run(order(method, module));
        }
        double brunt = result.responseTime().percentile(50).toNanos();
        double jmh = jmh(method);
        boolean held = Math.abs(brunt - jmh) <= Math.max(NANOS, jmh * SHARE);
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .printf(
                        Locale.ROOT,
                        "%-8s  Brunt p50 %,9.1f ns  p99 %,9d ns  JMH %,9.1f ns  %s  %s%n",
                        method,
                        brunt,
                        result.responseTime().percentile(99).toNanos(),
                        jmh,
                        held ? "held" : "missed",
                        String.join("; ", result.notes()));
    }

    private static LoadOrder order(Method method, Scratch module) {
        Method.State state = new Method.State();
        UserCode code = user -> state.kept = method.call(state);
        LoadPlan plan = LoadPlan.builder(new LoadModel.ConstantUsers(1, Duration.ofMillis(2_500)))
                .warmup(Duration.ofSeconds(2))
                .build();
        return new LoadOrder(
                TestIdentity.named("benchmark"),
                plan,
                new Workload.Code(code, List.of()),
                List.of(),
                Settings.resolve(module.path(), List.of(SettingSource.systemProperties(new Properties()))),
                List.of());
    }

    private static double jmh(Method method) throws RunnerException, IOException {
        try (Scratch log = Scratch.folder()) {
            RunResult result = new Runner(new OptionsBuilder()
                            .include(MethodBenchmark.class.getName().replace(".", "\\."))
                            .param("method", method.name())
                            .output(log.path().resolve("jmh.log").toString())
                            .build())
                    .runSingle();
            return result.getPrimaryResult().getStatistics().getPercentile(50);
        }
    }
}
